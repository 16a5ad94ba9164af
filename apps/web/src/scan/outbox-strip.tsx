import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { RecordedScan } from '../api/permit-types';
import { Notice } from '../parts/notice';
import { useWords } from '../words';
import { askForPlace, isPlaceAllowed } from './place-now';
import { reportWaiting, whenReported } from './scan-outbox';
import { waitingScans, type WaitingScan } from './scan-store';

/** What of this person's scans the register has, and what waits on this device. */
export function OutboxStrip({ account }: { account: string }) {
  const { t, code } = useWords();
  const [held, setHeld] = useState<WaitingScan[] | null>(null);
  const [differing, setDiffering] = useState<RecordedScan[]>([]);
  const [failed, setFailed] = useState(false);
  const [placed, setPlaced] = useState(true);

  useEffect(() => {
    let over = false;
    const look = () =>
      waitingScans(account)
        .then((all) => over || setHeld(all))
        .catch(() => undefined);
    const send = () =>
      void reportWaiting(account)
        .then(() => over || setFailed(false))
        .catch(() => over || setFailed(true))
        .then(look);
    const stop = whenReported((more) => {
      if (more.length > 0) setDiffering((known) => [...known, ...more]);
      void look();
    });
    void isPlaceAllowed().then((allowed) => over || setPlaced(allowed));
    send();
    addEventListener('online', send);
    const timer = setInterval(send, 20_000);
    return () => {
      over = true;
      stop();
      removeEventListener('online', send);
      clearInterval(timer);
    };
  }, [account]);

  const waiting = held ?? [];
  const refused = waiting.filter(({ refused }) => refused !== undefined).length;
  return (
    <div className="outbox" data-testid="outbox" data-waiting={held?.length}>
      {differing.length > 0 && (
        <Notice tone="stop" title={t('outbox.differs', { n: differing.length })}>
          <ul>
            {differing.map((one) => (
              <li key={one.id} data-testid="outbox-differs">
                {one.number ?? '—'} · {code('verdict', one.verdict)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="small quiet row" aria-live="polite">
        <span>{!held ? '' : waiting.length === 0 ? t('outbox.all') : t('outbox.waiting', { n: waiting.length })}</span>
        {refused > 0 && <span>{t('outbox.refused', { n: refused })}</span>}
        {failed && waiting.length > 0 && <span>{t('outbox.noNet')}</span>}
        {waiting.length > refused && (
          <button
            type="button"
            className="text-btn"
            onClick={() => void reportWaiting(account).catch(() => setFailed(true))}
          >
            {t('outbox.now')}
          </button>
        )}
        {!placed && (
          <button
            type="button"
            className="text-btn"
            onClick={() => void askForPlace().then((place) => setPlaced(place !== undefined))}
          >
            {t('outbox.place')}
          </button>
        )}
        <Link to="/scans">{t('outbox.log')}</Link>
      </p>
    </div>
  );
}
