import { creditClasses, enterpriseKinds, type CreditClass, type EnterpriseKind } from '@yby/enterprise/contract';
import { countiesOf, divisionName } from '@yby/regulation/contract';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useMe, usePages } from '../api/queries';
import type { components } from '../api/schema';
import { colourTone, type Colour } from '../code/colour-badge';
import { showDay } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import '../styles/county.css';

type Row = components['schemas']['RegisterRow'];

interface Filter {
  q: string;
  county: string;
  kind: EnterpriseKind | '';
  class: CreditClass | '';
  colour: Colour | '';
  state: Row['state'] | '';
}

const empty: Filter = { q: '', county: '', kind: '', class: '', colour: '', state: '' };
const states = ['registered', 'suspended', 'closed', 'moved_out'] as const;

const read = (filter: Filter, after: string | undefined, limit: number) =>
  bodyOf(
    api.GET('/api/enterprises/register', {
      params: {
        query: {
          ...(Object.fromEntries(Object.entries(filter).filter(([, value]) => value.trim() !== '')) as object),
          ...(after ? { after } : {}),
          limit,
        },
      },
    }),
  );

/** 单位名录: found by name, pinyin or credit code, filtered, taken along as a table. */
export function Page() {
  const { t, code, lang } = useWords();
  const me = useMe();
  const [filter, setFilter] = useState(empty);
  const asked = useDeferredValue(filter);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const list = usePages<Row>(['register', asked], (after) => read(asked, after, 50));
  const division = me.data?.organ?.division ?? '';
  const counties = division.endsWith('00') ? countiesOf(division.replace(/(00)+$/, '')) : [];
  const why = (row: Row) => (lang === 'zh' ? row.whyZh : row.whyEn) ?? '';
  const kinds = (row: Row) => row.kinds.map((kind) => code('ekind', kind)).join('、');
  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      const rows: Row[] = [];
      for (let after: string | undefined; ;) {
        const page = await read(filter, after, 100);
        rows.push(...page.items);
        if (!page.next) break;
        after = page.next;
      }
      saveCsv(`${t('register.title')}.csv`, [
        [
          t('register.name'),
          t('join.uscc'),
          t('register.county'),
          t('ff.address'),
          t('register.rep'),
          t('register.kind'),
          t('register.state'),
          t('register.class'),
          t('register.colour'),
          t('register.why'),
          t('register.ends'),
        ],
        ...rows.map((row) => [
          row.name,
          row.uscc,
          divisionName(row.division, lang),
          row.address,
          row.legalRep,
          kinds(row),
          code('enterpriseState', row.state),
          row.creditClass,
          code('colour', row.colour),
          why(row),
          row.nextEnd ?? '',
        ]),
      ]);
    } catch (refusal) {
      setError(refusal);
    }
    setSaving(false);
  };
  const choice = (name: keyof Filter, label: string, options: readonly { value: string; label: string }[]) => (
    <label className="labelled">
      {label}
      <select
        className="field"
        value={filter[name]}
        onChange={({ target }) => setFilter({ ...filter, [name]: target.value })}
        data-testid={`register-${name}`}
      >
        <option value="">{t('register.all')}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('register.title')}</h1>
          <p className="quiet small">{t('register.csvLine')}</p>
        </div>
        <div className="acts">
          <Button loading={saving} onClick={() => void save()} data-testid="register-csv">
            {t('register.csv')}
          </Button>
        </div>
      </div>
      <search className="card register-filter">
        <label className="labelled wide">
          {t('register.search')}
          <input
            className="field"
            type="search"
            value={filter.q}
            maxLength={60}
            onChange={({ target }) => setFilter({ ...filter, q: target.value })}
            data-testid="register-q"
          />
        </label>
        {counties.length > 0 &&
          choice(
            'county',
            t('register.county'),
            counties.map((one) => ({ value: one.code, label: one[lang] })),
          )}
        {choice(
          'kind',
          t('register.kind'),
          enterpriseKinds.map((kind) => ({ value: kind, label: code('ekind', kind) })),
        )}
        {choice(
          'class',
          t('register.class'),
          creditClasses.map((one) => ({ value: one, label: one })),
        )}
        {choice(
          'colour',
          t('register.colour'),
          (['green', 'yellow', 'red'] as const).map((one) => ({ value: one, label: code('colour', one) })),
        )}
        {choice(
          'state',
          t('register.state'),
          states.map((one) => ({ value: one, label: code('enterpriseState', one) })),
        )}
      </search>
      <section className="card">
        <ProblemNotice error={error ?? list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={6} />}
        {list.items?.length === 0 && !list.hasNextPage && (
          <Empty title={t('register.none')} todo={t('register.noneTodo')} />
        )}
        {list.items && list.items.length > 0 && (
          <WideTable label={t('register.title')}>
            <table className="lines register" data-testid="register-rows">
              <thead>
                <tr>
                  <th>{t('register.name')}</th>
                  <th>{t('register.county')}</th>
                  <th>{t('register.kind')}</th>
                  <th>{t('register.class')}</th>
                  <th>{t('register.colour')}</th>
                  <th>{t('register.ends')}</th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((row) => (
                  <tr key={row.id} data-testid="register-row">
                    <td>
                      <Link to={`/enterprises/${row.id}`}>{row.name}</Link>
                      <div className="mono small quiet">{row.uscc}</div>
                    </td>
                    <td className="nowrap">{divisionName(row.division, lang)}</td>
                    <td>{kinds(row)}</td>
                    <td>{row.creditClass}</td>
                    <td>
                      <Tag tone={colourTone[row.colour]}>{code('colour', row.colour)}</Tag>
                      {why(row) && <div className="small quiet">{why(row)}</div>}
                    </td>
                    <td className="nowrap">{row.nextEnd ? showDay(row.nextEnd) : '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
        {list.hasNextPage && (
          <p>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t(filter.colour ? 'register.looking' : 'act.more')}
            </Button>
          </p>
        )}
      </section>
    </div>
  );
}
