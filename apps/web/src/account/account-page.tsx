import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useMe } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { FactorsCard } from './factors-card';
import { PasswordCard } from './password-card';
import { RecoveryCard } from './recovery-card';
import { SessionsCard } from './sessions-card';
import '../styles/sign-in.css';

export const useSecurity = () =>
  useQuery({ queryKey: ['security'], queryFn: () => bodyOf(api.GET('/api/account/security')), staleTime: 0 });

/** How my account is guarded, and by whom it is used right now. */
export function Page() {
  const { t } = useWords();
  const me = useMe().data;
  const security = useSecurity();
  const { data } = security;
  const last = me?.lastSignIn;
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('account.title')}</h1>
          <p className="quiet small">
            {last
              ? t('session.last', {
                  when: showMoment(last.at),
                  device: t(`session.kind.${last.kind}`),
                  network: last.network,
                })
              : t('session.first')}
          </p>
        </div>
        <div className="acts">
          <Link className="btn" to="/account/data" data-testid="my-data">
            {t('mine.link')}
          </Link>
        </div>
      </div>
      {typeof me?.passwordDaysLeft === 'number' && (
        <Notice tone="due" title={t('account.passwordSoon', { n: me.passwordDaysLeft })} />
      )}
      <ProblemNotice error={security.error} onRetry={() => void security.refetch()} />
      {security.isPending && <Bones lines={6} />}
      {me && data && (
        <>
          <FactorsCard security={data} />
          <RecoveryCard security={data} />
          <PasswordCard security={data} username={me.username} />
          <SessionsCard security={data} />
        </>
      )}
    </div>
  );
}
