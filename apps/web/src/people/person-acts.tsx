import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import type { PersonDetail } from './people-types';

type Act = 'suspend' | 'restore' | 'close';
const acts = [
  ['lock', 'suspend'],
  ['unlock', 'restore'],
  ['close', 'close'],
] as const satisfies readonly (readonly [string, Act])[];

/** Suspend, restore, close: each asked once more in words. */
export function PersonActs({ person, done }: { person: PersonDetail; done: () => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Act | null>(null);
  const send = async (act: Act, key: string) => {
    const how = { params: { path: { id: person.id } }, headers: { 'idempotency-key': key } };
    if (act === 'suspend') await api.POST('/api/accounts/{id}/suspend', how);
    else if (act === 'restore') await api.POST('/api/accounts/{id}/restore', how);
    else await api.POST('/api/accounts/{id}/close', how);
    done();
  };
  return (
    <>
      {acts
        .filter(([name]) => person.acts.includes(name))
        .map(([, act]) => (
          <Button key={act} danger={act !== 'restore'} onClick={() => setAsked(act)} data-testid={`person-${act}`}>
            {t(`person.${act}`)}
          </Button>
        ))}
      {asked && (
        <ActDialog
          title={t(`person.${asked}`)}
          go={t(`person.${asked}`)}
          danger={asked !== 'restore'}
          ready
          content={[asked, person.id]}
          send={(key) => send(asked, key)}
          close={() => setAsked(null)}
          testid="person-act"
        >
          <p>{t(`person.${asked}Sure`, { name: person.name })}</p>
        </ActDialog>
      )}
    </>
  );
}
