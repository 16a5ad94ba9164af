import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { Notice } from '../parts/notice';
import { useWords } from '../words';

/** A page that threw, or whose chunk did not arrive (a new version was installed meanwhile). */
export function PageFailure() {
  const error = useRouteError();
  const { t } = useWords();
  if (isRouteErrorResponse(error) && error.status === 404) return <PageMissing />;
  return (
    <main className="page narrow stack">
      <Notice tone="stop" title={t('problem.page')}>
        <p>{t('problem.pageTodo')}</p>
        {error instanceof Error && <p className="meta mono">{error.message}</p>}
      </Notice>
      <p className="row">
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          {t('act.reload')}
        </button>
        <Link className="btn" to="/">
          {t('nav.home')}
        </Link>
      </p>
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
