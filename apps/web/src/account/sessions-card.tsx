import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api } from '../api/client';
import { showMoment } from '../parts/moments';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import type { Security } from './factors-card';

/** What the browser calls itself, in few words. */
function deviceName(agent: string): string {
  const browser = /MicroMessenger|Edg|OPR|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? '';
  const system = /HarmonyOS|Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', MicroMessenger: '微信', Macintosh: 'macOS' };
  return [names[browser] ?? browser, names[system] ?? system].filter(Boolean).join(' · ') || agent.slice(0, 40) || '—';
}

/** Every place where this account is signed in; one that its person does not know is ended here. */
export function SessionsCard({ security }: { security: Security }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const end = async (id: string | null) => {
    await (id === null
      ? api.DELETE('/api/account/sessions')
      : api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } }));
    void message.success(t('account.ended'));
    await store.invalidateQueries({ queryKey: ['security'] });
  };
  return (
    <section className="card" aria-label={t('account.sessions')}>
      <header>
        <h2>{t('account.sessions')}</h2>
        {security.sessions.length > 1 && (
          <Button onClick={() => void end(null)} data-testid="end-others">
            {t('account.endOthers')}
          </Button>
        )}
      </header>
      <ul className="rows">
        {security.sessions.map((session) => (
          <li key={session.id} className="row spread" data-testid="session-row">
            <span>
              <strong>
                {t(`session.kind.${session.kind}`)} · {deviceName(session.device)}
              </strong>{' '}
              {session.current && <Tag tone="good">{t('account.current')}</Tag>}
              <span className="quiet small block">
                {t('account.since', { when: showMoment(session.since) })} ·{' '}
                {t('account.lastSeen', { when: showMoment(session.lastSeen) })}
                {session.network && ` · ${t('account.network', { network: session.network })}`}
              </span>
            </span>
            {!session.current && (
              <Button size="small" onClick={() => void end(session.id)}>
                {t('account.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
