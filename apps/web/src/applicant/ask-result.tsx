import type { RequirementAsk } from '@yby/regulation/contract';
import { packAsk, type Requirement } from '@yby/regulation/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useMe } from '../api/queries';
import { ProblemNotice } from '../parts/notice';
import { RequirementAnswer } from '../parts/requirement-answer';
import { saveBlob } from '../parts/save-csv';
import { useWords } from '../words';

/** What this office takes as an application here; the rest is asked of others. */
const appliedForHere = ['purchase_filing', 'transport_filing', 'transport_permit'];

/** The answer and what to do with it: the written reply, the link, the application. */
export function AskResult({ ask, answer }: { ask: RequirementAsk; answer: Requirement }) {
  const { t } = useWords();
  const { data: me } = useMe();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState('');
  const packed = packAsk(ask);
  const link = `${location.origin}/ask?q=${packed}`;
  const reply = async () => {
    setBusy(true);
    setError(null);
    try {
      const { yearToDate, ...rest } = ask;
      const body = {
        ...rest,
        ...(yearToDate
          ? { yearToDate: Object.entries(yearToDate).map(([substance, quantity]) => ({ substance, ...quantity })) }
          : {}),
      };
      const pdf = await bodyOf(api.POST('/api/ask/reply', { body: body as never, parseAs: 'blob' }));
      saveBlob(`${t('ask.notRequired')}-${ask.date}.pdf`, pdf as unknown as Blob);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const copy = () => {
    // Without a secure page there is no clipboard; the address stands below to be copied by hand.
    void navigator.clipboard?.writeText(link).catch(() => undefined);
    setCopied(packed);
  };
  const mayApply =
    answer.outcome === 'required' &&
    appliedForHere.includes(answer.instrument) &&
    ask.buyerKind === 'unit' &&
    (!me || me.roles.includes('agent'));
  return (
    <div className="stack loose" aria-live="polite">
      <RequirementAnswer answer={answer} date={ask.date} />
      <ProblemNotice error={error} onResend={() => void reply()} />
      <div className="row wrap ask-acts">
        {answer.outcome === 'not_required' && (
          <button
            type="button"
            className="btn primary"
            disabled={busy}
            onClick={() => void reply()}
            data-testid="ask-reply"
          >
            {t('ask.reply')}
          </button>
        )}
        {mayApply && (
          <Link className="btn primary" to="/apply" data-testid="ask-apply">
            {t('ask.start')}
          </Link>
        )}
        <button type="button" className="btn" onClick={copy} data-testid="ask-copy">
          {t('ask.copy')}
        </button>
      </div>
      {copied === packed && (
        <label className="labelled small">
          {t('ask.copied')}
          <input
            className="field mono"
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
            data-testid="ask-link"
          />
        </label>
      )}
    </div>
  );
}
