import { keyScopeNames, keyScopes, MOST_KEY_DAYS, type KeyScope } from '@yby/identity/contract';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Field } from '../applicant/field';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ScopeList } from './scope-list';

interface Props {
  issued: (secret: string | null) => void;
  close: () => void;
}

/** Two steps: what the key may do is chosen, and looked at again in words before it is made. */
export function IssueForm({ issued, close }: Props) {
  const { t, say } = useWords();
  const intent = useIntent();
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>([]);
  const [days, setDays] = useState<number | null>(180);
  const [looking, setLooking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = label.trim() !== '' && scopes.length > 0 && days !== null;
  const issue = async () => {
    setBusy(true);
    setError(null);
    const body = { label: label.trim(), scopes, days: days! };
    try {
      const made = await intent.run(body, (key) =>
        bodyOf(api.POST('/api/keys', { body, headers: { 'idempotency-key': key } })),
      );
      issued(made.secret);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  if (looking)
    return (
      <section className="card stack" aria-label={t('keys.look')}>
        <h2>{t('keys.look')}</h2>
        <p>{t('keys.lookLine')}</p>
        <ScopeList scopes={scopes} />
        <p>{t('keys.mayNot')}</p>
        <p className="quiet">{t('keys.answers')}</p>
        <ProblemNotice error={error} onResend={() => void issue()} />
        <div className="acts">
          <Button onClick={() => setLooking(false)}>{t('keys.back')}</Button>
          <Button type="primary" loading={busy} onClick={() => void issue()} data-testid="key-issue">
            {t('keys.issue')}
          </Button>
        </div>
      </section>
    );
  return (
    <section className="card stack" aria-label={t('keys.new')}>
      <h2>{t('keys.new')}</h2>
      <Field field="label" label={t('keys.label')} hint={t('keys.labelHint')}>
        {(id) => (
          <Input
            id={id}
            value={label}
            maxLength={100}
            onChange={(e) => setLabel(e.target.value)}
            data-testid="key-label"
          />
        )}
      </Field>
      <fieldset className="choices">
        <legend>{t('keys.scopes')}</legend>
        <p className="hint">{t('keys.scopesHint')}</p>
        {keyScopeNames.map((scope) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            onChange={(e) =>
              setScopes(keyScopeNames.filter((one) => (one === scope ? e.target.checked : scopes.includes(one))))
            }
            data-testid={`key-scope-${scope}`}
          >
            {say(keyScopes[scope])}
          </Checkbox>
        ))}
      </fieldset>
      <Field field="days" label={t('keys.days')} hint={t('keys.daysHint')}>
        {(id) => <InputNumber id={id} value={days} min={1} max={MOST_KEY_DAYS} precision={0} onChange={setDays} />}
      </Field>
      <div className="acts">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button type="primary" disabled={!ready} onClick={() => setLooking(true)} data-testid="key-look">
          {t('keys.look')}
        </Button>
      </div>
    </section>
  );
}
