import { accessFields, accessReasonCodes, accessReasonWords } from '@yby/audit/contract';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { useWords } from '../words';
import { AccessTable, lookWords } from './access-table';
import '../styles/privacy.css';

const names = ['from', 'until', 'number', 'reason', 'field'] as const;
const reasons = [...accessReasonCodes, 'case_work'];

/** Who has looked at whose personal data: the audit administrator's page. The filter lives in the address. */
export function Page() {
  const words = useWords();
  const { t, say } = words;
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : [])));
  const list = usePages(['access', filter], (after) =>
    bodyOf(api.GET('/api/audit/access', { params: { query: { ...filter, after, limit: 50 } } })),
  );
  const put = (name: (typeof names)[number], value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  // Without the officers' own words: they may name persons, and a file leaves the house.
  const save = () =>
    saveCsv('access.csv', [
      ['at', 'account', 'by', 'organ', 'office', 'matter', 'fields', 'why', 'request'],
      ...(list.items ?? []).map((one) => {
        const said = lookWords(words, one);
        return [
          one.at,
          one.accountId,
          one.by,
          one.organ,
          said.offices,
          said.matter,
          said.fields,
          said.why,
          one.requestId,
        ];
      }),
    ]);
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('access.title')}</h1>
          <p>{t('access.line')}</p>
        </div>
        <div className="acts">
          <Button onClick={save} disabled={!list.items?.length} data-testid="access-export">
            {t('act.export')}
          </Button>
          <Button onClick={() => void list.refetch()}>{t('act.refresh')}</Button>
        </div>
      </div>
      <section className="card stack">
        <div className="access-filters">
          <label>
            {t('access.from')}
            <input
              className="field"
              type="date"
              value={filter.from ?? ''}
              onChange={({ target }) => put('from', target.value)}
            />
          </label>
          <label>
            {t('access.until')}
            <input
              className="field"
              type="date"
              value={filter.until ?? ''}
              onChange={({ target }) => put('until', target.value)}
            />
          </label>
          <label>
            {t('access.number')}
            <input
              className="field"
              value={filter.number ?? ''}
              maxLength={60}
              onChange={({ target }) => put('number', target.value)}
            />
          </label>
          <label>
            {t('access.why')}
            <select
              className="field"
              value={filter.reason ?? ''}
              onChange={({ target }) => put('reason', target.value)}
              data-testid="access-reason"
            >
              <option value="">{t('access.anyReason')}</option>
              {reasons.map((one) => (
                <option key={one} value={one}>
                  {say(accessReasonWords(one))}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('access.fields')}
            <select className="field" value={filter.field ?? ''} onChange={({ target }) => put('field', target.value)}>
              <option value="">{t('access.anyField')}</option>
              {Object.entries(accessFields).map(([one, said]) => (
                <option key={one} value={one}>
                  {say(said)}
                </option>
              ))}
            </select>
          </label>
          {Object.keys(filter).length > 0 && (
            <Button type="link" onClick={() => setSearch({}, { replace: true })}>
              {t('act.reset')}
            </Button>
          )}
        </div>
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={6} />}
        {list.items?.length === 0 && <Empty title={t('access.empty')} todo={t('access.emptyTodo')} />}
        {list.items && list.items.length > 0 && <AccessTable items={list.items} label={t('access.title')} />}
        {list.hasNextPage && (
          <p>
            <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>
          </p>
        )}
      </section>
    </div>
  );
}
