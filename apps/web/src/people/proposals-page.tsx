import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { showMoment } from '../parts/moments';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { FirstPassword, type Opened } from './first-password';
import { OfficeChange } from './office-change';
import { useProposals } from './people-queries';
import { proposalTones, type Proposal } from './people-types';
import { ProposalActs } from './proposal-acts';
import '../styles/apply.css';
import '../styles/filing.css';
import '../styles/keys.css';
import '../styles/people.css';

/** 待确认事项: what one administrator proposed and another must confirm, with before and after. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const all = query.get('state') === 'all';
  const list = useProposals(all ? undefined : 'proposed');
  const [made, setMade] = useState<Opened[]>([]);
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('proposals.title')}</h1>
          <p>{t('proposals.line')}</p>
        </div>
      </div>
      {made.map((opened) => (
        <FirstPassword
          key={opened.login}
          opened={opened}
          close={() => setMade(made.filter(({ login }) => login !== opened.login))}
        />
      ))}
      <section className="card">
        <div className="filters">
          {[false, true].map((one) => (
            <button
              key={String(one)}
              type="button"
              className={one === all ? 'chip on' : 'chip'}
              aria-pressed={one === all}
              onClick={() => setQuery(one ? { state: 'all' } : {}, { replace: true })}
              data-testid={one ? 'proposals-all' : 'proposals-open'}
            >
              {t(one ? 'list.all' : 'proposals.state.proposed')}
            </button>
          ))}
        </div>
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={4} />}
        {list.items?.length === 0 && <Empty title={t('proposals.empty')} todo={t('proposals.emptyTodo')} />}
        <ul className="rows">
          {list.items?.map((one) => (
            <Item key={one.id} one={one} made={setMade} />
          ))}
        </ul>
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

function Item({ one, made }: { one: Proposal; made: (opened: Opened[]) => void }) {
  const { t } = useWords();
  return (
    <li className="stack key-item proposal" data-testid="proposal" data-state={one.state} data-kind={one.kind}>
      <div className="key-head row wrap spread">
        <h2 className="row wrap">
          {t(`proposals.kind.${one.kind}`)}
          {one.accountId && (
            <>
              <span aria-hidden>·</span>
              <Link to={`/people/${one.accountId}`}>{one.accountName}</Link>
            </>
          )}
        </h2>
        <Tag tone={proposalTones[one.state]}>{t(`proposals.state.${one.state}`)}</Tag>
      </div>
      {one.kind === 'offices' ? (
        <OfficeChange payload={one.payload as never} />
      ) : (
        <details>
          <summary>{t('proposals.content')}</summary>
          <pre className="small">{JSON.stringify(one.payload, null, 2)}</pre>
        </details>
      )}
      <p className="quiet small">
        {t('proposals.by', { by: one.proposedBy, at: showMoment(one.proposedAt) })}
        {one.closedAt &&
          one.closedBy &&
          ` · ${t('proposals.closedBy', { by: one.closedBy, at: showMoment(one.closedAt) })}`}
      </p>
      <ProposalActs one={one} made={made} />
    </li>
  );
}
