import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toPlainDate } from '@yby/platform/contract';
import { lawInUse, requirement, substanceOf, type Requirement } from '@yby/regulation/contract';
import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { useLawInPage } from '../api/law-in-use';
import { useApplication, useApplications, useMe, useMyEnterprise } from '../api/queries';
import type { ApplicationView, Me } from '../api/types';
import { now } from '../clock';
import { PageOpening } from '../frame/page-failure';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ApplySteps, StepRail } from './apply-steps';
import { CheckPanel } from './check-panel';
import { DefectList } from './defect-list';
import { ErrorSummary } from './error-summary';
import { askOf, checkableInput, draftOf, emptyDraft, inputOf, type Draft } from './draft';
import { defectsOf, idOfField, nearestField, stepOfField, stepStates, steps, type Step } from './draft-steps';
import { DraftStrip } from './draft-strip';
import { fetchDraft, useSavedDraft, type SavedDraft } from './use-saved-draft';
import '../styles/apply.css';

/**
 * One application: new (`/apply`), copied (`/apply?copy=<id>`), or returned and to be corrected (`/apply/<id>`); with `?draft=<id>`
 * as it was typed so far.
 */
export function Page() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const copy = params.get('copy') ?? undefined;
  const { data: me } = useMe();
  const source = useApplication(id ?? copy);
  // The draft that this page was opened with: one that it begins itself is not read again.
  const [opened, setOpened] = useState(() => params.get('draft'));
  const [own, setOwn] = useState<string | null>(null);
  const asked = params.get('draft');
  if (asked !== opened && asked !== own) {
    setOpened(asked);
    setOwn(null);
  }
  const saved = useQuery({
    queryKey: ['draft', opened],
    queryFn: () => fetchDraft(opened!),
    enabled: opened !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
  const { settled } = useLawInPage();
  if (!me || !settled || (opened !== null && saved.isPending) || ((id || copy) && source.isPending))
    return <PageOpening />;
  if (source.isError || saved.isError)
    return (
      <div className="page narrow">
        <ProblemNotice
          error={source.error ?? saved.error}
          onRetry={() => void (source.error ? source : saved).refetch()}
        />
        <DraftStrip />
      </div>
    );
  const about = `${id ?? copy ?? 'new'} ${opened ?? ''}`;
  return (
    <Apply
      key={about}
      me={me}
      saved={opened === null ? undefined : saved.data}
      began={setOwn}
      source={source.data}
      correcting={id !== undefined}
    />
  );
}

interface ApplyProps {
  me: Me;
  saved: SavedDraft | undefined;
  /** Told the draft that this page has begun. */
  began: (draftId: string) => void;
  source: ApplicationView | undefined;
  correcting: boolean;
}

function Apply({ me, saved, began, source, correcting }: ApplyProps) {
  const { t, name } = useWords();
  const { message, modal } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const intent = useIntent();
  const [params, setParams] = useSearchParams();
  const start = (): Draft => (source ? draftOf(source, correcting ? 'correct' : 'copy') : emptyDraft());
  const begun = useCallback(
    (draftId: string) => {
      began(draftId);
      setParams(
        (before) => {
          before.set('draft', draftId);
          return before;
        },
        { replace: true },
      );
    },
    [began, setParams],
  );
  const titleOf = useCallback(
    (typed: Draft) =>
      typed.lines
        .filter(({ substance }) => substance)
        .map(({ substance, typed: { text, unit } }) =>
          `${name(substanceOf(substance))} ${text && `${text} ${unit}`}`.trim(),
        )
        .join('、')
        .slice(0, 200) || t('draft.blank'),
    [name, t],
  );
  const { draft: typed, change, replace, state, close, reopen } = useSavedDraft(saved, start, titleOf, begun);
  const enterprise = useMyEnterprise();
  // With one storehouse there is nothing to choose.
  const oneSite = enterprise.data?.sites?.length === 1 ? enterprise.data.sites[0] : undefined;
  const draft = oneSite && !typed.siteId ? { ...typed, siteId: oneSite.id } : typed;
  const [visited, setVisited] = useState<Step[]>(source || saved ? [...steps] : []);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const asked = params.get('step') as Step | null;
  const at: Step = asked && steps.includes(asked) ? asked : source ? 'check' : 'question';

  const today = toPlainDate(now());
  const person = enterprise.data?.kinds.includes('individual_buyer') ?? false;
  const ask = askOf(draft, today, me.enterprise?.division, person);
  const answer = ask ? requirement(ask, lawInUse()) : null;
  const input = inputOf(draft, answer?.instrument);
  const checkable = input !== null && (person || draft.siteId !== '') && (draft.seller ?? draft.consignee) !== null;
  const current = checkable ? JSON.stringify(checkableInput(input)) : null;
  const settled = useSettled(current);
  const precheck = useQuery({
    queryKey: ['precheck', settled],
    queryFn: () =>
      bodyOf(
        api.POST('/api/applications/precheck', {
          params: { query: correcting ? { correcting: source!.id } : {} },
          body: JSON.parse(settled!),
        }),
      ),
    enabled: settled !== null,
    placeholderData: (before) => before,
    retry: false,
  });

  const fresh = settled === current && !precheck.isPlaceholderData ? precheck.data : undefined;
  // The register's word goes before the page's own: only there is known what this year has used up.
  const law = (fresh?.requirement as unknown as Requirement | undefined) ?? answer;
  const defects = defectsOf(draft, law, person);
  const states = stepStates(draft, law, visited, at, person);

  const open = (step: Step, field?: string) => {
    setVisited((before) => [...new Set([...before, at])]);
    setParams(
      (before) => {
        before.set('step', step);
        return before;
      },
      { replace: false },
    );
    window.scrollTo({ top: 0 });
    if (field) focusSoon(idOfField(nearestField(field)));
  };

  const startOver = () =>
    modal.confirm({
      title: t('apply.startOver'),
      content: t('apply.startOverSure'),
      onOk: () => {
        replace(start());
        setVisited([]);
        setTries(0);
        setError(null);
        open(source ? 'check' : 'question');
      },
    });

  const submit = async () => {
    setTries(tries + 1);
    setVisited([...steps]);
    if (defects.length || !input) return;
    setBusy(true);
    setError(null);
    const draftId = await close();
    const filed = { ...input, ...(draftId ? { draftId } : {}) };
    try {
      const view = await intent.run(filed, (key) =>
        bodyOf(
          correcting
            ? api.POST('/api/applications/{id}/resubmit', {
                params: { path: { id: source!.id } },
                body: filed,
                headers: { 'idempotency-key': key },
              })
            : api.POST('/api/applications', { body: filed, headers: { 'idempotency-key': key } }),
        ),
      );
      await Promise.all([
        store.invalidateQueries({ queryKey: ['applications'] }),
        store.invalidateQueries({ queryKey: ['application', view.id] }),
        store.invalidateQueries({ queryKey: ['drafts'] }),
      ]);
      void message.success(t('apply.submitted'));
      void go(`/applications/${view.id}`);
    } catch (refusal) {
      reopen();
      setError(refusal);
      window.scrollTo({ top: 0, behavior: 'smooth' });
    } finally {
      setBusy(false);
    }
  };

  const linkOf = (field: string) => ({
    href: `?step=${stepOfField(field)}#${idOfField(nearestField(field))}`,
    follow: () => open(stepOfField(field), field),
  });
  return (
    <div className="page apply">
      <div className="page-head">
        <div className="lead">
          <h1>{correcting ? t('apply.correct', { number: source?.number ?? '' }) : t('apply.title')}</h1>
          <p className="small" data-testid="draft-state" data-state={state}>
            {t(`draft.state.${state}`)}
          </p>
        </div>
        <div className="acts">
          {!correcting && !source && <CopyLast />}
          <button type="button" className="btn" onClick={startOver} data-testid="apply-start-over">
            {t('apply.startOver')}
          </button>
        </div>
      </div>
      {correcting && source?.decision?.defects && (
        <Notice tone="due" title={t('check.returned')}>
          <DefectList defects={source.decision.defects} />
        </Notice>
      )}
      {!source && !saved && state === 'untouched' && <DraftStrip />}
      <ProblemNotice error={error} linkOf={linkOf} onResend={() => void submit()} />
      <ErrorSummary defects={defects} tries={tries} linkOf={linkOf} />
      <div className="apply-grid">
        <StepRail at={at} states={states} open={open} activity={draft.activity} />
        <ApplySteps
          at={at}
          draft={draft}
          change={change}
          defects={visited.includes(at) || tries ? defects : []}
          answer={law}
          home={me.enterprise?.division ?? ''}
          person={person}
          usual={precheck.data?.lines.filter(({ check }) => check.startsWith('usual.')) ?? []}
          enterprise={enterprise.data}
          open={open}
          submit={() => void submit()}
          busy={busy}
          stopped={precheck.data?.outcome === 'stop'}
          multiUseEligible={precheck.data?.requirement.multiUseEligible === true}
          correcting={correcting}
          complete={defects.length === 0}
        />
        <CheckPanel
          answer={law}
          date={today}
          precheck={precheck.data}
          pending={precheck.isFetching}
          error={precheck.error}
        />
      </div>
    </div>
  );
}

/** The latest finished application, opened on the check page: two clicks and a quantity. */
function CopyLast() {
  const { t } = useWords();
  const go = useNavigate();
  const last = useApplications().items?.[0];
  if (!last) return null;
  return (
    <button
      type="button"
      className="btn"
      onClick={() => void go(`/apply?copy=${last.id}&step=check`)}
      data-testid="apply-copy-last"
    >
      {t('apply.copyLast')}
    </button>
  );
}

/** The value once it has rested for 600 ms, so that the pre-check follows words and not letters. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 600);
    return () => clearTimeout(timer);
  }, [value]);
  return value === null ? null : settled;
}

/** The step that holds the field may still be drawing. */
function focusSoon(id: string, tries = 12) {
  setTimeout(() => {
    const field = document.getElementById(id);
    if (!field) return tries > 0 && focusSoon(id, tries - 1);
    field.scrollIntoView({ block: 'center' });
    field.focus();
  }, 80);
}
