import type { Bilingual } from '../api/types';
import { Cross } from '../parts/shapes';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import { changeRows, defectsOfRow } from './change-rows';

interface Props {
  changes: unknown;
  defects?: readonly (Bilingual & { field: string; code: string })[];
}

/** What takes force when, row by row, each with what is wrong with it. */
export function ChangeTable({ changes, defects = [] }: Props) {
  const { t, lang, say, code } = useWords();
  const rows = changeRows(changes, lang);
  return (
    <WideTable label={t('law.rows')}>
      <table className="lines">
        <thead>
          <tr>
            <th>{t('law.list')}</th>
            <th>{t('law.content')}</th>
            <th>{t('law.takesForce')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => {
            const wrong = defectsOfRow(one, defects);
            return (
              <tr key={one.path} data-testid="change-row" className={wrong.length ? 'wrong-row' : ''}>
                <td className="nowrap">
                  {code('law.kind', one.kind)} <span className="quiet small">{t('law.row', { n: one.n })}</span>
                </td>
                <td>
                  <details>
                    <summary>{one.about || t('law.row', { n: one.n })}</summary>
                    <pre className="small">{JSON.stringify(one.row, null, 1)}</pre>
                  </details>
                  {wrong.map((defect) => (
                    <p key={defect.field + defect.code} className="why row" data-testid="row-defect">
                      <Cross className="mini" />
                      <span>
                        <span className="mono">{defect.field.slice(one.path.length + 1)}</span> {say(defect)}
                      </span>
                    </p>
                  ))}
                </td>
                <td className="nowrap">
                  {one.from && t('law.from', { day: one.from })} {one.to && t('law.to', { day: one.to })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}
