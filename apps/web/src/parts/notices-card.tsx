import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useWords } from '../words';
import { showMoment } from './moments';
import { Bones, Empty, ProblemNotice } from './notice';
import { openFile } from './open-file';
import { Tag } from './state-tag';
import '../styles/permit-life.css';

/** The papers of a case or of a permit, with whether they were opened; a case can be taken along as one archive. */
export function NoticesCard({ of, id, archive }: { of: 'application' | 'permit'; id: string; archive?: string }) {
  const { t, say } = useWords();
  const store = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['notices', of, id],
    queryFn: async () =>
      (of === 'application'
        ? await bodyOf(api.GET('/api/applications/{id}/notices', { params: { path: { id } } }))
        : await bodyOf(api.GET('/api/permits/{id}/notices', { params: { path: { id } } }))
      ).items,
  });
  const run = async (what: string, act: () => Promise<void>) => {
    setBusy(what);
    setError(null);
    await act().catch(setError);
    setBusy(null);
    void store.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <section className="card" data-testid="notices">
      <header>
        <h2>{t('notices.title')}</h2>
        {query.data && <span className="count">{query.data.length}</span>}
      </header>
      <ProblemNotice error={error ?? query.error} />
      {query.isPending && <Bones />}
      {query.data?.length === 0 && <Empty title={t('notices.none')} todo={t('notices.noneLine')} />}
      <ul className="rows">
        {query.data?.map((one) => (
          <li key={one.id}>
            <div className="item notice-row">
              <span className="title">{say(one.title)}</span>
              <span className="side">
                <Button
                  loading={busy === one.id}
                  onClick={() => void run(one.id, () => openFile(`/api/notices/${one.id}/pdf`))}
                  aria-label={`${t('notices.open')} ${say(one.title)} ${one.number}`}
                  data-testid="notice-open"
                >
                  {t('notices.open')}
                </Button>
              </span>
              <span className="whole small">
                <span className="quiet">
                  {one.number} · {showMoment(one.issuedAt)}
                </span>
                <Tag tone={one.readAt ? 'good' : 'rest'}>
                  {one.readAt ? t('notices.read', { when: showMoment(one.readAt) }) : t('notices.unread')}
                </Tag>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {archive && (
        <p>
          <Button
            loading={busy === 'archive'}
            onClick={() => void run('archive', () => openFile(`/api/applications/${id}/archive`, `${archive}.zip`))}
            data-testid="archive"
          >
            {t('notices.archive')}
          </Button>
        </p>
      )}
    </section>
  );
}
