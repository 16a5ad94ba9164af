import { divisionName } from '@yby/regulation/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { PageOpening } from '../frame/page-failure';
import { showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import { transferTones } from './transfers-page';
import '../styles/code.css';

type Act = 'accept' | 'decline' | 'withdraw';
const acts: readonly Act[] = ['accept', 'decline', 'withdraw'];

/** What passes on, from where to where; what has to be finished first; and what this side may do with it. */
export function Page() {
  const { t, code, lang, say } = useWords();
  const { id = '' } = useParams();
  const { message } = App.useApp();
  const store = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [note, setNote] = useState('');
  const query = useQuery({
    queryKey: ['transfers', id],
    queryFn: () => bodyOf(api.GET('/api/transfers/{id}', { params: { path: { id } } })),
    staleTime: 0,
  });
  if (query.isPending) return <PageOpening />;
  if (!query.data)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const transfer = query.data;
  const send = async (key: string) => {
    const options = {
      params: { path: { id } },
      headers: { 'idempotency-key': key, 'if-match': `"${transfer.version}"` },
    };
    if (act === 'accept') await bodyOf(api.POST('/api/transfers/{id}/accept', options));
    else if (act === 'withdraw') await bodyOf(api.POST('/api/transfers/{id}/withdraw', options));
    else await bodyOf(api.POST('/api/transfers/{id}/decline', { ...options, body: { note } }));
    void message.success(t('transfer.done'));
    await store.invalidateQueries({ queryKey: ['transfers'] });
  };
  const blocked = transfer.obstacles.length > 0;
  return (
    <div className="page narrow stack loose" data-testid="transfer">
      <div className="page-head">
        <div className="lead">
          <h1>
            {code('transferKind', transfer.kind)} · {transfer.enterprise.name}
          </h1>
          <p>
            <Tag tone={transferTones[transfer.state]}>{code('transferState', transfer.state)}</Tag>
          </p>
        </div>
        <div className="acts wrap">
          {acts
            .filter((one) => transfer.acts.includes(one))
            .map((one) => (
              <Button
                key={one}
                type={one === 'accept' ? 'primary' : 'default'}
                disabled={one === 'accept' && blocked}
                onClick={() => setAct(one)}
                data-testid={`transfer-${one}`}
              >
                {t(`transfer.${one}`)}
              </Button>
            ))}
        </div>
      </div>
      {transfer.state === 'proposed' &&
        (blocked ? (
          <Notice tone="due" title={t('transfer.blocked')}>
            <ul data-testid="transfer-obstacles">
              {transfer.obstacles.map((one) => (
                <li key={one.code}>{say(one)}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Notice tone="good" title={t('transfer.clear')} />
        ))}
      {(transfer.kind === 'merge' || transfer.kind === 'split') && (
        <p className="quiet small">{t('transfer.memory')}</p>
      )}
      <section className="card stack">
        <dl className="facts">
          {transfer.formerName && (
            <>
              <dt>{t('transfer.formerName')}</dt>
              <dd>{transfer.formerName}</dd>
            </>
          )}
          <dt>{t('transfer.enterprise')}</dt>
          <dd>
            {transfer.enterprise.name} <span className="mono small quiet">{transfer.enterprise.uscc}</span>
          </dd>
          {transfer.successor && (
            <>
              <dt>{t('transfer.successor')}</dt>
              <dd>
                {transfer.successor.name} <span className="mono small quiet">{transfer.successor.uscc}</span>
              </dd>
              <dt>{t('transfer.toSite')}</dt>
              <dd>{transfer.toSite}</dd>
            </>
          )}
          <dt>{t('transfer.from')}</dt>
          <dd>{divisionName(transfer.fromDivision, lang)}</dd>
          <dt>{t('transfer.to')}</dt>
          <dd>{divisionName(transfer.toDivision, lang)}</dd>
          {transfer.newAddress && (
            <>
              <dt>{t('transfer.newAddress')}</dt>
              <dd>{transfer.newAddress}</dd>
            </>
          )}
          {transfer.sites.length > 0 && (
            <>
              <dt>{t('transfer.sites')}</dt>
              <dd>
                {transfer.sites.map((site) => (
                  <span key={site.id} className="line">
                    {site.name} <span className="quiet small">{site.newAddress || site.address}</span>
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>{t('transfer.reason')}</dt>
          <dd>
            {transfer.reason}{' '}
            {transfer.paper && transfer.side !== 'enterprise' && (
              <a href={`/api/transfers/${id}/paper`} target="_blank" rel="noreferrer">
                {t('transfer.openPaper')}
              </a>
            )}
          </dd>
          <dt>{t('transfer.by')}</dt>
          <dd>
            {transfer.proposedBy} {showMoment(transfer.proposedAt)}
          </dd>
          {transfer.decidedAt && (
            <>
              <dt>{t('transfer.decided')}</dt>
              <dd>
                {transfer.decidedBy} {showMoment(transfer.decidedAt)} {transfer.note}
              </dd>
            </>
          )}
        </dl>
      </section>
      {transfer.moves.length > 0 && (
        <section className="card stack" data-testid="transfer-moves">
          <header>
            <h2>{t(transfer.state === 'accepted' ? 'transfer.moved' : 'transfer.moves')}</h2>
          </header>
          <ul className="counts">
            {transfer.moves.map((one) => (
              <li key={one.code}>
                <strong>{one.count}</strong> <span className="quiet small">{say(one)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {act && (
        <ActDialog
          title={t(`transfer.${act}`)}
          go={t(`transfer.${act}`)}
          danger={act === 'decline'}
          ready={act !== 'decline' || note.trim().length > 1}
          content={{ act, note }}
          send={send}
          close={() => setAct(null)}
          testid="transfer-act"
        >
          {act === 'accept' && <p>{t(transfer.kind === 'move' ? 'transfer.acceptAsk' : 'transfer.acceptPass')}</p>}
          {act === 'withdraw' && <p>{t('transfer.withdrawAsk')}</p>}
          {act === 'decline' && (
            <label className="labelled">
              {t('transfer.declineNote')}
              <textarea
                className="field"
                rows={2}
                maxLength={500}
                value={note}
                onChange={({ target }) => setNote(target.value)}
                data-testid="transfer-note"
              />
            </label>
          )}
        </ActDialog>
      )}
    </div>
  );
}
