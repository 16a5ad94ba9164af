import type { Requirement } from '@yby/regulation/contract';
import { Button } from 'antd';
import type { CheckLine, EnterpriseFile } from '../api/types';
import { Clock, Dash, Tick, Warn } from '../parts/shapes';
import { useWords } from '../words';
import type { Draft } from './draft';
import { steps, type Defect, type Step, type StepState } from './draft-steps';
import { CheckStep } from './step-check';
import { DocumentsStep } from './step-documents';
import { HandlerStep } from './step-handler';
import { PartiesStep } from './step-parties';
import { QuestionStep } from './step-question';
import { SubstancesStep } from './step-substances';

export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The reader's word about one field, when it is wrong and the step was left or submission was tried. */
  wrong: (field: string) => string | undefined;
  answer: Requirement | null;
  enterprise: EnterpriseFile | undefined;
  /** Division where the applicant sits. */
  home: string;
  /** A natural person, who buys for himself. */
  person: boolean;
  /** What is asked for beside what is usual, by substance (`usual.PC3-01`). */
  usual: readonly CheckLine[];
  open: (step: Step, field?: string) => void;
  /** The register's word on whether this applicant may have a several-use certificate (办法 9). */
  multiUseEligible: boolean;
}

interface Props extends Omit<StepProps, 'wrong'> {
  at: Step;
  defects: Defect[];
  submit: () => void;
  busy: boolean;
  stopped: boolean;
  correcting: boolean;
  complete: boolean;
}

export function useStepName(activity: Draft['activity']) {
  const { t } = useWords();
  return (step: Step) =>
    step === 'parties' && activity === 'transport'
      ? t('step.route')
      : step === 'parties' && activity === 'transfer'
        ? t('step.receiver')
        : t(`step.${step}`);
}

const marks: Record<StepState, { shape: React.ComponentType; tone: string }> = {
  untouched: { shape: Dash, tone: 'rest' },
  begun: { shape: Clock, tone: 'live' },
  faulty: { shape: Warn, tone: 'due' },
  done: { shape: Tick, tone: 'good' },
};

interface RailProps {
  at: Step;
  states: Record<Step, StepState>;
  open: (step: Step) => void;
  activity: Draft['activity'];
}

export function StepRail({ at, states, open, activity }: RailProps) {
  const { t } = useWords();
  const nameOf = useStepName(activity);
  return (
    <ol className="step-rail">
      {steps.map((step) => {
        const { shape: Mark, tone } = marks[states[step]];
        return (
          <li key={step}>
            <button
              type="button"
              className={step === at ? `on tone-${tone}` : `tone-${tone}`}
              aria-current={step === at ? 'step' : undefined}
              onClick={() => open(step)}
              data-testid={`apply-step-${step}`}
            >
              <Mark />
              <span className="name">{nameOf(step)}</span>
              <span className="state">{t(`stepState.${states[step]}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

export function ApplySteps({ at, defects, submit, busy, stopped, correcting, complete, ...props }: Props) {
  const { t, say } = useWords();
  const nameOf = useStepName(props.draft.activity);
  const wrong = (field: string) => {
    const defect = defects.find((one) => one.field === field);
    return defect && say(defect);
  };
  const n = steps.indexOf(at);
  const step = { ...props, wrong };
  return (
    <section className="card step stack loose">
      <header className="stacked">
        <p className="small quiet">{t('apply.step', { n: n + 1, all: steps.length })}</p>
        <h2>{nameOf(at)}</h2>
      </header>
      {at === 'question' && <QuestionStep {...step} />}
      {at === 'substances' && <SubstancesStep {...step} />}
      {at === 'parties' && <PartiesStep {...step} />}
      {at === 'handler' && <HandlerStep {...step} />}
      {at === 'documents' && <DocumentsStep {...step} />}
      {at === 'check' && (
        <CheckStep
          {...step}
          submit={submit}
          busy={busy}
          stopped={stopped}
          correcting={correcting}
          complete={complete}
        />
      )}
      {at !== 'check' && (
        <footer className="row">
          <Button type="primary" size="large" onClick={() => props.open(steps[n + 1]!)} data-testid="apply-next">
            {t('apply.next')}
          </Button>
          {n > 0 && (
            <Button size="large" onClick={() => props.open(steps[n - 1]!)}>
              {t('apply.previous')}
            </Button>
          )}
        </footer>
      )}
    </section>
  );
}
