import fc from 'fast-check';
import { rounds, seeded } from '../../../../test/kit/random';
import { addDays, plainDate, type PlainDate } from '@yby/platform/contract';
import { licenceKinds, type Licence } from '../register/licence';
import { colourOf, colours, mayOn, stoppedOn } from './colour';
import { holdReasonCodes, holdReasons, holdScopes } from './hold-reasons';
import type { BanFact, DueFact, HoldFact, StandingFacts } from './standing-facts';

const TODAY = plainDate('2026-11-23');
const clean: StandingFacts = { state: 'registered', holds: [], bans: [], licences: [], due: [] };
const licence = (kind: Licence['kind'], validTo: PlainDate | null, substances: string[] = []): Licence => ({
  kind,
  number: 'N',
  issuer: 'I',
  validFrom: plainDate('2024-01-01'),
  validTo,
  substances,
});

const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
const holds = fc.record<HoldFact>({
  scope: fc.constantFrom(...holdScopes),
  reason: fc.constantFrom(...holdReasonCodes),
  article: fc.constantFrom('条例 32', '条例 40'),
  from: day,
  until: fc.option(day),
});
const bans = fc.record<BanFact>({
  from: day,
  to: day,
  scope: fc.constantFrom('purchase', 'transport', 'all'),
  article: fc.constant('条例 38'),
});
const due = fc.record<DueFact>({
  code: fc.constantFrom('application.correction', 'receipt.late'),
  rule: fc.constant('条例 19'),
  zh: fc.string(),
  en: fc.string(),
  todoZh: fc.string(),
  todoEn: fc.string(),
});
const licences = fc.record<Licence>({
  kind: fc.constantFrom(...licenceKinds),
  number: fc.string(),
  issuer: fc.string(),
  validFrom: day,
  validTo: fc.option(day),
  substances: fc.subarray(['PC3-01', 'PC3-02', 'PC9-99']),
});
const standings = fc.record<StandingFacts>({
  state: fc.constantFrom('draft', 'registered', 'suspended', 'closed', 'moved_out', 'no such state'),
  holds: fc.array(holds, { maxLength: 4 }),
  bans: fc.array(bans, { maxLength: 3 }),
  licences: fc.array(licences, { maxLength: 6 }),
  due: fc.array(due, { maxLength: 3 }),
});

const gravity = (facts: StandingFacts, on: PlainDate) => colours.indexOf(colourOf(facts, on).colour);

describe('the colour of 易智码', () => {
  const runs = { seed: seeded('colours').seed, numRuns: rounds(300, 20_000) };

  it('answers for any facts on any day, and has a reason exactly where it is not green', () => {
    fc.assert(
      fc.property(standings, day, (facts, on) => {
        const { colour, reasons } = colourOf(facts, on);
        expect(reasons.length > 0).toBe(colour !== 'green');
        expect(reasons.some((reason) => reason.colour === 'red')).toBe(colour === 'red');
        for (const { zh, en, rule, todoZh, todoEn } of reasons)
          for (const text of facts.due.length ? [] : [zh, en, rule, todoZh, todoEn]) expect(text).not.toBe('');
      }),
      runs,
    );
  });

  it('is never made greener by a further hold, ban or due thing', () => {
    fc.assert(
      fc.property(standings, day, holds, bans, due, (facts, on, hold, ban, more) => {
        const before = gravity(facts, on);
        expect(gravity({ ...facts, holds: [...facts.holds, hold] }, on)).toBeGreaterThanOrEqual(before);
        expect(gravity({ ...facts, bans: [...facts.bans, ban] }, on)).toBeGreaterThanOrEqual(before);
        expect(gravity({ ...facts, due: [...facts.due, more] }, on)).toBeGreaterThanOrEqual(before);
      }),
      runs,
    );
  });

  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(standings, day, (facts, on) => {
        const backwards: StandingFacts = {
          state: facts.state,
          holds: [...facts.holds].reverse(),
          bans: [...facts.bans].reverse(),
          licences: [...facts.licences].reverse(),
          due: [...facts.due].reverse(),
        };
        expect(colourOf(backwards, on)).toEqual(colourOf(facts, on));
      }),
      runs,
    );
  });

  it('lets nobody do what a hold or ban of the day stops', () => {
    fc.assert(
      fc.property(standings, day, (facts, on) => {
        const may = mayOn(facts, null, on);
        for (const [act, scope] of [
          ['buy', 'purchase'],
          ['sell', 'sale'],
          ['carry', 'transport'],
        ] as const)
          if (stoppedOn(facts, scope, on)) expect(may[act]).toBe(false);
      }),
      runs,
    );
  });

  it('turns yellow thirty days before the end of a licence, says what is lost after it, and green again with a new one', () => {
    const end = plainDate('2026-12-31');
    const selling = { ...clean, licences: [licence('dealing_filing', end, ['PC3-01', 'PC3-02'])] };
    const at = (on: string, facts = selling) => colourOf(facts, plainDate(on));
    expect(at('2026-11-30').colour).toBe('green');
    expect(at('2026-12-02')).toMatchObject({
      colour: 'yellow',
      reasons: [{ code: 'licence.sell.expiring', rule: '条例 13' }],
    });
    expect(at('2026-12-31').reasons[0]!.code).toBe('licence.sell.expiring');
    expect(at('2027-01-01')).toMatchObject({ colour: 'yellow', reasons: [{ code: 'licence.sell.expired' }] });
    expect(at('2027-01-01').reasons[0]!.zh).toContain('不能再销售甲苯、丙酮');
    const renewed = { ...licence('dealing_filing', null, ['PC3-01', 'PC3-02']), validFrom: plainDate('2027-01-01') };
    for (const on of ['2026-12-20', '2027-01-01', '2030-01-01'])
      expect(at(on, { ...clean, licences: [...selling.licences, renewed] }).colour).toBe('green');
    const partly = { ...renewed, substances: ['PC3-01'] };
    expect(at('2027-01-01', { ...clean, licences: [...selling.licences, partly] }).reasons[0]!.zh).toMatch(/销售丙酮$/);
    expect(mayOn(selling, 'PC3-01', end)).toEqual({ buy: true, sell: true, carry: false });
    expect(mayOn(selling, 'PC3-01', addDays(end, 1)).sell).toBe(false);
  });

  it('is red on each day of a hold and on no other', () => {
    const hold: HoldFact = {
      scope: 'sale',
      reason: 'loss_reported',
      article: '条例 34',
      from: plainDate('2026-11-23'),
      until: plainDate('2026-11-25'),
    };
    const on = (date: string) => colourOf({ ...clean, holds: [hold] }, plainDate(date)).colour;
    expect(['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-26'].map(on)).toEqual(['green', 'red', 'red', 'green']);
  });
});

it('names articles for every reason of a hold', () => {
  for (const { articles, zh, en } of Object.values(holdReasons)) {
    expect(articles.length).toBeGreaterThan(0);
    expect(zh && en).toBeTruthy();
  }
});
