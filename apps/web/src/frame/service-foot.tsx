import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../words';

/** What this is, under which law, and whether it works right now. */
export function ServiceFoot() {
  const { t } = useWords();
  const ready = useQuery({
    queryKey: ['ready'],
    queryFn: async () => (await fetch('/api/health/ready')).ok,
    retry: false,
    staleTime: 60_000,
  });
  return (
    <footer className="service-foot">
      <span>{t('foot.law')}</span>
      <span className={ready.data === false || ready.isError ? 'state down' : 'state'}>
        {t('foot.health')}
        {t('text.colon')}
        {ready.isPending ? '…' : ready.data ? `● ${t('foot.ok')}` : `▲ ${t('foot.down')}`}
      </span>
      <Link to="/privacy">{t('foot.privacy')}</Link>
      <a href="/api/docs">{t('foot.api')}</a>
    </footer>
  );
}
