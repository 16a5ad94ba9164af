import type { ApplicationState, CheckLine } from '../api/types';
import type { Effective } from '../api/permit-types';
import { useWords } from '../words';
import { Shape, type Tone } from './shapes';

export const stateTone: Record<ApplicationState, Tone> = {
  accepted: 'live',
  paused: 'due',
  correction_required: 'due',
  approved: 'good',
  refused: 'stop',
  withdrawn: 'rest',
  lapsed: 'rest',
  forwarded: 'live',
  answered: 'rest',
  not_required: 'good',
  not_accepted: 'stop',
};

export const effectiveTone: Record<Effective, Tone> = {
  in_force: 'good',
  not_yet_valid: 'due',
  expired: 'rest',
  used_up: 'rest',
  suspended: 'due',
  revoked: 'stop',
  annulled: 'stop',
  deregistered: 'stop',
  withdrawn: 'stop',
  cancelled: 'rest',
};

export const checkTone = { pass: 'good', clear: 'good', warning: 'due', stop: 'stop' } as const;

export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

export function StateTag({ state }: { state: ApplicationState }) {
  const { code } = useWords();
  return <Tag tone={stateTone[state] ?? 'rest'}>{code('state', state)}</Tag>;
}

export function EffectiveTag({ effective }: { effective: Effective }) {
  const { code } = useWords();
  return <Tag tone={effectiveTone[effective] ?? 'rest'}>{code('effective', effective)}</Tag>;
}

/** The lines of a pre-check: what stops comes first, then notices, then what is in order. */
export function CheckLines({ lines, brief }: { lines: CheckLine[]; brief?: boolean }) {
  const { say, lang, code } = useWords();
  const order = { stop: 0, warning: 1, pass: 2 };
  const sorted = [...lines].sort((a, b) => order[a.outcome] - order[b.outcome]);
  return (
    <ul className="checks">
      {sorted.map((line, i) => {
        const tone = checkTone[line.outcome];
        const todo = lang === 'zh' ? line.todoZh : line.todoEn;
        return (
          <li key={`${line.check}-${i}`} className={`tone-${tone}`}>
            <Shape tone={tone} />
            <div>
              <span className="sr">{code('outcome', line.outcome)}:</span>
              {say(line)} {line.rule && <span className="rule">{line.rule}</span>}
              {!brief && line.outcome !== 'pass' && todo && <p className="todo">{todo}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
