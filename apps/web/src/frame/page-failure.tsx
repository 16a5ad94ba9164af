import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { Notice } from '../parts/notice';
import { useWords } from '../words';

/** How browsers say that a page's script did not arrive: mostly because a new version was installed meanwhile. */
const notArrived = /dynamically imported module|module script failed|unable to preload/i;

/** A page that threw, or that did not arrive; it stands in its frame, so that the way on is there. */
export function PageFailure() {
  const error = useRouteError();
  const { t } = useWords();
  if (isRouteErrorResponse(error) && error.status === 404) return <PageMissing />;
  const message = error instanceof Error ? error.message : '';
  const late = notArrived.test(message);
  return (
    <div className="page narrow stack">
      <Notice tone="stop" title={t('problem.page')}>
        <p>{t(late ? 'problem.notArrived' : 'problem.pageTodo')}</p>
        {message && !late && <p className="meta mono">{message}</p>}
      </Notice>
      <p className="row">
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          {t('act.reload')}
        </button>
        <Link className="btn" to="/">
          {t('nav.home')}
        </Link>
      </p>
    </div>
  );
}

/** The same where not even the frame arrived. */
export function FrameFailure() {
  return (
    <main>
      <PageFailure />
    </main>
  );
}

export function PageMissing() {
  const { t } = useWords();
  return (
    <div className="page narrow stack">
      <Notice tone="due" title={t('problem.missing')}>
        <p>{t('problem.missingTodo')}</p>
      </Notice>
      <p>
        <Link className="btn primary" to="/">
          {t('nav.home')}
        </Link>
      </p>
    </div>
  );
}

export function PageOpening() {
  return (
    <div className="page stack loose" aria-busy="true">
      <div className="bone" style={{ height: 28, width: 220 }} />
      <div className="card stack">
        {[80, 94, 66].map((width) => (
          <div key={width} className="bone" style={{ height: 18, width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}
