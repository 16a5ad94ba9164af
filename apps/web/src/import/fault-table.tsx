import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import { Bones, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import type { FaultView } from './import-types';

type Code = FaultView['code'];

const read = (id: string, code: Code | undefined, after: string | undefined, limit: number) =>
  bodyOf(
    api.GET('/api/enterprises/imports/{id}/faults', {
      params: { path: { id }, query: { ...(code ? { code } : {}), ...(after ? { after } : {}), limit } },
    }),
  );

/** What is wrong, row by row; the kinds with their numbers are the filter. */
export function FaultTable({ id, fileName, total }: { id: string; fileName: string; total: number }) {
  const { t, say, lang } = useWords();
  const [kind, setKind] = useState<Code | undefined>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const head = useQuery({ queryKey: ['import-faults', id, 'head'], queryFn: () => read(id, undefined, undefined, 1) });
  const list = usePages(['import-faults', id, kind ?? 'all'], (after) => read(id, kind, after, 50));
  const todo = (one: FaultView) => (lang === 'zh' ? one.todoZh : one.todoEn);
  const column = (one: FaultView) => (lang === 'zh' ? one.header : one.headerEn) ?? '';
  const kinds = new Map<Code, number>();
  for (const { code, count } of head.data?.counts ?? []) kinds.set(code, (kinds.get(code) ?? 0) + count);
  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      const all: FaultView[] = [];
      for (let after: string | undefined; ;) {
        const page = await read(id, kind, after, 100);
        all.push(...page.items);
        if (!page.next) break;
        after = page.next;
      }
      saveCsv(`${fileName.replace(/\.\w+$/, '')}-${t('import.faults')}.csv`, [
        ['import.sheet', 'import.row', 'import.cell', 'import.cell', 'import.what', 'import.todo'].map((key) =>
          t(key as 'import.row'),
        ),
        ...all.map((one) => [
          one.sheetName ?? '',
          one.row === null ? '' : String(one.row),
          one.letter ?? '',
          column(one),
          say(one),
          todo(one),
        ]),
      ]);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return (
    <section className="card stack" data-testid="import-faults">
      <header className="spread">
        <h2>{t('import.faults')}</h2>
        <Button loading={saving} onClick={() => void save()} data-testid="import-export">
          {t('import.export')}
        </Button>
      </header>
      <label className="labelled fault-kinds">
        {t('import.filter')}
        <select
          className="field"
          value={kind ?? ''}
          onChange={(event) => setKind((event.target.value || undefined) as Code | undefined)}
          data-testid="import-kind"
        >
          <option value="">{`${t('import.kindAll')} (${total})`}</option>
          {[...kinds].map(([code, count]) => (
            <option key={code} value={code}>
              {`${t(`fault.${code}` as 'import.row')} (${count})`}
            </option>
          ))}
        </select>
      </label>
      {total > 5_000 && <p className="quiet small">{t('import.faultsMost')}</p>}
      <ProblemNotice error={error ?? list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Bones lines={6} />}
      {list.items && (
        <WideTable label={t('import.faults')}>
          <table className="lines small fault-lines">
            <thead>
              <tr>
                <th>{t('import.sheet')}</th>
                <th className="num">{t('import.row')}</th>
                <th>{t('import.cell')}</th>
                <th>{t('import.what')}</th>
                <th>{t('import.todo')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((one) => (
                <tr key={one.position} data-testid="fault-row">
                  <td className="nowrap">{one.sheetName ?? t('import.whole')}</td>
                  <td className="num">{one.row ?? '—'}</td>
                  <td>
                    {one.letter && <b className="mono">{one.letter} </b>}
                    {column(one)}
                  </td>
                  <td>{say(one)}</td>
                  <td>{todo(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
    </section>
  );
}
