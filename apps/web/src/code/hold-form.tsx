import {
  holdReasonCodes,
  holdReasons,
  holdScopes,
  scopeWords,
  type HoldReasonCode,
  type HoldScope,
} from '@yby/enterprise/contract';
import { toPlainDate } from '@yby/platform/contract';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Field } from '../applicant/field';
import { now } from '../clock';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Radios } from './radios';

interface Props {
  enterpriseId: string;
  done: () => void;
  close: () => void;
}

/** Scope, reason, and the article that the reason rests on; the day it ends, if it has one. */
export function HoldForm({ enterpriseId, done, close }: Props) {
  const { t, say } = useWords();
  const intent = useIntent();
  const [scope, setScope] = useState<HoldScope | ''>('');
  const [reason, setReason] = useState<HoldReasonCode | ''>('');
  const [article, setArticle] = useState('');
  const [decisionNo, setDecisionNo] = useState('');
  const [until, setUntil] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    if (!scope || !reason || !article) return;
    setBusy(true);
    setError(null);
    const body = {
      scope,
      reason,
      article,
      ...(decisionNo.trim() ? { decisionNo: decisionNo.trim() } : {}),
      ...(until ? { until } : {}),
    };
    try {
      await intent.run([enterpriseId, body], (key) =>
        bodyOf(
          api.POST('/api/enterprises/{id}/holds', {
            params: { path: { id: enterpriseId } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      done();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form
      className="stack hold-form"
      aria-label={t('hold.new')}
      data-testid="hold-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="quiet small">{t('hold.line')}</p>
      <Radios
        label={t('hold.scope')}
        value={scope}
        onChange={setScope}
        options={holdScopes.map((key) => ({ key, text: say(scopeWords[key]) }))}
        testid="hold-scope"
      />
      <Radios
        label={t('hold.reason')}
        value={reason}
        onChange={(key) => {
          setReason(key);
          const { articles } = holdReasons[key];
          setArticle(articles.length === 1 ? articles[0]! : '');
        }}
        options={holdReasonCodes.map((key) => ({ key, text: say(holdReasons[key]) }))}
        testid="hold-reason"
      />
      {reason && (
        <Radios
          label={t('hold.article')}
          value={article}
          onChange={setArticle}
          options={holdReasons[reason].articles.map((key) => ({
            key: key as string,
            text: (
              <>
                {key} <span className="quiet small">{t('hold.memory')}</span>
              </>
            ),
          }))}
          testid="hold-article"
        />
      )}
      <Field field="decisionNo" label={t('hold.decisionNo')}>
        {(id) => (
          <input
            id={id}
            className="field"
            maxLength={60}
            value={decisionNo}
            onChange={(event) => setDecisionNo(event.target.value)}
            data-testid="hold-number"
          />
        )}
      </Field>
      <Field field="until" label={t('hold.until')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            min={toPlainDate(now())}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            data-testid="hold-until"
          />
        )}
      </Field>
      <ProblemNotice error={error} onResend={() => void send()} />
      <div className="row wrap">
        <button className="btn danger" disabled={busy || !scope || !reason || !article} data-testid="hold-go">
          {t('hold.go')}
        </button>
        <button type="button" className="btn" onClick={close}>
          {t('act.cancel')}
        </button>
      </div>
    </form>
  );
}
