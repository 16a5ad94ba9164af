import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../parts/notice';
import { Tick } from '../parts/shapes';
import { useWords } from '../words';
import { TAKE_BACK_MS, type Pending } from './use-pending-approvals';

interface Props {
  list: Pending[];
  send: (id: string) => Promise<void>;
  takeBack: (id: string) => void;
  dismiss: (id: string) => void;
}

/** At the foot: what was approved and is not yet sent, with five seconds to take it back. */
export function PendingStrip({ list, send, takeBack, dismiss }: Props) {
  const { t } = useWords();
  const [at, tick] = useState(() => performance.now());
  const waiting = list.some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => tick(performance.now()), 200);
    return () => clearInterval(timer);
  }, [waiting]);
  if (!list.length) return null;
  return (
    <ul className="pending" aria-live="polite">
      {list.map((one) => {
        const left = Math.max(0, Math.min(TAKE_BACK_MS, one.sendAt - at));
        return (
          <li key={one.id} data-testid={`pending-${one.state}`}>
            {one.state === 'waiting' && (
              <>
                <span className="grow">{t('desk.pending', { name: one.name, n: Math.ceil(left / 1000) })}</span>
                <Button onClick={() => takeBack(one.id)} data-testid="approve-undo">
                  {t('desk.takeBack')} <kbd>Z</kbd>
                </Button>
                <Button type="primary" onClick={() => void send(one.id)} data-testid="approve-now">
                  {t('desk.sendNow')}
                </Button>
                <i style={{ width: `${(left / TAKE_BACK_MS) * 100}%` }} />
              </>
            )}
            {one.state === 'sending' && <span className="grow">{one.name} …</span>}
            {one.state === 'sent' && (
              <span className="grow sent">
                <Tick /> {t('desk.sent', { name: one.name })}
              </span>
            )}
            {one.state === 'failed' && (
              <div className="grow stack">
                <strong>{t('desk.failed', { name: one.name })}</strong>
                <ProblemNotice error={one.error} onResend={() => void send(one.id)} />
                <p>
                  <Button onClick={() => dismiss(one.id)} data-testid="pending-dismiss">
                    {t('desk.understood')}
                  </Button>
                </p>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
