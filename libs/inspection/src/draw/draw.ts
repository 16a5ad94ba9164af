import { drawInspectors, type Assignment } from './draw-inspectors';
import { readInspectors, readPlan, readRecusals, readTargets } from './draw-texts';
import { drawTargets, type DrawnTarget } from './draw-targets';
import { commitmentOf, seedOf, type DrawTexts } from './seed';
import type { Sha256 } from './sha256-text';

/** What was drawn, in ids alone. */
export interface DrawResult {
  readonly seed: string;
  readonly strata: readonly {
    readonly label: string;
    readonly size: number;
    readonly drawn: readonly string[];
    readonly substitutes: readonly string[];
  }[];
  readonly assignments: readonly Assignment[];
  /** Drawn targets for which recusals left no team. */
  readonly short: readonly string[];
}

export interface Opened {
  readonly secret: string;
  /** In the plan's order. */
  readonly contributions: readonly (readonly [name: string, value: string])[];
}

/**
 * The whole draw from the frozen texts and what was opened after the commitment. A function of its arguments: whoever has them gets the
 * same. @throws DrawTextError; RangeError when contributions are not those that the plan names
 */
export function draw(sha256: Sha256, texts: DrawTexts, { secret, contributions }: Opened): DrawResult {
  const plan = readPlan(texts.plan);
  const named = contributions.map(([name]) => name).join(',');
  if (named !== plan.contributions.join(','))
    throw new RangeError(`the plan names the contributions ${plan.contributions.join(', ')}, not ${named}`);
  const seed = seedOf(sha256, commitmentOf(sha256, texts, secret), secret, contributions);
  const strata = drawTargets(sha256, seed, plan, readTargets(texts.targets));
  const ids = (list: readonly DrawnTarget[]): string[] => list.map(({ target }) => target.id);
  const { assignments, short } = drawInspectors(
    sha256,
    seed,
    plan,
    strata.flatMap(({ drawn }) => drawn),
    readInspectors(texts.inspectors),
    readRecusals(texts.recusals),
  );
  return {
    seed,
    strata: strata.map(({ label, size, drawn, substitutes }) => ({
      label,
      size,
      drawn: ids(drawn),
      substitutes: ids(substitutes),
    })),
    assignments,
    short: short.map(({ id }) => id),
  };
}

/** The result as one text, so that it can be hashed: a fact a line, in drawn order. */
export function resultText({ seed, strata, assignments, short }: DrawResult): string {
  return [
    `seed,${seed}`,
    ...strata.flatMap(({ label, size, drawn, substitutes }) => [
      `stratum,${label},${size},${drawn.length}`,
      ...drawn.map((id) => `drawn,${label},${id}`),
      ...substitutes.map((id) => `substitute,${label},${id}`),
    ]),
    ...assignments.map(({ target, inspectors }) => ['team', target, ...inspectors].join(',')),
    ...short.map((id) => `short,${id}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
