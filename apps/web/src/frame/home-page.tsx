import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { useMe } from '../api/queries';
import { useWords } from '../words';
import { dutiesOf, firstPage } from './duties';
import { PageOpening } from './page-failure';
import { Link } from 'react-router';

const CompanyHome = lazy(async () => ({ default: (await import('../applicant/company-home')).CompanyHome }));

/** The first page of whoever is signed in. */
export function Page() {
  const { data: me } = useMe();
  const { t } = useWords();
  if (!me) return null;
  if (me.enterprise)
    return (
      <Suspense fallback={<PageOpening />}>
        <CompanyHome me={me} />
      </Suspense>
    );
  if (firstPage(me) !== '/home') return <Navigate to={firstPage(me)} replace />;
  return (
    <main id="main" className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('office.title')}</h1>
          <p>{t('office.line', { name: me.name })}</p>
        </div>
      </div>
      <section className="card">
        <ul className="rows">
          {dutiesOf(me)
            .filter(({ path }) => path !== '/home')
            .map((duty) => (
              <li key={duty.path}>
                <Link className="item" to={duty.path}>
                  <span className="title">{t(duty.word)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </section>
    </main>
  );
}
