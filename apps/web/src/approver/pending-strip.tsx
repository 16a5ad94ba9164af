import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ProblemNotice } from '../parts/notice';
import { Tick } from '../parts/shapes';
import { useWords } from '../words';
import { againOf, type Pending, type usePendingDecisions } from './pending-decisions';
import '../styles/pending.css';

type Props = Pick<ReturnType<typeof usePendingDecisions>, 'list' | 'send' | 'takeBack' | 'dismiss'>;

const manner = ({ act, opinion }: Pending) => (opinion ? 'opinion' : act);

/** At the foot of whatever page: what was decided and is not yet sent, with some seconds to take it back. */
export function PendingStrip({ list, send, takeBack, dismiss }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const keys = useLocation().pathname.startsWith('/desk');
  const [at, tick] = useState(() => performance.now());
  const waiting = list.some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => tick(performance.now()), 200);
    return () => clearInterval(timer);
  }, [waiting]);
  if (!list.length) return null;
  /** Back to the case, with whatever had been written still there. */
  const reopen = (one: Pending) => void go(`/desk/${one.id}`, { state: { again: againOf(one) } });
  const undo = (id: string) => {
    const back = takeBack(id);
    if (!back) return;
    void message.info(t('desk.takenBack'));
    reopen(back);
  };
  return (
    <ul className="pending" aria-live="polite">
      {list.map((one) => {
        const left = Math.max(0, Math.min(one.waits, one.sendAt - at));
        const { name } = one;
        return (
          <li key={one.id} data-testid={`pending-${one.state}`}>
            {one.state === 'waiting' && (
              <>
                <span className="grow">{t(`desk.pending.${manner(one)}`, { name, n: Math.ceil(left / 1000) })}</span>
                <Button onClick={() => undo(one.id)} data-testid="decision-undo">
                  {t('desk.takeBack')} {keys && <kbd>Z</kbd>}
                </Button>
                <Button type="primary" onClick={() => void send(one.id)} data-testid="decision-now">
                  {t('desk.sendNow')}
                </Button>
                <i style={{ width: `${(left / one.waits) * 100}%` }} />
              </>
            )}
            {one.state === 'sending' && <span className="grow">{name} …</span>}
            {one.state === 'sent' && (
              <span className="grow sent">
                <Tick /> {t(`desk.sent.${manner(one)}`, { name })}
              </span>
            )}
            {one.state === 'failed' && (
              <div className="grow stack">
                <strong>{t('desk.failed', { name })}</strong>
                <ProblemNotice error={one.error} onResend={() => void send(one.id)} />
                <p className="row wrap">
                  <Button onClick={() => dismiss(one.id)} data-testid="pending-dismiss">
                    {t('desk.understood')}
                  </Button>
                  {one.act !== 'approve' && (
                    <Button
                      onClick={() => {
                        dismiss(one.id);
                        reopen(one);
                      }}
                      data-testid="pending-reopen"
                    >
                      {t('desk.reopen')}
                    </Button>
                  )}
                </p>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
