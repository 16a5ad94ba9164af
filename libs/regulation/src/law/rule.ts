import type { Bilingual, EvidenceMark, PlainDate } from '@yby/platform/contract';

/** One rule in one version. An amendment is a new row and an end day on the old one. */
export interface Rule extends Bilingual {
  readonly id: string;
  readonly article: string;
  readonly mark: EvidenceMark;
  readonly from: PlainDate;
  /** Last day on which it holds; null while it is in force. */
  readonly to: PlainDate | null;
  /** Numbers fixed by the article; the key names the unit. */
  readonly value?: Readonly<Record<string, number>>;
  /** Division prefix for local rules, e.g. '33'. */
  readonly region?: string;
}

/** 条例 in force. */
export const TL = '2005-11-01';
/** 办法 in force. */
export const BF = '2006-10-01';

type Given = Omit<Rule, 'to' | 'zh' | 'en' | 'id' | 'article' | 'mark' | 'from'> & { readonly to?: PlainDate };

/** A row of the table, in force without end unless `rest.to` says otherwise. */
export function rule(
  id: string,
  article: string,
  mark: EvidenceMark,
  from: PlainDate,
  zh: string,
  en: string,
  rest: Given = {},
): Rule {
  return { id, article, mark, from, to: null, zh, en, ...rest };
}

/** A number fixed by a rule. @throws RangeError when the rule fixes no such number: a hole in the table. */
export function numberOf(found: Rule, key: string): number {
  const value = found.value?.[key];
  if (value === undefined) throw new RangeError(`rule ${found.id} fixes no ${key}`);
  return value;
}
