import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Refusal, type Actor, type Caller } from '@yby/platform';
import { Work } from '@yby/platform/wiring';
import { receive } from '../../libs/ledger/src/consignment/receive';
import { Correct } from '../../libs/permits/src/application/correct';
import { Submit } from '../../libs/permits/src/application/submit';
import { grounds } from '../../libs/permits/src/measure/grounds';
import { Measures } from '../../libs/permits/src/measure/measures';
import { Cancel } from '../../libs/permits/src/permit/cancel';
import { readPermit } from '../../libs/permits/src/permit/read-permit';
import type { PermitView } from '../../libs/permits/src/permit/permit-view';
import { Redeem } from '../../libs/permits/src/permit/redeem';
import { Reissue } from '../../libs/permits/src/permit/reissue';
import { Claim } from '../../libs/permits/src/review/claim';
import { Decide } from '../../libs/permits/src/review/decide';
import { flawsOfTheBooks } from '../kit/book-flaws';
import { City } from '../kit/city';
import { delivery, kg, purchase } from '../kit/filing';
import {
  actsFor,
  apply,
  effectiveOf,
  later,
  letTimePass,
  refusalOf,
  START,
  World,
  type Command,
  type Paper,
  type Who,
} from '../kit/permit-model';
import { deep, rounds } from '../kit/random';

const paper = fc.nat({ max: 2 });
const officer = fc.constantFrom<Who>('approver', 'supervisor', 'supervisor2');
const head = fc.constantFrom<Who>('supervisor', 'supervisor2');
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('redeem' as const), paper, kg: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      paper,
      who: officer,
      ground: fc.nat({ max: grounds.length - 1 }),
      days: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), paper, who: head }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), paper, who: head }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'receive' as const), paper }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reissue' as const), paper, kg: fc.integer({ min: 1, max: 110 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      paper,
      fate: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'approve' as const,
        'refuse' as const,
        'withdraw' as const,
        'correct' as const,
      ),
      multi: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 2, 3, 8, 35) }) },
);

