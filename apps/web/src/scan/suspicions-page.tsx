import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import '../styles/company.css';
import '../styles/permit-life.css';

type SuspicionView = components['schemas']['SuspicionView'];
type Outcome = components['schemas']['SuspicionOutcome'];
const outcomes: readonly Outcome[] = ['founded', 'unfounded', 'handed_over'];

/** What was reported about papers of the officer's area. */
export function Page() {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { items, error, isPending, hasNextPage, fetchNextPage, refetch } = usePages(['suspicions', all], (after) =>
    bodyOf(
      api.GET('/api/suspicions', {
        params: { query: { after, limit: 50, ...(all ? {} : { state: 'reported' as const }) } },
      }),
    ),
  );
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('suspicions.title')}</h1>
          <p className="quiet">{t('suspicions.line')}</p>
        </div>
        <label className="row">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          {t('suspicions.all')}
        </label>
      </div>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Bones />}
      {items?.length === 0 && <Empty title={t('suspicions.none')} todo={t('suspicions.noneTodo')} />}
      {items && items.length > 0 && (
        <section className="card">
          <ul className="rows">
            {items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
          {hasNextPage && (
            <p>
              <Button onClick={() => void fetchNextPage()}>{t('scans.more')}</Button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Row({ one }: { one: SuspicionView }) {
  const { t, code } = useWords();
  const [closing, setClosing] = useState(false);
  return (
    <li data-testid="suspicion-row">
      <div className="item">
        <span className="title">
          <Tag tone={one.state === 'reported' ? 'due' : 'rest'}>{code('suspicionState', one.state)}</Tag>{' '}
          {code('suspicionKind', one.kind)}
          {' · '}
          {one.permitId ? (
            <Link to={`/permits/${one.permitId}`}>{one.permitNumber}</Link>
          ) : (
            <span className="quiet">{t('suspicions.noPaper')}</span>
          )}
        </span>
        <span className="side quiet small">{showMoment(one.reportedAt)}</span>
        <span className="whole">{one.note}</span>
        <span className="quiet small whole">
          {t('suspicions.by', { who: one.reporter })} ·{' '}
          {t('suspicions.verdict', { word: code('verdict', one.verdict) })}
        </span>
        {one.outcome && (
          <span className="small whole">
            {code('suspicionOutcome', one.outcome)} · {one.closingNote} · {showMoment(one.closedAt)}
          </span>
        )}
        {one.acts.includes('close') && (
          <div className="whole">
            <Button onClick={() => setClosing(true)} data-testid="suspicion-close">
              {t('suspicions.close')}
            </Button>
          </div>
        )}
        {closing && <CloseDialog id={one.id} close={() => setClosing(false)} />}
      </div>
    </li>
  );
}

function CloseDialog({ id, close }: { id: string; close: () => void }) {
  const { t, code } = useWords();
  const store = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const content = { outcome: outcome!, note: note.trim() };
  return (
    <ActDialog
      title={t('suspicions.close')}
      go={t('suspicions.close')}
      ready={outcome !== null && content.note.length > 1}
      content={content}
      send={async (key) => {
        await api.POST('/api/suspicions/{id}/close', {
          params: { path: { id } },
          body: content,
          headers: { 'idempotency-key': key },
        });
        await store.invalidateQueries({ queryKey: ['suspicions'] });
      }}
      close={close}
      testid="suspicion-closing"
    >
      <Radio.Group
        aria-label={t('suspicions.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={outcomes.map((value) => ({ value, label: code('suspicionOutcome', value) }))}
      />
      <label htmlFor="closing-note">{t('suspicions.closeNote')}</label>
      <Input.TextArea
        id="closing-note"
        rows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  );
}
