import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import { saveBlob } from '../parts/save-csv';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';

type OwnData = components['schemas']['OwnDataView'];

/** Everything that is kept of me: to read here, and as a file to take along. */
export function ExportCard() {
  const { t } = useWords();
  const [data, setData] = useState<OwnData | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = async () => {
    setBusy(true);
    setError(null);
    try {
      setData(await bodyOf(api.GET('/api/privacy/export')));
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  const save = () =>
    saveBlob(
      `my-data-${data!.madeAt.slice(0, 10)}.json`,
      new Blob([`${JSON.stringify(data, null, 2)}\n`], { type: 'application/json' }),
    );
  return (
    <section className="card stack own-data" data-testid="own-data">
      <header>
        <h2>{t('mine.export')}</h2>
        {data ? (
          <Button type="primary" onClick={save} data-testid="save-own-data">
            {t('mine.save')}
          </Button>
        ) : (
          <Button onClick={() => void read()} loading={busy} data-testid="read-own-data">
            {t('mine.read')}
          </Button>
        )}
      </header>
      <p className="quiet small">{t('mine.exportLine')}</p>
      <ProblemNotice error={error} onRetry={() => void read()} />
      {data?.sections.map((section) => (
        <Section key={section.what.zh} section={section} />
      ))}
    </section>
  );
}

function Section({ section }: { section: OwnData['sections'][number] }) {
  const { t, say, code } = useWords();
  const rows = section.rows;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? showMoment(value) : String(value);
  };
  return (
    <details className="own-section">
      <summary>
        {say(section.what)} <span className="quiet small">{t('mine.rows', { n: rows.length })}</span>
      </summary>
      {rows.length > 0 && (
        <WideTable label={say(section.what)}>
          <table className="lines small">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} className="nowrap">
                    {code('datum', column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, 50).map((row, i) => (
                // Rows have no name of their own, and the list never changes.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={i}>
                  {columns.map((column) => (
                    <td key={column} className={column === 'at' ? 'nowrap' : undefined}>
                      {cell(row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {rows.length > 50 && <p className="quiet small">{t('mine.moreInFile')}</p>}
    </details>
  );
}
