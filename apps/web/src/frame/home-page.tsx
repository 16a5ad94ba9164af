import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { useMe } from '../api/queries';
import { Empty } from '../parts/notice';
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
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('office.title')}</h1>
          <p>{me.organ?.name ?? me.name}</p>
        </div>
      </div>
      <section className="card">
        <Empty title={t('office.none')} todo={t('office.noneTodo')}>
          {dutiesOf(me)
            .filter(({ path }) => path !== '/home')
            .map((duty) => (
              <Link key={duty.path} className="btn" to={duty.path}>
                {t(duty.word)}
              </Link>
            ))}
        </Empty>
      </section>
    </div>
  );
}
