import { useQuery } from '@tanstack/react-query';
import { divisionName } from '@yby/regulation/contract';
import { Button } from 'antd';
import { api, bodyOf } from '../api/client';
import { Bones, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';

/** Whom the amendment would concern: enterprises, stocks, open applications, valid permits, the first hundred of each. */
export function ImpactList({ id }: { id: string }) {
  const { t, lang, say } = useWords();
  const preview = useQuery({
    queryKey: ['law', 'preview', id],
    queryFn: () => bodyOf(api.GET('/api/law/amendments/{id}/preview', { params: { path: { id } } })),
    retry: false,
  });
  const impacts = preview.data?.impacts ?? [];
  const touched = impacts.filter(({ total }) => total > 0);
  const save = () =>
    saveCsv('law-impact.csv', [
      ['what', 'id', 'enterprise', 'division', 'detail'],
      ...impacts.flatMap(({ what, items }) =>
        items.map((one) => [what, one.id, one.enterprise ?? '', one.division ?? '', say(one.detail)]),
      ),
    ]);
  return (
    <section className="card stack" data-testid="impact">
      <header>
        <h2>{t('law.impact')}</h2>
        <Button disabled={!touched.length} onClick={save} data-testid="impact-export">
          {t('act.export')}
        </Button>
      </header>
      <p className="quiet small">{t('law.impactLine')}</p>
      <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <Bones lines={4} />}
      {preview.data && touched.length === 0 && <p>{t('law.noImpact')}</p>}
      {touched.map((impact) => (
        <details key={impact.what} open={impact.items.length <= 10} data-testid={`impact-${impact.what}`}>
          <summary>
            <strong>{say(impact)}</strong>{' '}
            {impact.total > impact.items.length
              ? t('law.firstOf', { total: impact.total, n: impact.items.length })
              : t('law.total', { total: impact.total })}
          </summary>
          <WideTable label={say(impact)}>
            <table className="lines small">
              <thead>
                <tr>
                  <th>{t('law.enterprise')}</th>
                  <th>{t('law.place')}</th>
                  <th>{t('law.detail')}</th>
                </tr>
              </thead>
              <tbody>
                {impact.items.map((one) => (
                  <tr key={one.id + say(one.detail)}>
                    <td>{one.enterprise ?? '—'}</td>
                    <td className="nowrap">{one.division ? divisionName(one.division, lang) : '—'}</td>
                    <td>{say(one.detail)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </details>
      ))}
    </section>
  );
}
