import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMe } from '../api/queries';
import { keepApp } from '../offline/keep-app';
import { rememberMe } from '../offline/remembered-me';
import { useWords } from '../words';
import { Camera } from './camera';
import { enterpriseCodeOf } from './enterprise-code-of';
import { mayReport } from './may-report';
import { OutboxStrip } from './outbox-strip';
import { useJudgement } from './use-judgement';
import { useRecorded } from './use-recorded';
import { VerdictView } from './verdict-view';
import '../styles/scan.css';

const readForm = () => import('./suspicion-form');
const SuspicionForm = lazy(async () => ({ default: (await readForm()).SuspicionForm }));
const readCheckpoint = () => import('./checkpoint-page');

/** Opens into the camera. Typing or pasting is always there as the way out. */
export function Page() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const typed = params.get('text');
  const [scanned, setScanned] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [before, setBefore] = useState<boolean[]>([]);
  const asked = scanned ?? typed;
  const navigate = useNavigate();
  // A plate or a living code is no permit: it has a page of its own.
  const found = (text: string) => {
    const code = enterpriseCodeOf(text);
    if (code) void navigate(`/e/${code}`);
    else setScanned(text);
  };
  const judgement = useJudgement(asked);
  useRecorded(asked, judgement);
  const { data: me } = useMe();
  const scans = me ? mayReport(me) : false;
  useEffect(() => {
    if (me && scans) {
      rememberMe(me);
      // So that it opens where there is no network.
      void Promise.all([readForm(), readCheckpoint()]).catch(() => undefined);
    }
    keepApp();
  }, [me, scans]);
  const verdict = judgement.server.data;
  const seen = asked && verdict ? [...before, verdict.inForce] : before;
  const again = () => {
    setBefore(seen);
    setScanned(null);
    setText('');
    setParams({}, { replace: true });
  };
  const good = seen.filter(Boolean).length;
  return (
    <div className="page scan">
      {asked ? (
        <>
          <VerdictView {...judgement} />
          {scans && (
            <Suspense>
              <SuspicionForm key={asked} text={asked} />
            </Suspense>
          )}
          <button
            type="button"
            className={judgement.server.data?.permit?.id ? 'btn big' : 'btn primary big'}
            onClick={again}
            data-testid="scan-again"
          >
            {t('scan.again')}
          </button>
        </>
      ) : (
        <>
          <h1 className="sr">{t('scan.title')}</h1>
          <Camera found={found} />
          {scans && (
            <Link className="btn big" to="/checkpoint" data-testid="to-checkpoint">
              {t('scan.checkpoint')}
            </Link>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim()) found(text.trim());
            }}
          >
            <label htmlFor="scan-text">{t('scan.type')}</label>
            <div className="row">
              <input
                id="scan-text"
                className="field"
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder={t('scan.typeHint')}
                autoComplete="off"
                autoCapitalize="characters"
                data-testid="scan-text"
              />
              <button className="btn primary" data-testid="scan-check">
                {t('scan.check')}
              </button>
            </div>
          </form>
        </>
      )}
      {me && scans && <OutboxStrip account={me.id} />}
      {seen.length > 1 && (
        <p className="tally" aria-live="polite">
          {t('scan.tally', { n: seen.length, good, bad: seen.length - good })}
        </p>
      )}
    </div>
  );
}
