import { drawSeat, poolsOf } from './draw-inspectors';
import { readInspectors, readPlan, readRecusals, readTargets } from './draw-texts';
import type { Opened } from './draw';
import { commitmentOf, seedOf, type DrawTexts } from './seed';
import type { Sha256 } from './sha256-text';

export interface OpenSeat {
  readonly target: string;
  /** 1 leads. */
  readonly seat: number;
  /** Who keeps the other seats. */
  readonly kept: readonly string[];
}

/**
 * 回避 after the draw: one seat is drawn anew, under a commitment of its own, with the recusal among the frozen recusals and today's
 * loads in the list of inspectors; nothing else of the draw moves.
 * @returns the pseudonym, or null when nobody may sit there
 */
export function reseat(
  sha256: Sha256,
  texts: DrawTexts,
  { secret, contributions }: Opened,
  open: OpenSeat,
): string | null {
  const plan = readPlan(texts.plan);
  const seed = seedOf(sha256, commitmentOf(sha256, texts, secret), secret, contributions);
  const target = readTargets(texts.targets).find(({ id }) => id === open.target);
  if (!target) throw new RangeError(`${open.target} is not in the list`);
  const inspectors = readInspectors(texts.inspectors);
  const never = new Set(readRecusals(texts.recusals).map((one) => `${one.target},${one.inspector}`));
  const kept = inspectors.filter(({ id }) => open.kept.includes(id));
  const chosen = drawSeat(
    sha256,
    seed,
    target.id,
    open.seat,
    poolsOf(plan, inspectors)(target.region),
    ({ inspector: one }) =>
      (open.seat > 1 || one.lead) &&
      !never.has(`${target.id},${one.id}`) &&
      !kept.some((other) => other.id === one.id || (plan.units === 'different' && other.unit === one.unit)),
  );
  return chosen?.inspector.id ?? null;
}
