import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toPlainDate } from '@yby/platform/contract';
import { requirement } from '@yby/regulation/contract';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { useApplication, useApplications, useMe, useMyEnterprise } from '../api/queries';
import type { ApplicationView, Me } from '../api/types';
import { now } from '../clock';
import { PageOpening } from '../frame/page-failure';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ApplySteps, StepRail } from './apply-steps';
import { CheckPanel } from './check-panel';
import { DefectList } from './defect-list';
import { askOf, checkableInput, draftOf, emptyDraft, inputOf, type Draft } from './draft';
import { defectsOf, idOfField, nearestField, stepOfField, stepStates, steps, type Step } from './draft-steps';
import { dropDraft, useKeptDraft } from './kept-draft';
import '../styles/apply.css';

/** One application: new (`/apply`), copied (`/apply?copy=<id>`), or returned and to be corrected (`/apply/<id>`). */
export function Page() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const copy = params.get('copy') ?? undefined;
  const { data: me } = useMe();
  const source = useApplication(id ?? copy);
  if (!me || ((id || copy) && source.isPending)) return <PageOpening />;
  if (source.isError)
    return (
      <main id="main" className="page narrow">
        <ProblemNotice error={source.error} onRetry={() => void source.refetch()} />
      </main>
    );
  const about = id ?? (copy ? `copy-${copy}` : 'new');
  return <Apply key={about} me={me} about={about} source={source.data} correcting={id !== undefined} />;
}

interface ApplyProps {
  me: Me;
  about: string;
  source: ApplicationView | undefined;
  correcting: boolean;
}

function Apply({ me, about, source, correcting }: ApplyProps) {
  const { t, say } = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const intent = useIntent();
  const [params, setParams] = useSearchParams();
  const start = (): Draft => (source ? draftOf(source, correcting ? 'correct' : 'copy') : emptyDraft());
  const { draft, change, replace } = useKeptDraft(me.id, about, start);
  const enterprise = useMyEnterprise();
  const [visited, setVisited] = useState<Step[]>(source ? [...steps] : []);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const asked = params.get('step') as Step | null;
  const at: Step = asked && steps.includes(asked) ? asked : source ? 'check' : 'question';

  const today = toPlainDate(now());
  const ask = askOf(draft, today, me.enterprise?.division);
  const answer = ask ? requirement(ask) : null;
  const defects = defectsOf(draft, answer);
  const states = stepStates(draft, answer, visited, at);
  const input = inputOf(draft, answer?.instrument);
  const checkable = input !== null && draft.siteId !== '' && (draft.seller ?? draft.consignee) !== null;
  const settled = useSettled(checkable ? JSON.stringify(checkableInput(input)) : null);
  const precheck = useQuery({
    queryKey: ['precheck', settled],
    queryFn: () => bodyOf(api.POST('/api/applications/precheck', { body: JSON.parse(settled!) })),
    enabled: settled !== null,
    placeholderData: (before) => before,
    retry: false,
  });

  const oneSite = enterprise.data?.sites?.length === 1 ? enterprise.data.sites[0] : undefined;
  useEffect(() => {
    // With one storehouse there is nothing to choose.
    if (oneSite && !draft.siteId) change({ siteId: oneSite.id });
  }, [oneSite, draft.siteId]);

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

  const submit = async () => {
    setTried(true);
    setVisited([...steps]);
    if (defects.length || !input) return;
    setBusy(true);
    setError(null);
    try {
      const view = await intent.run(input, (key) =>
        bodyOf(
          correcting
            ? api.POST('/api/applications/{id}/resubmit', {
                params: { path: { id: source!.id } },
                body: input,
                headers: { 'idempotency-key': key },
              })
            : api.POST('/api/applications', { body: input, headers: { 'idempotency-key': key } }),
        ),
      );
      dropDraft(me.id, about);
      await Promise.all([
        store.invalidateQueries({ queryKey: ['applications'] }),
        store.invalidateQueries({ queryKey: ['application', view.id] }),
      ]);
      void message.success(t('apply.submitted'));
      void go(`/applications/${view.id}`);
    } catch (refusal) {
      setError(refusal);
      window.scrollTo({ top: 0, behavior: 'smooth' });
    } finally {
      setBusy(false);
    }
  };

  const serverLink = (field: string) => `?step=${stepOfField(field)}#${idOfField(nearestField(field))}`;
  return (
    <main id="main" className="page apply">
      <div className="page-head">
        <div className="lead">
          <h1>{correcting ? t('apply.correct', { number: source?.number ?? '' }) : t('apply.title')}</h1>
          <p className="small">{t('apply.kept')}</p>
        </div>
        <div className="acts">
          {!correcting && !source && <CopyLast />}
          <button type="button" className="btn" onClick={() => replace(start())} data-testid="apply-start-over">
            {t('apply.startOver')}
          </button>
        </div>
      </div>
      {correcting && source?.decision?.defects && (
        <Notice tone="due" title={t('check.returned')}>
          <DefectList defects={source.decision.defects} />
        </Notice>
      )}
      <ProblemNotice error={error} linkOf={serverLink} onRetry={() => void submit()} />
      {tried && defects.length > 0 && (
        <div className="notice-gap" data-testid="error-summary">
          <Notice tone="stop" title={t('check.summary', { n: defects.length })}>
            <ul>
              {defects.map((defect) => (
                <li key={defect.field + defect.zh}>
                  <a
                    href={serverLink(defect.field)}
                    onClick={(event) => {
                      event.preventDefault();
                      open(defect.step, defect.field);
                    }}
                  >
                    {say(defect)}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <div className="apply-grid">
        <StepRail at={at} states={states} open={open} transport={draft.activity === 'transport'} />
        <ApplySteps
          at={at}
          draft={draft}
          change={change}
          defects={visited.includes(at) || tried ? defects : []}
          answer={answer}
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
          answer={answer}
          date={today}
          precheck={precheck.data}
          pending={precheck.isFetching}
          error={precheck.error}
        />
      </div>
    </main>
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
