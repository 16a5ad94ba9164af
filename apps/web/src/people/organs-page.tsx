import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import { useMe } from '../api/queries';
import { ActDialog } from '../permit/act-dialog';
import { Bones, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { EnterOrgan, RenameOrgan } from './organ-forms';
import { indented, type Placed } from './organ-order';
import { useAfresh, useOrgans } from './people-queries';
import type { Organ } from './people-types';
import '../styles/apply.css';
import '../styles/filing.css';
import '../styles/keys.css';
import '../styles/people.css';

type Asked = { readonly act: 'enter' | 'rename' | 'close'; readonly organ: Organ };

/** 机关: the tree of the city with how many accounts each has. */
export function Page() {
  const { t } = useWords();
  const me = useMe().data;
  const organs = useOrgans();
  const afresh = useAfresh();
  const { message } = App.useApp();
  const [closed, setClosed] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const keeps = me?.roles.includes('sysadmin') ?? false;
  const shown = (organs.data ?? []).filter(({ state }) => closed || state === 'open');
  const done = (word: 'organs.done' | 'organs.renamed' | 'organs.closedDone') => {
    setAsked(null);
    void message.success(t(word));
    void afresh();
  };
  const close = () => setAsked(null);
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('organs.title')}</h1>
          <p>{t('organs.line')}</p>
        </div>
      </div>
      <section className="card">
        <ProblemNotice error={organs.error} onRetry={() => void organs.refetch()} />
        {organs.isPending && <Bones lines={8} />}
        {organs.data?.some(({ state }) => state === 'closed') && (
          <Checkbox checked={closed} onChange={({ target }) => setClosed(target.checked)}>
            {t('organs.showClosed')}
          </Checkbox>
        )}
        <ul className="rows organ-rows">
          {indented(shown).map((placed) => (
            <Row key={placed.organ.id} {...placed} keeps={keeps} ask={setAsked} />
          ))}
        </ul>
      </section>
      {asked?.act === 'enter' && <EnterOrgan parent={asked.organ} done={() => done('organs.done')} close={close} />}
      {asked?.act === 'rename' && <RenameOrgan organ={asked.organ} done={() => done('organs.renamed')} close={close} />}
      {asked?.act === 'close' && (
        <ActDialog
          title={t('organs.close')}
          go={t('organs.close')}
          danger
          ready
          content={['close', asked.organ.id]}
          send={async (key) => {
            await api.POST('/api/organs/{id}/close', {
              params: { path: { id: asked.organ.id } },
              headers: { 'idempotency-key': key },
            });
            done('organs.closedDone');
          }}
          close={close}
          testid="organ-close-dialog"
        >
          <p>{t('organs.closeSure', { name: asked.organ.name })}</p>
        </ActDialog>
      )}
    </div>
  );
}

function Row({ organ, depth, keeps, ask }: Placed & { keeps: boolean; ask: (asked: Asked) => void }) {
  const { t } = useWords();
  const below = organ.state === 'open' && organ.level !== 'station';
  return (
    <li data-testid="organ" data-division={organ.division} data-level={organ.level}>
      <div className="organ-row" style={{ paddingInlineStart: depth * 22 }}>
        <span className="organ-name">
          <span className="title">{organ.name}</span>
          <span className="quiet small">
            {t(`organs.level.${organ.level}`)} · <span className="mono">{organ.division}</span>
          </span>
        </span>
        <span className="tags">
          {organ.state === 'closed' ? (
            <Tag tone="rest">{t('organs.closed')}</Tag>
          ) : (
            <Link to={`/people?organ=${organ.id}`} data-testid="organ-people">
              {t('organs.peopleLink', { n: organ.people })}
            </Link>
          )}
        </span>
        {keeps && organ.state === 'open' && (
          <span className="organ-acts">
            {below && (
              <Button size="small" onClick={() => ask({ act: 'enter', organ })} data-testid="organ-enter">
                {t('organs.new')}
              </Button>
            )}
            {organ.acts.includes('rename') && (
              <Button size="small" onClick={() => ask({ act: 'rename', organ })} data-testid="organ-rename">
                {t('organs.rename')}
              </Button>
            )}
            {organ.acts.includes('close') && organ.people === 0 && (
              <Button size="small" onClick={() => ask({ act: 'close', organ })} data-testid="organ-close">
                {t('organs.close')}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
