// The four texts that a draw rests on. Everything that decides is in them, one fact a line, so that `sha256sum` and `sort` are
// enough to follow (docs/draw.md). A line ends in LF; lines stand in the order of their bytes; nothing is escaped, because nothing
// that would have to be is allowed.

/** What may be drawn: a salted id, the opaque label of its stratum, its weight, and the place that its inspectors come from. */
export interface Target {
  readonly id: string;
  readonly stratum: string;
  /** Tickets, 1 to 100: whoever has twice as many is twice as likely to come first. */
  readonly weight: number;
  readonly region: string;
}

/** Who may be drawn to inspect, by a pseudonym. Leave and missing certificates were looked at before the list was frozen. */
export interface Inspector {
  readonly id: string;
  readonly unit: string;
  readonly region: string;
  /** May lead a pair. */
  readonly lead: boolean;
  /** Targets that they have already this year: load counts on from here. */
  readonly load: number;
}

/** 回避: this inspector never at this target. */
export interface Recusal {
  readonly target: string;
  readonly inspector: string;
}

export interface Stratum {
  readonly label: string;
  /** Of its targets, numerator / denominator are drawn, rounded up. */
  readonly numerator: number;
  readonly denominator: number;
  /** At least so many, as far as there are. */
  readonly least: number;
}

export interface Plan {
  /** Number of the draw in the public register. */
  readonly number: string;
  /** Record of the draw before it in the register: SHA-256 in hex; 64 zeros for the first. */
  readonly previous: string;
  readonly strata: readonly Stratum[];
  /** Targets held in reserve per stratum, in drawn order. */
  readonly substitutes: number;
  /** Inspectors per target, one of whom leads; 0 draws targets alone. */
  readonly seats: number;
  /** Whether inspectors of one target come from different units. */
  readonly units: 'any' | 'different';
  /** Regions whose inspectors may stand in, by written delegation, where a region has too few; in this order. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  /** What others contribute to the seed, named before anybody can know it; in this order. */
  readonly contributions: readonly string[];
}

/** Ids and labels: what `sort` and a spreadsheet treat alike everywhere. */
export const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const DIGITS = /^(0|[1-9]\d{0,8})$/;
export const ZEROS = '0'.repeat(64);

