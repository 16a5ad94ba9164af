import { BellOutlined, GlobalOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { api, keepCsrfToken } from '../api/client';
import { queryClient, useMe, useMessages } from '../api/queries';
import type { Me } from '../api/types';
import { onTheirWay, PendingDecisions, usePendingDecisions } from '../approver/pending-decisions';
import { forgetMe } from '../offline/remembered-me';
import { useStillness } from '../parts/media';
import { ProblemNotice } from '../parts/notice';
import { switchLanguage, useWords } from '../words';
import '../words/inside';
import { firstPage } from './duties';
import { NewPage } from './new-page';
import { PageOpening } from './page-failure';
import { Rail } from './rail';
import { TopSearch } from './top-search';
import { stillTheme, theme } from './theme';
import '../styles/frame.css';

/** The frame of everyone who is signed in: rail, search, messages, who I am and in which office. */
export function DeskFrame() {
  const { lang } = useWords();
  const me = useMe();
  const still = useStillness();
  const location = useLocation();
  if (me.isPending) return <PageOpening />;
  if (me.isError)
    return (
      <main className="page narrow">
        <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  if (!me.data) {
    const wanted = location.pathname + location.search;
    return <Navigate to={`/login?to=${encodeURIComponent(wanted)}`} replace />;
  }
  return (
    <ConfigProvider
      locale={lang === 'zh' ? zhCN : enUS}
      theme={still ? stillTheme : theme}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <App>
        <PendingDecisions key={me.data.id}>
          <div className="frame">
            <TopBar me={me.data} />
            <Rail me={me.data} />
            <main id="main" tabIndex={-1}>
              <Outlet />
            </main>
            <NewPage />
          </div>
        </PendingDecisions>
      </App>
    </ConfigProvider>
  );
}

function TopBar({ me }: { me: Me }) {
  const { t } = useWords();
  const messages = useMessages();
  const go = useNavigate();
  const unread = messages.data?.unread ?? 0;
  const { message } = App.useApp();
  const { list } = usePendingDecisions();
  const signOut = async () => {
    if (onTheirWay(list)) return void message.warning(t('desk.stillPending'));
    await api.DELETE('/api/session').catch(() => undefined);
    keepCsrfToken(null);
    forgetMe();
    // What one person read must not be seen by the next one at this PC.
    queryClient.clear();
    void go('/login');
  };
  return (
    <header className="topbar">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Link className="brand" to={firstPage(me)}>
        <img src="/favicon.svg" alt="" />
        {t('app.name')}
      </Link>
      <TopSearch me={me} />
      <div className="who">
        <Link className="person" data-testid="who" to="/account" title={t('account.title')}>
          <strong>{me.name}</strong>
          <span>{me.enterprise?.name ?? me.organ?.name ?? ''}</span>
        </Link>
        <Link className="icon-btn account-link" to="/account" aria-label={t('account.title')}>
          <UserOutlined />
        </Link>
        <Link
          className="icon-btn"
          to="/messages"
          aria-label={`${t('nav.messages')} ${unread}`}
          title={t('nav.messages')}
        >
          <BellOutlined />
          {unread > 0 && <span className="dot">{unread > 99 ? '99+' : unread}</span>}
        </Link>
        <button
          type="button"
          className="icon-btn"
          onClick={switchLanguage}
          title={t('app.language')}
          aria-label={t('app.language')}
          data-testid="language"
        >
          <GlobalOutlined />
        </button>
        <button
          type="button"
          className="icon-btn"
          onClick={() => void signOut()}
          title={t('session.signOut')}
          aria-label={t('session.signOut')}
          data-testid="sign-out"
        >
          <LogoutOutlined />
        </button>
      </div>
    </header>
  );
}
