// The rows of an amendment, one by one, so that what is wrong stands beside the row that is wrong.

export interface ChangeRow {
  /** As the server names it: 'changes.substances.0'. */
  readonly path: string;
  readonly kind: string;
  /** Place in its list, from 1. */
  readonly n: number;
  /** What the row is about: '二甲苯 PC2-21'. */
  readonly about: string;
  /** First day, or null. */
  readonly from: string | null;
  /** Last day, or null. */
  readonly to: string | null;
  readonly row: unknown;
}

type Fields = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

function rowOf(path: string, kind: string, n: number, row: unknown, words: 'zh' | 'en'): ChangeRow {
  const one = fieldsOf(row);
  const name = words === 'zh' ? (one.nameZh ?? one.zh) : (one.nameEn ?? one.en);
  const key = one.code ?? one.id ?? one.key ?? one.year;
  const about = [text(name).slice(0, 60), text(key), text(one.area)].filter(Boolean).join(' ') || text(one.source);
  const from = text(one.effectiveFrom ?? one.from) || null;
  const to = text(one.lastDay ?? one.effectiveTo ?? one.to) || null;
  return { path, kind, n, about, from, to, row };
}

/** Whatever was pasted: what cannot be read as rows is left to the server, which says what is wrong with it. */
export function changeRows(changes: unknown, words: 'zh' | 'en'): ChangeRow[] {
  return Object.entries(fieldsOf(changes)).flatMap(([kind, value]) =>
    Array.isArray(value)
      ? value.map((row, i) => rowOf(`changes.${kind}.${i}`, kind, i + 1, row, words))
      : [rowOf(`changes.${kind}`, kind, 1, value, words)],
  );
}

/** Defects of that row: those that name it or one of its fields. */
export function defectsOfRow<T extends { field: string }>(row: ChangeRow, defects: readonly T[]): T[] {
  return defects.filter(({ field }) => field === row.path || field.startsWith(`${row.path}.`));
}
