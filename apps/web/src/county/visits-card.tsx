import { factsOf, type FilingDocument } from '@yby/enterprise/contract';
import { factWords } from '../enterprise/fact-words';
import { showDay } from '../parts/moments';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import type { CountyFile } from './use-county-file';

/** What two officers found on the spot, with their photos. */
export function VisitsCard({ file, document }: { file: CountyFile; document: FilingDocument }) {
  const { t, code } = useWords();
  const words = factWords(useWords());
  const names = new Map(factsOf(document).map(({ fact, group, title }) => [fact, words.name(group, fact, title)]));
  return (
    <section className="card stack" data-testid="county-visits">
      <header>
        <h2>{t('cf.visits')}</h2>
        <span className="count">{file.visits.length}</span>
      </header>
      {file.visits.length === 0 && <p className="quiet">{t('cf.noVisits')}</p>}
      <ul className="county-history">
        {file.visits.map((visit) => (
          <li key={visit.id}>
            <p className="row wrap">
              <strong>{showDay(visit.visitedOn)}</strong> {visit.officers.join('、')}
              <Tag tone={visit.result === 'as_declared' ? 'good' : 'stop'}>{code('visitResult', visit.result)}</Tag>
            </p>
            <p className="small">{visit.facts.flatMap((fact) => names.get(fact) ?? []).join('、')}</p>
            {visit.note && <p className="small quiet">{visit.note}</p>}
            <p className="row wrap small">
              {visit.photos.map((photo, i) => (
                <a
                  key={photo.file}
                  href={`/api/enterprises/${file.id}/photos/${photo.file}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('cf.photo', { n: i + 1 })}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
