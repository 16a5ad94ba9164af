import type { KeyScope } from '@yby/identity/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { usePages } from '../api/queries';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import '../styles/keys.css';
import { IssueForm } from './issue-form';
import { RotateForm } from './rotate-form';
import { ScopeList } from './scope-list';
import { ShownOnce } from './shown-once';

type Key = components['schemas']['KeyView'];

const tones = { active: 'good', expired: 'rest', revoked: 'stop' } as const;

/** The keys under which programs of the enterprise act. */
export function Page() {
  const { t } = useWords();
  const store = useQueryClient();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const list = usePages(['keys'], (after) => bodyOf(api.GET('/api/keys', { params: { query: { after, limit: 50 } } })));
  const issued = (made: string | null) => {
    setMaking(false);
    setSecret(made);
    void store.invalidateQueries({ queryKey: ['keys'] });
  };
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('keys.title')}</h1>
          <p>{t('keys.line')}</p>
        </div>
        {!making && secret === null && (
          <div className="acts">
            <Button type="primary" onClick={() => setMaking(true)} data-testid="key-new">
              {t('keys.new')}
            </Button>
          </div>
        )}
      </div>
      {secret !== null && <ShownOnce secret={secret} close={() => setSecret(null)} />}
      {making && <IssueForm issued={issued} close={() => setMaking(false)} />}
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={4} />}
        {list.items?.length === 0 && <Empty title={t('keys.empty')} todo={t('keys.emptyTodo')} />}
        <ul className="rows">
          {list.items?.map((one) => (
            <KeyItem key={one.id} one={one} issued={issued} />
          ))}
        </ul>
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

function KeyItem({ one, issued }: { one: Key; issued: (secret: string | null) => void }) {
  const { t } = useWords();
  const { modal, message } = App.useApp();
  const store = useQueryClient();
  const [rotating, setRotating] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const revoke = async () => {
    setError(null);
    try {
      await api.POST('/api/keys/{id}/revoke', {
        params: { path: { id: one.id } },
        headers: { 'idempotency-key': newIntentKey() },
      });
      void message.success(t('keys.revoked'));
    } catch (refusal) {
      setError(refusal);
    }
    void store.invalidateQueries({ queryKey: ['keys'] });
  };
  const times = [
    t('keys.issued', { by: one.issuedBy, at: showMoment(one.issuedAt) }),
    t('keys.until', { at: showMoment(one.expiresAt) }),
    one.lastUsedAt ? t('keys.used', { at: showMoment(one.lastUsedAt) }) : t('keys.unused'),
  ];
  return (
    <li className="stack key-item" data-testid="key" data-state={one.state}>
      <div className="key-head">
        <strong>{one.label}</strong>
        <Tag tone={tones[one.state]}>{t(`keys.state.${one.state}`)}</Tag>
      </div>
      <p className="quiet small">{times.join(' · ')}</p>
      {one.replacedBy && <p className="small">{t('keys.replaced')}</p>}
      <details>
        <summary className="small">{t('keys.scopes')}</summary>
        <ScopeList scopes={one.scopes as KeyScope[]} />
      </details>
      <ProblemNotice error={error} />
      {rotating && (
        <RotateForm
          id={one.id}
          close={() => setRotating(false)}
          issued={(secret) => {
            setRotating(false);
            issued(secret);
          }}
        />
      )}
      {!rotating && one.acts.length > 0 && (
        <div className="acts">
          {one.acts.includes('rotate') && (
            <Button onClick={() => setRotating(true)} data-testid="key-rotate">
              {t('keys.rotate')}
            </Button>
          )}
          {one.acts.includes('revoke') && (
            <Button
              danger
              onClick={() => modal.confirm({ title: t('keys.revoke'), content: t('keys.revokeSure'), onOk: revoke })}
              data-testid="key-revoke"
            >
              {t('keys.revoke')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
