import type { PlainDate } from '@yby/platform/contract';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../api/client';
import { useMe } from '../api/queries';
import { ActDialog } from '../permit/act-dialog';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords, type WordKey } from '../words';
import { useAbsenceAfresh, useDelegations, useDeputies, useLeaves } from './absence-queries';
import { DelegationForm, DeputyForm, LeaveForm } from './absence-forms';

interface Row {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly acts: readonly string[];
}

interface List<T> {
  readonly items: T[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

interface CardProps<T> {
  what: 'leave' | 'deputy' | 'delegation';
  title: WordKey;
  empty: WordKey;
  list: List<T>;
  enter: ReactNode;
  say: (row: T) => { readonly title: ReactNode; readonly line: ReactNode };
}

/** What runs on this day or begins later, newest first, with the way to take it back. */
function Listed<T extends Row>({ what, title, empty, list, enter, say }: CardProps<T>) {
  const { t } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <section className="card stack" data-testid={`${what}-list`}>
      <header className="row wrap spread">
        <h2>{t(title)}</h2>
        {enter}
      </header>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Bones lines={3} />}
      {list.items?.length === 0 && <p className="quiet">{t(empty)}</p>}
      <ul className="rows">
        {list.items?.map((row) => {
          const { title: head, line } = say(row);
          return (
            <li key={row.id} data-testid={what}>
              <div className="item">
                <span className="title">{head}</span>
                <span className="side">
                  {row.acts.includes('cancel') && (
                    <Button size="small" onClick={() => setAsked(row.id)} data-testid={`${what}-cancel`}>
                      {t(what === 'delegation' ? 'absence.end' : 'absence.cancel')}
                    </Button>
                  )}
                </span>
                <span className="quiet small wide">
                  {t(row.from === row.until ? 'absence.oneDay' : 'absence.days', { from: row.from, until: row.until })}{' '}
                  · {line}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      {asked && <Cancel what={what} id={asked} close={() => setAsked(null)} />}
    </section>
  );
}

function Cancel({ what, id, close }: { what: 'leave' | 'deputy' | 'delegation'; id: string; close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const afresh = useAbsenceAfresh();
  const word = t(what === 'delegation' ? 'absence.end' : 'absence.cancel');
  return (
    <ActDialog
      title={word}
      go={word}
      danger
      ready
      content={[what, id]}
      send={async (key) => {
        const how = { params: { path: { id } }, headers: { 'idempotency-key': key } };
        if (what === 'leave') await api.POST('/api/leaves/{id}/cancel', how);
        else if (what === 'deputy') await api.POST('/api/deputies/{id}/cancel', how);
        else await api.POST('/api/delegations/{id}/end', how);
        void message.success(t('absence.cancelled'));
        await afresh();
      }}
      close={close}
      testid="absence-cancel"
    >
      <p>{t('absence.cancelSure')}</p>
    </ActDialog>
  );
}

export function LeaveList({ since }: { since: PlainDate }) {
  const { t } = useWords();
  return (
    <Listed
      what="leave"
      title="absence.leaves"
      empty="absence.emptyLeaves"
      list={useLeaves(since)}
      enter={<LeaveForm />}
      say={({ name, kind, organName }) => ({ title: `${name} · ${t(`absence.kind.${kind}`)}`, line: organName })}
    />
  );
}

export function DeputyList({ since }: { since: PlainDate }) {
  const { t } = useWords();
  return (
    <Listed
      what="deputy"
      title="absence.deputyList"
      empty="absence.emptyDeputies"
      list={useDeputies(since)}
      enter={<DeputyForm />}
      say={({ name, deputyName, organName }) => ({
        title: t('absence.standsIn', { deputy: deputyName, name }),
        line: organName,
      })}
    />
  );
}

export function DelegationList({ since }: { since: PlainDate }) {
  const { t } = useWords();
  const me = useMe().data;
  return (
    <Listed
      what="delegation"
      title="absence.delegations"
      empty="absence.emptyDelegations"
      list={useDelegations(since)}
      enter={me?.roles.includes('supervisor') ? <DelegationForm /> : null}
      say={({ fromOrgan, toOrgan, basis }) => ({
        title: t('absence.delegated', { from: fromOrgan, to: toOrgan }),
        line: basis,
      })}
    />
  );
}