/** What is wrong with a text, and where. */
export class DrawTextError extends Error {
  constructor(
    readonly text: 'targets' | 'inspectors' | 'recusals' | 'plan',
    /** 1 for the first; 0 for the whole. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${text}, line ${line}: ${reason}`);
  }
}

type Which = DrawTextError['text'];

function linesOf(which: Which, text: string): string[][] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new DrawTextError(which, 0, 'the last line has no end');
  const lines = text.slice(0, -1).split('\n');
  for (let i = 1; i < lines.length; i++)
    if (!(lines[i - 1]! < lines[i]!))
      throw new DrawTextError(which, i + 1, 'lines are not in order, or one is there twice');
  return lines.map((line, i) => {
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      if (unit < 0x20 || unit > 0x7e) throw new DrawTextError(which, i + 1, 'a character that is not plain ASCII');
    }
    return line.split(',');
  });
}

const named = (which: Which, line: number, value: string | undefined): string => {
  if (value === undefined || !NAME.test(value)) throw new DrawTextError(which, line, `not a name: ${value ?? ''}`);
  return value;
};

function count(which: Which, line: number, value: string | undefined, from: number, to: number): number {
  const number = value !== undefined && DIGITS.test(value) ? Number(value) : NaN;
  if (!(number >= from && number <= to))
    throw new DrawTextError(which, line, `not a whole number from ${from} to ${to}: ${value ?? ''}`);
  return number;
}

function once(which: Which, ids: readonly string[]): void {
  for (let i = 1; i < ids.length; i++)
    if (ids[i - 1] === ids[i]) throw new DrawTextError(which, i + 1, `${ids[i]} stands twice`);
}

function width(which: Which, line: number, fields: readonly string[], wanted: number): void {
  if (fields.length !== wanted) throw new DrawTextError(which, line, `${fields.length} fields instead of ${wanted}`);
}

const inBytes = (lines: string[]): string =>
  lines
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((line) => `${line}\n`)
    .join('');

/** `id,stratum,weight,region` */
export const targetsText = (targets: readonly Target[]): string =>
  inBytes(targets.map(({ id, stratum, weight, region }) => `${id},${stratum},${weight},${region}`));

/** @throws DrawTextError */
export function readTargets(text: string): Target[] {
  const targets = linesOf('targets', text).map((fields, i) => {
    const line = i + 1;
    width('targets', line, fields, 4);
    return {
      id: named('targets', line, fields[0]),
      stratum: named('targets', line, fields[1]),
      weight: count('targets', line, fields[2], 1, 100),
      region: named('targets', line, fields[3]),
    };
  });
  once(
    'targets',
    targets.map(({ id }) => id),
  );
  return targets;
}

/** `id,unit,region,lead,load`, lead 0 or 1 */
export const inspectorsText = (inspectors: readonly Inspector[]): string =>
  inBytes(inspectors.map(({ id, unit, region, lead, load }) => `${id},${unit},${region},${lead ? 1 : 0},${load}`));

/** @throws DrawTextError */
export function readInspectors(text: string): Inspector[] {
  const inspectors = linesOf('inspectors', text).map((fields, i) => {
    const line = i + 1;
    width('inspectors', line, fields, 5);
    return {
      id: named('inspectors', line, fields[0]),
      unit: named('inspectors', line, fields[1]),
      region: named('inspectors', line, fields[2]),
      lead: count('inspectors', line, fields[3], 0, 1) === 1,
      load: count('inspectors', line, fields[4], 0, 10_000),
    };
  });
  once(
    'inspectors',
    inspectors.map(({ id }) => id),
  );
  return inspectors;
}

/** `target,inspector` */
export const recusalsText = (recusals: readonly Recusal[]): string =>
  inBytes(recusals.map(({ target, inspector }) => `${target},${inspector}`));

/** @throws DrawTextError */
export function readRecusals(text: string): Recusal[] {
  return linesOf('recusals', text).map((fields, i) => {
    width('recusals', i + 1, fields, 2);
    return { target: named('recusals', i + 1, fields[0]), inspector: named('recusals', i + 1, fields[1]) };
  });
}

const padded = (i: number): string => String(i + 1).padStart(3, '0');

/** One fact a line, its name first; what has an order carries its number. */
export function planText(plan: Plan): string {
  return inBytes([
    `number,${plan.number}`,
    `previous,${plan.previous}`,
    `substitutes,${plan.substitutes}`,
    `seats,${plan.seats}`,
    `units,${plan.units}`,
    ...plan.strata.map(
      ({ label, numerator, denominator, least }) => `stratum,${label},${numerator},${denominator},${least}`,
    ),
    ...plan.contributions.map((name, i) => `contribution,${padded(i)},${name}`),
    ...[...plan.neighbours].flatMap(([region, others]) =>
      others.map((other, i) => `neighbour,${region},${padded(i)},${other}`),
    ),
  ]);
}

/** @throws DrawTextError */
export function readPlan(text: string): Plan {
  const single = new Map<string, string>();
  const strata: Stratum[] = [];
  const contributions: string[] = [];
  const neighbours = new Map<string, string[]>();
  linesOf('plan', text).forEach((fields, i) => {
    const line = i + 1;
    const [key] = fields;
    if (key === 'stratum') {
      width('plan', line, fields, 5);
      const denominator = count('plan', line, fields[3], 1, 100_000);
      strata.push({
        label: named('plan', line, fields[1]),
        numerator: count('plan', line, fields[2], 0, denominator),
        denominator,
        least: count('plan', line, fields[4], 0, 1_000_000),
      });
    } else if (key === 'contribution') {
      width('plan', line, fields, 3);
      if (fields[1] !== padded(contributions.length)) throw new DrawTextError('plan', line, 'numbers do not follow on');
      contributions.push(named('plan', line, fields[2]));
    } else if (key === 'neighbour') {
      width('plan', line, fields, 4);
      const region = named('plan', line, fields[1]);
      const others = neighbours.get(region) ?? [];
      if (fields[2] !== padded(others.length)) throw new DrawTextError('plan', line, 'numbers do not follow on');
      others.push(named('plan', line, fields[3]));
      neighbours.set(region, others);
    } else if (['number', 'previous', 'substitutes', 'seats', 'units'].includes(key!)) {
      width('plan', line, fields, 2);
      if (single.has(key!)) throw new DrawTextError('plan', line, `${key} stands twice`);
      single.set(key!, fields[1]!);
    } else throw new DrawTextError('plan', line, `nothing known: ${key}`);
  });
  for (const key of ['number', 'previous', 'substitutes', 'seats', 'units'])
    if (!single.has(key)) throw new DrawTextError('plan', 0, `${key} is missing`);
  once(
    'plan',
    strata.map(({ label }) => label),
  );
  if (strata.length === 0) throw new DrawTextError('plan', 0, 'no stratum');
  const previous = single.get('previous')!;
  if (!/^[0-9a-f]{64}$/.test(previous)) throw new DrawTextError('plan', 0, 'previous is not 64 hex digits');
  const units = single.get('units')!;
  if (units !== 'any' && units !== 'different')
    throw new DrawTextError('plan', 0, `units are any or different: ${units}`);
  return {
    number: named('plan', 0, single.get('number')),
    previous,
    strata,
    substitutes: count('plan', 0, single.get('substitutes'), 0, 1_000_000),
    seats: count('plan', 0, single.get('seats'), 0, 10),
    units,
    neighbours,
    contributions,
  };
}
