import { Link, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/queries';
import { switchLanguage, useWords } from '../words';
import { NewPage } from './new-page';
import { ServiceFoot } from './service-foot';
import '../styles/public.css';

/** Head and foot of the pages that need no sign-in. */
export function PublicFrame() {
  const { t } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <div className="public">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="public-head">
        <Link className="brand" to="/">
          <img src="/favicon.svg" alt="" />
          {t('app.name')}
          <span className="line">{t('app.line')}</span>
        </Link>
        <nav className="row">
          <button type="button" className="text-btn" onClick={switchLanguage} data-testid="language">
            {t('app.language')}
          </button>
          {pathname !== '/login' && (
            <Link className="btn enter" to={me.data ? '/home' : '/login'} data-testid="enter">
              {me.data ? me.data.name : t('session.signIn')}
            </Link>
          )}
        </nav>
      </header>
      <main id="main" className="public-main" tabIndex={-1}>
        <Outlet />
      </main>
      <ServiceFoot />
      <NewPage />
    </div>
  );
}
