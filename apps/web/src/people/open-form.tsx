import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Field } from '../applicant/field';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import type { Opened } from './first-password';
import { emptyMandate, MandateFields, mandateReady } from './mandate-fields';
import { OfficeChoice } from './office-choice';
import { OrganSelect } from './organ-select';
import type { Mandate, Role } from './people-types';

interface Props {
  of: 'organ' | 'enterprise';
  opened: (opened: Opened) => void;
  close: () => void;
}

/** 开户: an officer's account without any office yet, or one of the enterprise's own people. */
export function OpenForm({ of, opened, close }: Props) {
  const { t } = useWords();
  const intent = useIntent();
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [organId, setOrganId] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [mandate, setMandate] = useState<Mandate>(emptyMandate);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const agent = roles.includes('agent');
  const ready =
    username.trim().length > 1 &&
    name.trim() !== '' &&
    roles.length > 0 &&
    (of === 'enterprise' ? !agent || mandateReady(mandate) : organId !== '');
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = {
      username: username.trim(),
      name: name.trim(),
      roles,
      ...(of === 'organ' ? { organId } : {}),
      ...(agent ? { mandate } : {}),
    };
    try {
      const made = await intent.run(body, (key) =>
        bodyOf(api.POST('/api/accounts', { body, headers: { 'idempotency-key': key } })),
      );
      opened({ name: made.account.name, login: made.account.username, password: made.firstPassword });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  const title = t(of === 'organ' ? 'people.new' : 'people.newStaff');
  return (
    <form
      className="card stack loose"
      aria-label={title}
      data-testid="open-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <h2>{title}</h2>
      <div className="pair">
        <Field field="name" label={t('people.person')}>
          {(id) => (
            <input
              id={id}
              className="field"
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
              data-testid="open-name"
            />
          )}
        </Field>
        <Field field="username" label={t('people.login')} hint={t('people.loginHint')}>
          {(id) => (
            <input
              id={id}
              className="field"
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={({ target }) => setUsername(target.value)}
              data-testid="open-login"
            />
          )}
        </Field>
        {of === 'organ' && <OrganSelect value={organId} change={setOrganId} testid="open-organ" />}
      </div>
      <OfficeChoice of={of} value={roles} change={setRoles} />
      {of === 'organ' && <p className="quiet">{t('people.proposeNote')}</p>}
      {agent && (
        <>
          <h3>{t('people.mandate')}</h3>
          <MandateFields value={mandate} change={setMandate} />
        </>
      )}
      <ProblemNotice error={error} onResend={() => void send()} />
      <div className="acts">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready} data-testid="open-go">
          {t('people.open')}
        </Button>
      </div>
    </form>
  );
}
