import { App, Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useMe } from '../api/queries';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import type { Opened } from './first-password';
import { OfficeChange } from './office-change';
import { useAfresh } from './people-queries';
import type { Proposal } from './people-types';

/** Confirm, reject or take back; whoever may only look reads who has to. */
export function ProposalActs({ one, made }: { one: Proposal; made: (opened: Opened[]) => void }) {
  const { t } = useWords();
  const me = useMe().data;
  const { message } = App.useApp();
  const afresh = useAfresh();
  const [asked, setAsked] = useState<'confirm' | 'reject' | null>(null);
  if (one.acts.length === 0) return null;
  const decides = one.acts.includes('confirm');
  const rejects = t(me?.roles.includes('sysadmin') ? 'proposals.withdraw' : 'proposals.reject');
  const send = async (key: string) => {
    const how = { params: { path: { id: one.id } }, headers: { 'idempotency-key': key } };
    if (asked === 'confirm') {
      const { firstPasswords } = await bodyOf(api.POST('/api/proposals/{id}/confirm', how));
      made(firstPasswords.map(({ username, password }) => ({ name: username, login: username, password })));
    } else await bodyOf(api.POST('/api/proposals/{id}/reject', how));
    void message.success(t(asked === 'confirm' ? 'proposals.confirmed' : 'proposals.rejected'));
    void afresh();
  };
  return (
    <div className="acts">
      {decides && (
        <Button type="primary" onClick={() => setAsked('confirm')} data-testid="proposal-confirm">
          {t('proposals.confirm')}
        </Button>
      )}
      {one.acts.includes('reject') && (
        <Button onClick={() => setAsked('reject')} data-testid="proposal-reject">
          {rejects}
        </Button>
      )}
      {!decides && <span className="quiet small">{t('proposals.notYou')}</span>}
      {asked && (
        <ActDialog
          title={asked === 'confirm' ? t('proposals.confirm') : rejects}
          go={asked === 'confirm' ? t('proposals.confirm') : rejects}
          danger={asked === 'reject'}
          ready
          content={[asked, one.id]}
          send={send}
          close={() => setAsked(null)}
          testid="proposal-act"
        >
          <p>
            {t(`proposals.kind.${one.kind}`)}
            {one.accountName && ` · ${one.accountName}`}
          </p>
          {one.kind === 'offices' && <OfficeChange payload={one.payload as never} />}
          {asked === 'confirm' && (
            <p className="quiet">{t(one.kind === 'offices' ? 'proposals.confirmSure' : 'proposals.confirmCity')}</p>
          )}
        </ActDialog>
      )}
    </div>
  );
}
