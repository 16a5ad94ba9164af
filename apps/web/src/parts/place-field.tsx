import { useQuery } from '@tanstack/react-query';
import { countiesOf, divisionName } from '@yby/regulation/contract';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useWords } from '../words';
import { Combo } from './combo';

interface Props {
  label: string;
  value: string;
  onPick: (code: string) => void;
  testid: string;
}

// Names of counties outside the province come from the server's list; one that was chosen is remembered while the page is open.
const named = new Map<string, { zh: string; en: string }>();

/** A county, by name or code; the twelve of Wenzhou before anything is typed, all of the country after. */
export function PlaceField({ label, value, onPick, testid }: Props) {
  const { t, lang, say } = useWords();
  const [query, setQuery] = useState('');
  const q = query.trim();
  const known = countiesOf(q ? '33' : '3303').filter(
    ({ code, zh, en }) => zh.includes(q) || en.toLowerCase().includes(q.toLowerCase()) || code.startsWith(q),
  );
  const far = useQuery({
    queryKey: ['divisions', q],
    queryFn: async () => (await bodyOf(api.GET('/api/divisions', { params: { query: { q, limit: 30 } } }))).items,
    enabled: q !== '',
    staleTime: Infinity,
    retry: false,
  });
  const items = new Map(known.map((one) => [one.code, { key: one.code, label: one[lang], note: one.code }]));
  for (const one of far.data ?? []) {
    if (one.level === 'province') continue;
    named.set(one.code, one.full);
    items.set(one.code, { key: one.code, label: say(one.full), note: one.code });
  }
  const chosen = named.get(value);
  return (
    <Combo
      label={label}
      shown={value ? (chosen ? say(chosen) : divisionName(value, lang)) : ''}
      placeholder={t('ask.placeHint')}
      items={[...items.values()]}
      onQuery={setQuery}
      onPick={onPick}
      nothing={t('ask.noPlace')}
      testid={testid}
    />
  );
}
