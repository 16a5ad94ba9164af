import { gapsOf, type Span } from '@yby/identity/contract';
import { toPlainDate } from '@yby/platform/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { ActDialog } from '../permit/act-dialog';
import { now } from '../clock';
import { Notice } from '../parts/notice';
import { useWords } from '../words';
import { MandateNote } from './mandate-note';
import { emptyMandate, MandateFields, mandateReady } from './mandate-fields';
import type { Mandate, PersonDetail } from './people-types';

/** 委托书 of an agent: what is entered, what is missing between two, and the way to enter the next. */
export function MandatesCard({ person, done }: { person: PersonDetail; done: () => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const gaps = gapsOf(person.mandates as unknown as Span[], toPlainDate(now()));
  return (
    <section className="card stack" data-testid="mandates">
      <header className="row wrap spread">
        <h2>{t('person.mandates')}</h2>
        {person.acts.includes('entrust') && (
          <Button onClick={() => setOpen(true)} data-testid="entrust">
            {t('person.entrust')}
          </Button>
        )}
      </header>
      <MandateNote until={person.mandateUntil} />
      {gaps.map(({ from, until }) => (
        <Notice key={from} tone="due" title={t('person.gap')}>
          <p data-testid="mandate-gap">{t('person.gapLine', { from, until })}</p>
        </Notice>
      ))}
      {person.mandates.length === 0 && <p className="quiet">{t('person.noMandates')}</p>}
      <ul className="rows">
        {person.mandates.map((one) => (
          <li key={one.id} data-testid="mandate">
            <div className="item">
              <span className="title">
                {one.from} – {one.until}
              </span>
              <span className="side">
                {one.file ? (
                  <a href={`/api/accounts/${person.id}/mandates/${one.file}`} target="_blank" rel="noreferrer">
                    {one.fileName ?? t('person.scan')}
                  </a>
                ) : (
                  <span className="quiet small">{t('person.noScan')}</span>
                )}
              </span>
              <span className="quiet small wide">
                {t('person.givenBy')}
                {t('text.colon')}
                {one.givenBy}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {open && <Entrust id={person.id} done={done} close={() => setOpen(false)} />}
    </section>
  );
}

function Entrust({ id, done, close }: { id: string; done: () => void; close: () => void }) {
  const { t } = useWords();
  const [mandate, setMandate] = useState<Mandate>(emptyMandate);
  return (
    <ActDialog
      title={t('person.entrust')}
      go={t('person.entrust')}
      ready={mandateReady(mandate)}
      content={mandate}
      send={async (key) => {
        await api.POST('/api/accounts/{id}/mandates', {
          params: { path: { id } },
          body: mandate,
          headers: { 'idempotency-key': key },
        });
        done();
      }}
      close={close}
      testid="entrust-dialog"
    >
      <MandateFields value={mandate} change={setMandate} />
    </ActDialog>
  );
}
