import { factsOf, type EvidenceLevel, type FilingDocument } from '@yby/enterprise/contract';
import { factWords } from '../enterprise/fact-words';
import { showDay } from '../parts/moments';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import type { CountyFile, Record } from './use-county-file';

const levelTone = { declared: 'due', document: 'live', checked_at_source: 'good', seen_on_site: 'good' } as const;

/** Each registered fact with how well, and by what, it is known. */
export function FactsCard({ record, file }: { record: Record; file: CountyFile }) {
  const { t, code } = useWords();
  const words = factWords(useWords());
  const levels = new Map(record.evidence.map(({ fact, level }) => [fact, level as EvidenceLevel]));
  const sources = new Map(file.sources.map((one) => [one.fact, one]));
  // Scans are opened by the filing that brought them: each change carries all that was registered before.
  const scansOf = file.filings.find(({ state }) => state === 'approved')?.id;
  return (
    <section className="card">
      <header>
        <h2>{t('cf.record')}</h2>
      </header>
      <WideTable label={t('cf.record')}>
        <table className="lines facts-table known-facts" data-testid="county-facts">
          <tbody>
            {factsOf(record.document as FilingDocument).map(({ fact, group, title, value }) => {
              const level = levels.get(fact) ?? 'declared';
              const source = sources.get(fact);
              return (
                <tr key={fact}>
                  <th scope="row">{words.name(group, fact, title)}</th>
                  <td>
                    {words.value(value)} {scansOf && words.scans(value, scansOf)}
                  </td>
                  <td>
                    <Tag tone={levelTone[level]}>{code('level', level)}</Tag>
                    {levels.has(fact) && source && (
                      <div className="small quiet mono">
                        {source.visitedOn ? showDay(source.visitedOn) : source.filing}
                      </div>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
