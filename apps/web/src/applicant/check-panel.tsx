import type { Requirement } from '@yby/regulation/contract';
import type { Precheck } from '../api/types';
import { Bones, Notice } from '../parts/notice';
import { RequirementAnswer } from '../parts/requirement-answer';
import { CheckLines, checkTone } from '../parts/state-tag';
import { useWords } from '../words';

interface Props {
  answer: Requirement | null;
  date: string;
  precheck: Precheck | undefined;
  pending: boolean;
  error: unknown;
}

/** Beside the form, live: first the law (computed here), then what only the server knows (licences, balances, trade). */
export function CheckPanel({ answer, date, precheck, pending }: Props) {
  const { t, code } = useWords();
  return (
    <aside className="check-panel card stack" aria-label={t('check.server')} data-testid="precheck">
      <header className="stacked">
        <h2>{t('check.server')}</h2>
        <p className="small quiet">{t('check.live')}</p>
      </header>
      <div className="stack" aria-live="polite">
        {answer ? <RequirementAnswer answer={answer} date={date} brief /> : <p className="quiet">{t('ask.waiting')}</p>}
        {precheck ? (
          <div className={pending ? 'fading stack' : 'stack'}>
            {precheck.outcome !== 'clear' || (
              <Notice tone={checkTone[precheck.outcome]} title={code('outcome', precheck.outcome)} />
            )}
            <CheckLines lines={precheck.lines} />
          </div>
        ) : pending ? (
          <Bones lines={4} />
        ) : (
          answer?.outcome === 'required' && <p className="small quiet">{t('check.partial')}</p>
        )}
      </div>
    </aside>
  );
}