describe('the life of permits, against a model', () => {
  let city: City;
  let actors: Record<Who, Actor>;
  let filing: Record<'true' | 'false', Parameters<Submit['submit']>[1]>;
  let executed = 0;

  const get = <T>(type: new (...args: never[]) => T): T => city.api.get(type as never, { strict: false });
  const as = (who: Who): Caller => ({ actor: actors[who], requestId: 'model' });
  const outcome = async (act: Promise<unknown>): Promise<string | null> => {
    try {
      await act;
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const view = (who: Who, id: string, world: World): Promise<PermitView> =>
    city.api.get(Work).read((sql) => readPermit(sql, actors[who], { id }, world.now, 'http://localhost:3000'));

  beforeAll(async () => {
    city = await City.open({ loops: false });
    const rows = await city.rows<{
      username: Who;
      id: string;
      name: string;
      enterprise: string;
      organ: string;
      organ_name: string;
      division: string;
      roles: Actor['roles'];
    }>(
      `SELECT a.username, a.id, a.name, a.enterprise_id AS enterprise, a.organ_id AS organ, o.name_zh AS organ_name, a.division,
         ARRAY(SELECT role FROM identity.office f WHERE f.account_id = a.id) AS roles
       FROM identity.account a LEFT JOIN identity.organ o ON o.id = a.organ_id
       WHERE a.username IN ('paint', 'seller', 'approver', 'supervisor')`,
    );
    const made = rows.map((row): [Who, Actor] => [
      row.username,
      {
        kind: 'person',
        id: row.id,
        name: row.name,
        roles: row.roles,
        enterpriseId: row.enterprise,
        organId: row.organ,
        organName: row.organ_name,
        division: row.division,
      },
    ]);
    const known = Object.fromEntries(made) as Record<Who, Actor>;
    actors = { ...known, supervisor2: { ...known.supervisor, id: randomUUID(), name: '第二位主管' } };
    const body = (multiUse: boolean) => purchase(city, 'paint', { lines: [['PC3-01', '100']], multiUse });
    filing = { true: (await body(true)) as never, false: (await body(false)) as never };
  }, 60_000);
  afterAll(() => city?.close());

  async function fileOne(world: World, at: number, { fate, multi }: Extract<Command, { do: 'file' }>): Promise<void> {
    const input = filing[`${multi}`];
    const { id, acts } = await get(Submit).submit(as('paint'), input);
    expect(acts).toEqual(['withdraw']);
    if (fate === 'withdraw') {
      expect(await get(Correct).withdraw(as('paint'), id)).toMatchObject({ state: 'withdrawn', acts: [] });
      return;
    }
    let { fence } = await get(Claim).one(as('approver'), id);
    if (fate === 'refuse') {
      const refused = await get(Decide).refuse(as('approver'), id, fence!, 'no-legitimate-use', '与产能不符');
      expect(refused).toMatchObject({ state: 'refused', acts: [] });
      return;
    }
    if (fate === 'correct') {
      await get(Decide).return(as('approver'), id, fence!, [{ code: 'use-unclear' }]);
      expect(await get(Correct).resubmit(as('paint'), id, input)).toMatchObject({ state: 'accepted' });
      ({ fence } = await get(Claim).one(as('approver'), id));
    }
    const { permitId } = await get(Decide).approve(as('approver'), id, fence!);
    const issued = await view('paint', permitId!, world);
    world.papers[at] = {
      id: permitId!,
      state: 'valid',
      multi,
      from: world.today,
      to: issued.validTo as Paper['to'],
      granted: 100,
      redeemed: 0,
      edition: 1,
      suspendedUntil: null,
      proposed: null,
      closed: null,
      consignments: [],
      events: [],
    };
  }

  /** Does it to the real one. */
  async function perform(world: World, one: Paper, act: Command): Promise<string | null> {
    switch (act.do) {
      case 'redeem':
        return outcome(
          get(Redeem)
            .redeem(as('seller'), one.id, delivery(String(act.kg)) as never)
            .then(({ consignmentId }) => one.consignments.push(consignmentId)),
        );
      case 'propose': {
        const { act: measure, code } = grounds[act.ground]!;
        const until = measure === 'suspend' ? later(world.today, act.days) : undefined;
        const propose = async () => {
          const after = await get(Measures).propose(as(act.who), one.id, {
            act: measure,
            ground: code,
            note: '事实如卷',
            ...(until ? { until } : {}),
          });
          one.proposed = {
            id: after.measure!.id,
            act: measure,
            ground: code,
            until: until ?? null,
            by: act.who,
            lapsesAt: (world.now + 7 * 86_400_000) as World['now'],
          };
        };
        return outcome(propose());
      }
      case 'confirm':
        return outcome(get(Measures).confirm(as(act.who), (one.proposed?.id ?? one.closed)!));
      case 'reject':
        return outcome(get(Measures).reject(as(act.who), (one.proposed?.id ?? one.closed)!, '证据不足'));
      case 'cancel':
        return outcome(get(Cancel).cancel(as('paint'), one.id, { reason: 'mistyped' }));
      case 'reissue':
        return outcome(
          get(Reissue).reissue(as('approver'), one.id, {
            reason: 'clerical_error',
            note: '数量有误',
            lines: [{ substance: 'PC3-01', quantity: kg(String(act.kg)) as never }],
          }),
        );
      default:
        throw new RangeError(act.do);
    }
  }

  /** The act that must have been listed for the command to succeed. */
  const named = (one: Paper, act: Command): [Who, string] | null => {
    if (act.do === 'redeem') return ['seller', 'redeem'];
    if (act.do === 'cancel') return ['paint', 'cancel'];
    if (act.do === 'reissue') return ['approver', 'reissue'];
    if (act.do === 'propose') return [act.who, `propose-${grounds[act.ground]!.act}`];
    if ((act.do === 'confirm' || act.do === 'reject') && one.proposed) return [act.who, `${act.do}-measure`];
    return null;
  };

  async function step(world: World, act: Command): Promise<void> {
    executed++;
    if (act.do === 'wait') {
      const before = world.today;
      world.now = (world.now + act.days * 86_400_000) as World['now'];
      await city.setClock(world.iso);
      while ((await city.fireDeadlines()) > 0);
      letTimePass(world, before);
      return;
    }
    if (act.do === 'file' || !world.papers[act.paper]) {
      await fileOne(
        world,
        act.paper,
        act.do === 'file' ? act : { do: 'file', paper: act.paper, fate: 'approve', multi: true },
      );
      return;
    }
    const one = world.papers[act.paper]!;
    if (act.do === 'receive') {
      const id = one.consignments.shift();
      if (!id) return;
      const { lines } = (
        await city.rows<{ lines: { substance: string; quantity: object }[] }>(
          `SELECT jsonb_agg(jsonb_build_object('substance', substance, 'quantity', jsonb_build_object('unit', unit, 'amount', sent::text))) AS lines
         FROM ledger.consignment_line WHERE consignment_id = $1`,
          [id],
        )
      )[0]!;
      const book = city.api.get(Work);
      expect(await book.run(as('paint'), 'ledger.receive', (tx) => receive(tx, id, { lines } as never))).toMatchObject({
        state: 'received',
      });
      return;
    }
    if ((act.do === 'confirm' || act.do === 'reject') && !one.proposed && !one.closed) return;
    const expected = refusalOf(world, one, act);
    const listed = named(one, act);
    const listedBefore = listed && (await view(listed[0], one.id, world)).acts.includes(listed[1]);
    expect([act, await perform(world, one, act)]).toEqual([act, expected]);
    // What was not listed is refused, and what succeeds was listed.
    if (listed && expected === null) expect([act, listedBefore]).toEqual([act, true]);
    if (listed && !listedBefore) expect([act, expected]).not.toEqual([act, null]);
    if (expected === null) apply(one, act);
  }

  async function compare(world: World): Promise<void> {
    for (const one of world.papers) {
      if (!one) continue;
      for (const who of ['paint', 'seller', 'approver', 'supervisor', 'supervisor2'] as const) {
        const real = await view(who, one.id, world);
        expect({
          who,
          state: real.state,
          effective: real.effective,
          edition: real.edition,
          until: real.suspendedUntil,
          granted: real.lines[0]!.granted.amount,
          redeemed: real.lines[0]!.redeemed.amount,
          acts: real.acts,
        }).toEqual({
          who,
          state: one.state,
          effective: effectiveOf(one, world.today),
          edition: one.edition,
          until: one.suspendedUntil,
          granted: kg(String(one.granted)).amount,
          redeemed: one.redeemed === 0 ? '0' : kg(String(one.redeemed)).amount,
          acts: actsFor(world, one, who),
        });
      }
      const journal = await city.rows<{ event: string }>(
        `SELECT event FROM platform.journal WHERE subject_type = 'permit' AND subject_id = $1 ORDER BY seq`,
        [one.id],
      );
      expect(journal.map(({ event }) => event)).toEqual(one.events);
    }
  }

  test('no order of acts leads to an illegal state, beyond what was granted, or past the journal', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const begun = performance.now();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 40, maxLength: 60 }), async (acts) => {
        const world = new World();
        world.now = START;
        // The simulated clock never goes back by an act: each run begins on the same day all the same, so that no licence ends.
        await city.rows('UPDATE platform.clock SET at = $1', [world.iso]);
        for (const [at, act] of acts.entries()) {
          await step(world, act);
          if (at % 5 === 4) await compare(world);
        }
        await compare(world);
      }),
      { numRuns: rounds(22, 230), seed, endOnFailure: !deep },
    );
    expect(await flawsOfTheBooks(city)).toEqual([]);
    if (deep) expect(executed).toBeGreaterThanOrEqual(10_000);
    console.log(
      `permit model: seed ${seed}, ${executed} commands in ${Math.round((performance.now() - begun) / 1000)} s`,
    );
  }, 1_800_000);
});
