import { useSearchParams } from 'react-router';
import { Notice } from '../parts/notice';
import { useWords } from '../words';
import { privacyNotice } from './privacy-notice';
import '../styles/privacy.css';

/** The notice on personal data, for everybody. */
export function Page() {
  const { t, say } = useWords();
  const [search] = useSearchParams();
  return (
    <div className="page narrow stack loose privacy-notice">
      {search.get('left') && <Notice tone="good" title={t('privacy.left')} />}
      <div className="page-head">
        <div className="lead">
          <h1>{t('privacy.title')}</h1>
          <p>{t('privacy.line')}</p>
        </div>
      </div>
      {privacyNotice.map(({ id, title, lines }) => (
        <section key={id} className="card" aria-labelledby={`privacy-${id}`}>
          <h2 id={`privacy-${id}`}>{say(title)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line.zh}>{say(line)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
