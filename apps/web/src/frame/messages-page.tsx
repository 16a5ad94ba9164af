import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { usePages } from '../api/queries';
import type { Message } from '../api/permit-types';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

/** Messages to this person; opening one marks it as read and leads to what it is about. */
export function Page() {
  const { t, say } = useWords();
  const go = useNavigate();
  const store = useQueryClient();
  const list = usePages(['messages', 'all'], (after) =>
    bodyOf(api.GET('/api/messages', { params: { query: { after, limit: 50 } } })),
  );
  const open = async (message: Message) => {
    if (!message.readAt)
      await api
        .POST('/api/messages/{id}/read', {
          params: { path: { id: message.id } },
          headers: { 'idempotency-key': newIntentKey() },
        })
        .catch(() => undefined);
    void store.invalidateQueries({ queryKey: ['messages'] });
    if (message.link) void go(message.link);
  };
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('messages.title')}</h1>
        <div className="acts">
          <Link className="btn" to="/messages/settings" data-testid="message-settings">
            {t('outward.open')}
          </Link>
        </div>
      </div>
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={5} />}
        {list.items?.length === 0 && <Empty title={t('messages.empty')} todo={t('messages.emptyTodo')} />}
        <ul className="rows">
          {list.items?.map((message) => (
            <li key={message.id}>
              <a
                className="item"
                href={message.link ?? '#'}
                data-testid="message"
                onClick={(event) => {
                  event.preventDefault();
                  void open(message);
                }}
              >
                <span className="title">
                  {!message.readAt && (
                    <>
                      <span className="unread" aria-hidden />
                      <span className="sr">{t('messages.unread')} </span>
                    </>
                  )}
                  {say(message).title}
                </span>
                <span className="side quiet small">{showMoment(message.at)}</span>
                <span className="quiet wide">{say(message).body}</span>
              </a>
            </li>
          ))}
        </ul>
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}
