import { isoOf, type Instant } from '@yby/platform';
import { addDays, instantOf, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { grounds } from '../../libs/permits/src/measure/grounds';
import { permitLifecycle, type PermitState } from '../../libs/permits/src/permit/permit.lifecycle';

export type Who = 'paint' | 'seller' | 'approver' | 'supervisor' | 'supervisor2';

/** One thing that somebody tries; whether it may succeed is the model's business. */
export type Command =
  | { readonly do: 'redeem'; readonly paper: number; readonly kg: number }
  | {
      readonly do: 'propose';
      readonly paper: number;
      readonly who: Who;
      readonly ground: number;
      readonly days: number;
    }
  | { readonly do: 'confirm' | 'reject'; readonly paper: number; readonly who: Who }
  | { readonly do: 'cancel' | 'receive'; readonly paper: number }
  | { readonly do: 'reissue'; readonly paper: number; readonly kg: number }
  | {
      readonly do: 'file';
      readonly paper: number;
      readonly fate: 'approve' | 'refuse' | 'withdraw' | 'correct';
      readonly multi: boolean;
    }
  | { readonly do: 'wait'; readonly days: number };

export interface Proposed {
  readonly id: string;
  readonly act: string;
  readonly ground: string;
  readonly until: PlainDate | null;
  readonly by: Who;
  readonly lapsesAt: Instant;
}

/** What a permit should be, kept beside the real one. Kilograms. */
export interface Paper {
  id: string;
  state: PermitState;
  multi: boolean;
  from: PlainDate;
  to: PlainDate;
  granted: number;
  redeemed: number;
  edition: number;
  suspendedUntil: PlainDate | null;
  proposed: Proposed | null;
  /** Closed last, to be tried again. */
  closed: string | null;
  consignments: string[];
  events: string[];
}

export const START = instantOf('2026-11-23T01:30:00.000Z');

export class World {
  now: Instant = START;
  readonly papers: (Paper | null)[] = [null, null, null];
  get today(): PlainDate {
    return toPlainDate(this.now);
  }
  get iso(): string {
    return isoOf(this.now);
  }
}

export function effectiveOf(paper: Paper, today: PlainDate): string {
  if (paper.state !== 'valid') return paper.state;
  return today > paper.to ? 'expired' : 'in_force';
}

const states: Record<string, PermitState> = {
  suspend: 'suspended',
  restore: 'valid',
  revoke: 'revoked',
  annul: 'annulled',
  withdraw: 'withdrawn',
  deregister: 'deregistered',
};
export const eventOf = (act: string): string => `permits.permit-${act === 'restore' ? 'restored' : states[act]}`;

export const isOpen = (paper: Paper, act: string): boolean =>
  permitLifecycle.acts[act as 'revoke'].from.includes(paper.state as 'valid');
export const groundFits = (paper: Paper, act: string, code: string, today: PlainDate): boolean =>
  grounds.some(
    (one) =>
      one.act === act &&
      one.code === code &&
      (!one.only || (one.only as readonly string[]).includes(effectiveOf(paper, today))),
  );

/** The refusal that this command must end in; null when it must succeed. */
export function refusalOf(world: World, paper: Paper, command: Command): string | null {
  const { today } = world;
  const effective = effectiveOf(paper, today);
  switch (command.do) {
    case 'redeem':
      if (effective !== 'in_force') return 'permits.not-in-force';
      return command.kg > paper.granted - paper.redeemed ? 'permits.quantity-exceeded' : null;
    case 'propose': {
      const { act, code } = grounds[command.ground]!;
      if (paper.proposed) return 'permits.measure-open';
      if (!isOpen(paper, act)) return 'platform.state-changed';
      return groundFits(paper, act, code, today) ? null : 'permits.ground-unknown';
    }
    case 'confirm': {
      const { proposed } = paper;
      if (!proposed) return 'permits.measure-closed';
      if (proposed.by === command.who) return 'platform.same-person';
      if (!isOpen(paper, proposed.act) || !groundFits(paper, proposed.act, proposed.ground, today))
        return 'platform.state-changed';
      return proposed.until !== null && proposed.until <= today ? 'permits.suspension-days' : null;
    }
    case 'reject':
      return paper.proposed ? null : 'permits.measure-closed';
    case 'cancel':
      if (paper.state !== 'valid') return 'platform.state-changed';
      return effective === 'in_force' && paper.redeemed === 0 ? null : 'permits.not-cancellable';
    case 'reissue':
      if (paper.state !== 'valid') return 'platform.state-changed';
      if (effective !== 'in_force') return 'permits.not-reissuable';
      if (command.kg > paper.granted || command.kg <= paper.redeemed) return 'permits.correction-unfit';
      return command.kg === paper.granted ? 'permits.nothing-corrected' : null;
    default:
      return null;
  }
}

/** What the command makes of the paper when it succeeds. */
export function apply(paper: Paper, command: Command): void {
  switch (command.do) {
    case 'redeem':
      paper.redeemed += command.kg;
      if (!paper.multi || paper.redeemed === paper.granted) paper.state = 'used_up';
      paper.events.push('permits.redeemed');
      return;
    case 'confirm': {
      const { id, act, until } = paper.proposed!;
      paper.state = states[act]!;
      paper.suspendedUntil = act === 'suspend' ? until : null;
      Object.assign(paper, { closed: id, proposed: null });
      paper.events.push(eventOf(act));
      return;
    }
    case 'reject':
      Object.assign(paper, { closed: paper.proposed!.id, proposed: null });
      return;
    case 'cancel':
      paper.state = 'cancelled';
      paper.events.push('permits.permit-cancelled');
      return;
    case 'reissue':
      Object.assign(paper, { granted: command.kg, edition: paper.edition + 1 });
      paper.events.push('permits.permit-reissued');
      return;
    default:
      return;
  }
}

/** What the clock alone does when it has moved to `world.now`. */
export function letTimePass(world: World, before: PlainDate): void {
  for (const paper of world.papers) {
    if (!paper) continue;
    if (paper.proposed && paper.proposed.lapsesAt <= world.now)
      Object.assign(paper, { closed: paper.proposed.id, proposed: null });
    const expire = () => paper.events.push('permits.expired');
    const restore = () => {
      Object.assign(paper, { state: 'valid', suspendedUntil: null });
      paper.events.push('permits.permit-restored');
    };
    // One sweep brings both, in the order of their moments; of one day the end of the validity is the earlier.
    const ends = paper.state === 'valid' || paper.state === 'suspended' ? paper.to : null;
    const { suspendedUntil } = paper;
    const expires = ends !== null && before <= ends && ends < world.today;
    const restored = suspendedUntil !== null && suspendedUntil < world.today;
    if (expires && (!restored || ends <= suspendedUntil)) expire();
    if (restored) restore();
    if (expires && restored && ends > suspendedUntil) expire();
  }
}

/** The acts that the server must list for the paper. */
export function actsFor(world: World, paper: Paper, who: Who): string[] {
  const may = (probe: Command) => refusalOf(world, paper, probe) === null;
  if (who === 'seller') return [...(may({ do: 'redeem', paper: 0, kg: 0 }) ? ['redeem'] : []), 'print'];
  if (who === 'paint') return [...(may({ do: 'cancel', paper: 0 }) ? ['cancel'] : []), 'copy', 'print'];
  const reissuable = effectiveOf(paper, world.today) === 'in_force' && who === 'approver';
  const proposable = paper.proposed
    ? []
    : Object.keys(states).filter(
        (act) => isOpen(paper, act) && grounds.some((one) => groundFits(paper, act, one.code, world.today)),
      );
  const head = who === 'supervisor' || who === 'supervisor2';
  return [
    ...(reissuable ? ['reissue'] : []),
    ...proposable.map((act) => `propose-${act}`),
    ...(head && paper.proposed && may({ do: 'confirm', paper: 0, who }) ? ['confirm-measure'] : []),
    ...(head && paper.proposed ? ['reject-measure'] : []),
    'print',
  ];
}

export const later = (today: PlainDate, days: number): PlainDate => addDays(today, days);
