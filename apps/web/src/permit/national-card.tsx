import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { showDay } from '../parts/moments';
import type { Tone } from '../parts/shapes';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { ActDialog } from './act-dialog';
import { useLifeChanged, type PermitView } from './life-queries';

const tones: Record<components['schemas']['NationalState'], Tone> = {
  waiting: 'due',
  sent: 'live',
  registered: 'good',
  declined: 'stop',
};

/** How the national system knows this paper, where this system only mirrors it. */
export function NationalCard({ permit, isOfficer }: { permit: PermitView; isOfficer: boolean }) {
  const { t, code } = useWords();
  const [asking, setAsking] = useState<'enter' | 'again' | null>(null);
  const { national } = permit;
  if (!national) return null;
  return (
    <section className="card" data-testid="national">
      <header>
        <h2>{t('national.title')}</h2>
        <Tag tone={tones[national.state]}>{code('nationalState', national.state)}</Tag>
      </header>
      <p className="quiet">{t('national.line')}</p>
      <dl className="facts">
        <dt>{t('national.number')}</dt>
        <dd data-testid="national-number">{national.number ?? t('national.none')}</dd>
        {national.on && (
          <>
            <dt>{t('national.on')}</dt>
            <dd>{showDay(national.on)}</dd>
          </>
        )}
        {national.reason && (
          <>
            <dt>{t('national.reason')}</dt>
            <dd>{national.reason}</dd>
          </>
        )}
      </dl>
      {isOfficer && (
        <div className="row wrap">
          {national.state !== 'registered' && (
            <Button onClick={() => setAsking('enter')} data-testid="national-enter">
              {t('national.enter')}
            </Button>
          )}
          {national.state === 'declined' && (
            <Button onClick={() => setAsking('again')} data-testid="national-again">
              {t('national.again')}
            </Button>
          )}
        </div>
      )}
      {asking === 'enter' && <EnterNumber permit={permit} close={() => setAsking(null)} />}
      {asking === 'again' && <HandOverAgain permit={permit} close={() => setAsking(null)} />}
    </section>
  );
}

function EnterNumber({ permit, close }: { permit: PermitView; close: () => void }) {
  const { t } = useWords();
  const changed = useLifeChanged();
  const [number, setNumber] = useState(permit.national?.number ?? '');
  const [on, setOn] = useState('');
  const send = async (key: string) => {
    await bodyOf(
      api.POST('/api/permits/{id}/national', {
        params: { path: { id: permit.id } },
        body: { number: number.trim(), on },
        headers: { 'idempotency-key': key },
      }),
    );
    changed();
  };
  return (
    <ActDialog
      title={t('national.enter')}
      go={t('national.enter')}
      ready={number.trim().length >= 4 && on !== ''}
      content={[permit.id, number, on]}
      send={send}
      close={close}
      testid="national-dialog"
    >
      <p className="quiet">{t('national.enterLine')}</p>
      <label className="stack tight">
        {t('national.number')}
        <Input value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
      </label>
      <label className="stack tight">
        {t('national.on')}
        <Input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
    </ActDialog>
  );
}

function HandOverAgain({ permit, close }: { permit: PermitView; close: () => void }) {
  const { t } = useWords();
  const changed = useLifeChanged();
  const send = async (key: string) => {
    await bodyOf(
      api.POST('/api/permits/{id}/national/again', {
        params: { path: { id: permit.id } },
        headers: { 'idempotency-key': key },
      }),
    );
    changed();
  };
  return (
    <ActDialog
      title={t('national.again')}
      go={t('national.again')}
      ready
      content={[permit.id, permit.national?.version]}
      send={send}
      close={close}
      testid="national-again-dialog"
    >
      <p>{t('national.againLine')}</p>
    </ActDialog>
  );
}
