import { useEffect, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { keepApp } from '../offline/keep-app';
import { useWords } from '../words';
import { useJudgement } from './use-judgement';
import { VerdictView } from './verdict-view';
import '../styles/scan.css';

// The address printed in the code: any phone's camera opens it. The credential stands behind '#', which never reaches a
// server's log; it is verified here first and then sent in the body of a POST.

const subscribe = (tell: () => void) => {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
};

export function Page() {
  const { t } = useWords();
  useEffect(keepApp, []);
  const address = useSyncExternalStore(subscribe, () => location.href);
  const fragment = address.split('#')[1] ?? '';
  const judgement = useJudgement(fragment ? `${location.origin}/v#${fragment}` : null);
  return (
    <div className="page scan">
      {fragment && <VerdictView {...judgement} />}
      <Link className={fragment ? 'btn big' : 'btn primary big'} to="/check" data-testid="scan-again">
        {t(fragment ? 'scan.again' : 'public.scan')}
      </Link>
    </div>
  );
}
