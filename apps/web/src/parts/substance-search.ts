import type { PlainDate } from '@yby/platform/contract';
import { findSubstances, lawInUse, type MatchKind, type Substance } from '@yby/regulation/contract';
import { useWords } from '../words';
import type { ComboItem } from './combo';

/** What is typed, as entries of the catalogue with what matched; nothing typed: all that is listed, category 3 first. */
export function useSubstanceItems(on: PlainDate): (query: string) => ComboItem[] {
  const { t, lang, name, code } = useWords();
  const category = (one: Substance) =>
    lang === 'zh' ? `第${'一二三'[one.category - 1]}类` : `Category ${one.category}`;
  const listed = [...lawInUse().substancesOn(on)].sort((a, b) => b.category - a.category);
  const said = (kind: MatchKind, text: string, one: Substance) =>
    kind === 'name' ? '' : [code('match', kind), text === name(one) ? '' : text].join(' ').trim();
  return (query) =>
    query.trim()
      ? findSubstances(query, { on }).map(({ substance, kind, text, mark }) => ({
          key: substance.code,
          label: name(substance),
          note: [
            said(kind, text, substance),
            mark && mark !== 'verified' ? t('match.mark', { mark: code('mark', mark) }) : '',
            category(substance),
          ]
            .filter(Boolean)
            .join(' · '),
        }))
      : listed.map((one) => ({
          key: one.code,
          label: name(one),
          note: [category(one), one.cas].filter(Boolean).join(' · '),
        }));
}
