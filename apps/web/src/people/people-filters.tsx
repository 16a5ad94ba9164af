import { useEffect, useState } from 'react';
import { useWords } from '../words';
import { OrganSelect } from './organ-select';
import type { PeopleFilter } from './people-queries';

interface Props {
  filter: PeopleFilter;
  staff: boolean;
  change: (filter: PeopleFilter) => void;
}

/** While somebody types the list waits this long. */
const PAUSE_MS = 250;

/** What of the people is shown; it stands in the address. */
export function PeopleFilters({ filter, staff, change }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(filter.q ?? '');
  useEffect(() => {
    if (typed.trim() === (filter.q ?? '')) return undefined;
    const timer = setTimeout(() => change({ ...filter, q: typed.trim() }), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="people-filters" role="search">
      <label className="labelled">
        {t('people.search')}
        <input
          className="field"
          type="search"
          maxLength={60}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          data-testid="people-search"
        />
      </label>
      {!staff && (
        <OrganSelect
          value={filter.organ ?? ''}
          change={(organ) => change({ ...filter, organ })}
          testid="people-organ"
          any={t('people.anyOrgan')}
        />
      )}
      {!staff && (
        <label className="labelled">
          {t('people.side')}
          <select
            className="field"
            value={filter.side ?? ''}
            onChange={({ target }) => change({ ...filter, side: target.value as 'organ' })}
            data-testid="people-side"
          >
            <option value="">{t('people.sideAny')}</option>
            <option value="organ">{t('people.sideOrgan')}</option>
            <option value="enterprise">{t('people.sideEnterprise')}</option>
          </select>
        </label>
      )}
      <label className="labelled">
        {t('people.state')}
        <select
          className="field"
          value={filter.state ?? ''}
          onChange={({ target }) => change({ ...filter, state: target.value as 'active' })}
          data-testid="people-state"
        >
          <option value="">{t('people.stateAny')}</option>
          {(['active', 'locked', 'closed'] as const).map((state) => (
            <option key={state} value={state}>
              {t(`people.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
