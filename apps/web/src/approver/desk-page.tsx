import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useApplication, useMe, usePages } from '../api/queries';
import { now } from '../clock';
import { PausePanel } from '../course/pause-panel';
import { RulePanel } from '../course/rule-panel';
import { VisitPanel } from '../course/visit-panel';
import { Empty, ProblemNotice } from '../parts/notice';
import { useWide } from '../parts/media';
import { useWords } from '../words';
import { BatchPanel } from './batch-panel';
import { CaseHead, type PanelName } from './case-head';
import { CasePane } from './case-pane';
import { deskAct, isField } from './desk-keys';
import { DeskBar } from './desk-bar';
import { ForwardPanel } from './forward-panel';
import { KeysSheet } from './keys-sheet';
import { againOf, usePendingDecisions, type Again, type Decision } from './pending-decisions';
import { QueueList } from './queue-list';
import { afterDeciding, filterOf, isFiltered, neighbour, shownRows } from './queue-view';
import { RefusePanel } from './refuse-panel';
import { ReturnPanel } from './return-panel';
import { useClaim } from './use-claim';
import '../styles/desk.css';
import '../styles/course.css';

/** Which case now, and is it clean? Queue left, everything for the decision right, no pop-ups over the facts. */
export function Page() {
  const { t } = useWords();
  const { message } = App.useApp();
  const { id } = useParams();
  const [params] = useSearchParams();
  const go = useNavigate();
  const me = useMe().data;
  const approver = me?.roles.includes('approver') ?? false;
  const [chosen, setChosen] = useState<{ about: string | undefined; panel: PanelName | null } | null>(null);
  const [help, setHelp] = useState(false);
  const [batch, setBatch] = useState(false);
  const queue = usePages(['queue'], (after) =>
    bodyOf(api.GET('/api/review/queue', { params: { query: { after, limit: 100 } } })),
  );
  const counts = useQuery({
    queryKey: ['queue', 'counts'],
    queryFn: () => bodyOf(api.GET('/api/review/counts')),
    refetchInterval: 20_000,
  });
  const pending = usePendingDecisions();
  const filter = filterOf(params);
  const leaving = new Set(pending.list.filter(({ state }) => state !== 'failed').map((one) => one.id));
  const rows = shownRows(queue.items ?? [], filter, now()).filter((row) => !leaving.has(row.id));
  const view = useApplication(id);
  const acts = view.data?.id === id ? (view.data?.acts ?? []) : [];
  const claimable = approver && (acts.includes('claim') || acts.includes('release')) && !leaving.has(id ?? '');
  const claim = useClaim(id, claimable);
  const refetch = queue.refetch;

  useEffect(() => {
    const timer = setInterval(() => void refetch(), 20_000);
    return () => clearInterval(timer);
  }, [refetch]);

  const wide = useWide();
  // A panel belongs to the case it was opened on: the next case begins without one.
  const { again } = (useLocation().state ?? {}) as { again?: Again };
  const asked = again?.id === id && again?.act !== 'approve' && approver ? (again?.act ?? null) : null;
  const panel = chosen?.about === id ? (chosen?.panel ?? null) : asked;
  const setPanel = (which: PanelName | null) => setChosen({ about: id, panel: which });
  const placeOf = (which: string | undefined) => ({
    pathname: which ? `/desk/${which}` : '/desk',
    search: params.toString(),
  });
  const open = (which: string | undefined) => void go(placeOf(which), { replace: wide });

  // Nothing to choose from: one message is enough.
  const idle = !id && rows.length === 0;

  const decide = (decision: Decision) => {
    if (!id || view.data?.id !== id) return;
    claim.handOver();
    const { enterprise, stage } = view.data;
    pending.add({ ...decision, id, name: enterprise.name, opinion: stage !== null }, counts.data?.takeBackSeconds ?? 5);
    setChosen(null);
    open(afterDeciding(rows, id));
  };
  const approve = async () => {
    if (!id || !view.data || view.data.id !== id || leaving.has(id)) return;
    const held = claim.held ?? (claimable ? await claim.claim(id) : null);
    if (held?.id === id) decide({ act: 'approve', body: { fence: held.fence } });
  };
  const write = (which: PanelName) => {
    if (which === 'rule') return setPanel(which);
    if (!id || !approver || !(claim.held || claimable)) return;
    setPanel(which);
    if (!claim.held) void claim.claim(id);
  };
  const takeBack = () => {
    const back = pending.takeBack();
    if (!back) return;
    void message.info(t('desk.takenBack'));
    void go(placeOf(back.id), { replace: wide, state: { again: againOf(back) } });
  };
  const decided = () => {
    claim.handOver();
    const following = id ? afterDeciding(rows, id) : undefined;
    void refetch();
    open(following);
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const inField =
      isField(event.target) || (event.target as HTMLElement).closest?.('.ant-select-dropdown, .ant-modal') !== null;
    const { key, repeat, isComposing, ctrlKey, metaKey, altKey } = event;
    const meant = deskAct({ key, repeat, isComposing, ctrlKey, metaKey, altKey, inField });
    if (meant === null) return;
    if (meant === 'close') {
      setHelp(false);
      setPanel(null);
      (event.target as HTMLElement).blur?.();
      return;
    }
    event.preventDefault();
    if (meant === 'next') open(neighbour(rows, id, 1));
    if (meant === 'previous') open(neighbour(rows, id, -1));
    if (meant === 'help') setHelp((before) => !before);
    if (meant === 'undo') takeBack();
    // While a panel is open its own button decides: a stray A must not approve what is being returned.
    const forwards = view.data?.kind === 'purchase_permit';
    if (meant === 'approve' && approver && panel === null && !batch) {
      if (forwards) write('forward');
      else void approve();
    }
    if ((meant === 'return' || (meant === 'refuse' && !forwards)) && !batch) write(meant);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <div className={id ? 'desk with-case' : 'desk'}>
      {/* A PC shows the first case at once; a phone shows the list first. */}
      {!id && wide && rows[0] && !help && <Navigate to={placeOf(rows[0].id)} replace />}
      <DeskBar
        counts={counts.data}
        filter={filter}
        help={() => setHelp(!help)}
        rows={queue.items ?? []}
        batch={approver ? () => setBatch(true) : undefined}
      />
      {batch && <BatchPanel close={() => setBatch(false)} />}
      {help && <KeysSheet close={() => setHelp(false)} />}
      <div className={idle ? 'desk-grid idle' : 'desk-grid'}>
        <QueueList
          rows={rows}
          filtered={isFiltered(filter)}
          pending={queue.isPending}
          error={queue.error}
          current={id}
          open={open}
          more={queue.hasNextPage ? () => void queue.fetchNextPage() : undefined}
        />
        <section className="case" aria-label={t('desk.content')}>
          {!id && !idle && <Empty title={t('desk.pick')} todo={t('desk.pickTodo')} />}
          {id && (
            <>
              <CaseHead
                view={view.data?.id === id ? view.data : undefined}
                claim={claim}
                approver={approver}
                approve={() => void approve()}
                choose={(which) => (which === null || which === panel ? setPanel(null) : write(which))}
                panel={panel}
                back={() => open(undefined)}
                handedOver={decided}
              />
              <ProblemNotice error={view.error} onRetry={() => void view.refetch()} />
              {panel === 'return' && claim.held && view.data && (
                <ReturnPanel
                  view={view.data}
                  held={claim.held}
                  again={again}
                  decide={decide}
                  close={() => setPanel(null)}
                />
              )}
              {panel === 'refuse' && claim.held && view.data && (
                <RefusePanel
                  view={view.data}
                  held={claim.held}
                  again={again}
                  decide={decide}
                  close={() => setPanel(null)}
                />
              )}
              {panel === 'pause' && claim.held && (
                <PausePanel id={id} held={claim.held} done={decided} close={() => setPanel(null)} />
              )}
              {panel === 'visit' && claim.held && <VisitPanel id={id} held={claim.held} close={() => setPanel(null)} />}
              {panel === 'rule' && view.data?.id === id && (
                <RulePanel view={view.data} done={() => setPanel(null)} close={() => setPanel(null)} />
              )}
              {panel === 'forward' && claim.held && view.data && (
                <ForwardPanel view={view.data} held={claim.held} done={decided} close={() => setPanel(null)} />
              )}
              <CasePane view={view.data?.id === id ? view.data : undefined} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}
