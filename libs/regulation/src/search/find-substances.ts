// Find an entry of the catalogue by what people type: code, name, alias, abbreviation, English, CAS number, pinyin or its
// initials. The form in the browser and GET /api/substances call the same code. An entry that an amendment brought has no
// aliases and no pinyin until a release brings them; it is found by all that stands in the catalogue.
import type { EvidenceMark, PlainDate } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Law } from '../law/law';
import { lawInUse } from '../law/law-in-use';
import { aliases } from './aliases';
import { folded } from './folded-text';
import { pinyinLines } from './pinyin.generated';

/** In the order of their weight. */
export const matchKinds = ['code', 'cas', 'name', 'alias', 'abbreviation', 'english', 'pinyin', 'initials'] as const;
export type MatchKind = (typeof matchKinds)[number];

export interface SubstanceMatch {
  readonly substance: Substance;
  readonly kind: MatchKind;
  /** The name, alias or number that matched, as it is written; of pinyin the Chinese it spells. */
  readonly text: string;
  /** How well an alias is known; null for what stands in the catalogue itself. */
  readonly mark: EvidenceMark | null;
  /** The whole of it, not a part. */
  readonly exact: boolean;
}

interface Key {
  readonly substance: Substance;
  readonly kind: MatchKind;
  readonly text: string;
  readonly mark: EvidenceMark | null;
  readonly folded: string;
}

const spelled = new Map(
  pinyinLines.split('\n').map((line) => {
    const [text = '', syllables = ''] = line.split('|');
    return [text, syllables.split(' ')] as const;
  }),
);

/** 丙酮 → 'bingtong' and 'bt'; with the digits of a chemical name and without; ü as v and as u. '=2' is not Chinese. */
function spellings(text: string): { pinyin: string[]; initials: string[] } {
  const syllables = spelled.get(text) ?? [];
  const join = (parts: readonly string[], read: (syllable: string) => string) =>
    parts.map((part) => (part.startsWith('=') ? part.slice(1) : read(part))).join('');
  const han = syllables.filter((part) => !part.startsWith('='));
  const both = (read: (syllable: string) => string) => [...new Set([join(syllables, read), join(han, read)])];
  return {
    pinyin: both((one) => one.replace('ü', 'v')).flatMap((one) => [...new Set([one, one.replaceAll('v', 'u')])]),
    initials: both((one) => one.charAt(0)),
  };
}

function keysOf(substance: Substance): Key[] {
  const key = (kind: MatchKind, text: string, mark: EvidenceMark | null, as = folded(text)): Key => ({
    substance,
    kind,
    text,
    mark,
    folded: as,
  });
  const own: Key[] = [
    key('code', substance.code, null),
    ...substance.casNumbers.map((cas) => key('cas', cas, null)),
    key('name', substance.nameZh, null),
    ...substance.nameEn.split(/[()/:,;] |[()]/).map((text) => key('english', text.trim(), null)),
    key('english', substance.nameEn, null),
    ...(substance.abbr ?? '').split('/').map((text) => key('abbreviation', text, null)),
    ...aliases.filter(({ code }) => code === substance.code).map(({ kind, text, mark }) => key(kind, text, mark)),
  ];
  const sounds = own
    .filter(({ kind }) => kind === 'name' || kind === 'alias')
    .flatMap(({ text, mark }) => {
      const { pinyin, initials } = spellings(text);
      return [
        ...pinyin.map((as) => key('pinyin', text, mark, as)),
        ...initials.map((as) => key('initials', text, mark, as)),
      ];
    });
  return [...own, ...sounds].filter((one) => one.folded !== '');
}

const made = new WeakMap<Substance, Key[]>();

/** The keys of a version of an entry, made once. */
function keysFor(substance: Substance): Key[] {
  let keys = made.get(substance);
  if (!keys) made.set(substance, (keys = keysOf(substance)));
  return keys;
}

/** Numbers typed alone are CAS numbers or codes; from three digits on, or every name with a 2 would be found. */
const LEAST_DIGITS = 3;

/** 0 the whole, 1 the beginning, 2 a part; null no match. A part of initials or of a number means nothing. */
function nearness(key: Key, query: string): 0 | 1 | 2 | null {
  if (key.folded === query) return 0;
  if (/^\d+$/.test(query) && (query.length < LEAST_DIGITS || key.kind !== 'cas')) return null;
  if (key.folded.startsWith(query)) return 1;
  if (['code', 'cas', 'initials', 'abbreviation'].includes(key.kind) || /^[a-z]$/.test(query)) return null;
  return key.folded.includes(query) ? 2 : null;
}

/**
 * The best match of each entry, best first: whole before beginning before part; then the kind in the order of `matchKinds`;
 * then the shorter text; then category 3, which most people buy, before 2 before 1.
 * @param on only entries in force on that day; without it the newest version of every entry
 * @param limit at most so many; 20 unless told
 * @param law the edition; the one in use unless told
 */
export function findSubstances(
  query: string,
  { on, limit = 20, law = lawInUse() }: { on?: PlainDate; limit?: number; law?: Law } = {},
): SubstanceMatch[] {
  const asked = folded(query);
  if (!asked) return [];
  const entries = on
    ? law.substancesOn(on)
    : law.data.substances.filter((substance) => law.findSubstance(substance.code) === substance);
  const ranked = entries
    .flatMap((substance) => keysFor(substance))
    .flatMap((key) => {
      const near = nearness(key, asked);
      return near === null ? [] : [{ key, near, kind: matchKinds.indexOf(key.kind) }];
    })
    .sort(
      (a, b) =>
        a.near - b.near ||
        a.kind - b.kind ||
        a.key.folded.length - b.key.folded.length ||
        b.key.substance.category - a.key.substance.category ||
        (a.key.substance.code < b.key.substance.code ? -1 : 1),
    );
  const best = new Map<string, SubstanceMatch>();
  for (const { key, near } of ranked) {
    const { substance, kind, text, mark } = key;
    if (!best.has(substance.code)) best.set(substance.code, { substance, kind, text, mark, exact: near === 0 });
  }
  return [...best.values()].slice(0, limit);
}
