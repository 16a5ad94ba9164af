import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { useIntent } from '../api/intent';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { emptyMandate, MandateFields, mandateReady } from './mandate-fields';
import { OfficeChoice } from './office-choice';
import type { Mandate, PersonDetail, Role } from './people-types';

interface Props {
  person: PersonDetail;
  done: () => void;
  close: () => void;
}

/** Offices of an enterprise's own people hold at once; those of officers are proposed. */
export function OfficesForm({ person, done, close }: Props) {
  const { t, code } = useWords();
  const intent = useIntent();
  const own = person.enterpriseId !== null;
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const [mandate, setMandate] = useState<Mandate>(emptyMandate);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const needsMandate = own && roles.includes('agent') && !person.roles.includes('agent');
  const changed = [...roles].sort().join() !== [...person.roles].sort().join();
  const ready = changed && (!needsMandate || mandateReady(mandate));
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = { roles, ...(needsMandate ? { mandate } : {}) };
    const params = { path: { id: person.id } };
    try {
      await intent.run(body, (key) => {
        const headers = { 'idempotency-key': key };
        return own
          ? api.POST('/api/accounts/{id}/offices', { params, body, headers })
          : api.POST('/api/accounts/{id}/propose-offices', { params, body: { roles }, headers });
      });
      done();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  const title = t(own ? 'person.change' : 'person.propose');
  return (
    <form
      className="card stack loose"
      aria-label={title}
      data-testid="offices-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <h2>{title}</h2>
      <p className="quiet">
        {t('person.now')}
        {t('text.colon')}
        {person.roles.map((role) => code('role', role)).join(t('text.comma')) || t('people.noOffice')}
      </p>
      <OfficeChoice of={own ? 'enterprise' : 'organ'} value={roles} change={setRoles} />
      {needsMandate && <MandateFields value={mandate} change={setMandate} />}
      <p className="quiet">{t(own ? 'person.signedOut' : 'people.proposeNote')}</p>
      <ProblemNotice error={error} onResend={() => void send()} />
      <div className="acts">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready} data-testid="offices-go">
          {t(own ? 'person.save' : 'person.sendProposal')}
        </Button>
      </div>
    </form>
  );
}
