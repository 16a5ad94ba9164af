import type { EvidenceMark } from '@yby/platform/contract';
import { findSubstance, instrumentNames, type Requirement } from '@yby/regulation/contract';
import { useLawInPage } from '../api/law-in-use';
import { useWords } from '../words';
import { Notice } from './notice';
import { Shape, Tick, Upload, type Tone } from './shapes';
import '../styles/ask.css';

// The law's answer in words: which paper or none, from whom, how long, with what, and because of which article.

const tones: Record<Requirement['outcome'], Tone> = {
  required: 'live',
  not_required: 'good',
  forbidden: 'stop',
  other_authority: 'due',
};

export function useAnswerTitle() {
  const { t, say } = useWords();
  return (answer: Requirement): string => {
    const paper = say(instrumentNames[answer.instrument]);
    return {
      required: t('ask.required', { paper }),
      not_required: t('ask.notRequired'),
      forbidden: t('ask.forbidden'),
      other_authority:
        answer.instrument === 'none'
          ? t('ask.elsewhere', { paper: '' }).replace(/[:：]\s*$/, '')
          : t('ask.elsewhere', { paper }),
    }[answer.outcome];
  };
}

/** How well a text was checked, in a word. */
export function Mark({ mark }: { mark: EvidenceMark }) {
  const { code } = useWords();
  return (
    <span className={mark === 'verified' ? 'mark' : 'mark weak'} title={code('mark.title', mark)}>
      {code('mark', mark)}
    </span>
  );
}

interface Props {
  answer: Requirement;
  date: string;
  /** Outcome, organ and stops only. */
  brief?: boolean;
  /** The edition that answered; without it the one in use. */
  edition?: number;
}

export function RequirementAnswer({ answer, date, brief, edition }: Props) {
  const { t, say, name } = useWords();
  const titleOf = useAnswerTitle();
  if (answer.mixed && !brief)
    return (
      <div className="stack">
        <Notice tone="due">{t('ask.mixed')}</Notice>
        {answer.parts.map((part) => (
          <section key={part.substances.join()} className="stack">
            <h3>{part.substances.map((code) => name(findSubstance(code) ?? { code })).join('、')}</h3>
            <RequirementAnswer answer={part} date={date} edition={edition} />
          </section>
        ))}
      </div>
    );
  const tone = tones[answer.outcome];
  const formal = answer.outcome === 'not_required' && <p>{t('ask.formal', { date })}</p>;
  return (
    <div className="stack answer" data-testid={`answer-${answer.outcome}`}>
      {brief ? (
        <Notice tone={tone} title={titleOf(answer)}>
          {formal}
          {answer.authority && <p>{say(answer.authority)}</p>}
        </Notice>
      ) : (
        <div className={`outcome tone-${tone}`} role="status">
          <Shape tone={tone} />
          <div>
            <strong data-testid="answer-title">{titleOf(answer)}</strong>
            {formal}
          </div>
        </div>
      )}
      {answer.stops.map((stop) => (
        <Notice key={stop.code + stop.zh} tone="stop" title={say(stop)}>
          <p className="meta">{stop.rule}</p>
        </Notice>
      ))}
      <Terms answer={answer} brief={brief} />
      {!brief && <Reading answer={answer} date={date} edition={edition} />}
    </div>
  );
}

function Terms({ answer, brief }: { answer: Requirement; brief?: boolean }) {
  const { t, say } = useWords();
  const { authority, file, statutory, promised, validity, onsite } = answer;
  const time = statutory || promised;
  if (!time && !validity && (brief || !authority)) return null;
  return (
    <dl className="facts">
      {!brief && authority && (
        <>
          <dt>{t('ask.organ')}</dt>
          <dd>
            {say(authority)}
            {authority.unit && <div>{say(authority.unit)}</div>}
          </dd>
        </>
      )}
      {!brief && file && (
        <>
          <dt>{t('ask.when')}</dt>
          <dd>{file.when === 'before' ? t('ask.before') : t('ask.afterStart', { n: file.days })}</dd>
        </>
      )}
      {time && (
        <>
          <dt>{t('ask.time')}</dt>
          <dd>
            {promised?.workingDays === 1 && <div>{t('ask.promise', { cutOff: promised.cutOff })}</div>}
            {statutory && (
              <div className="quiet small">
                {statutory.sameDay ? t('ask.sameDay') : t('ask.statutory', { days: statutory.workingDays })}
              </div>
            )}
          </dd>
        </>
      )}
      {validity && (
        <>
          <dt>{t('ask.validity')}</dt>
          <dd>
            {t('ask.months', { n: validity.months })} · {t(validity.uses === 'multi' ? 'ask.multi' : 'ask.one')}
          </dd>
        </>
      )}
      {!brief && onsite && (
        <>
          <dt>{t('ask.visit')}</dt>
          <dd>{t(onsite === 'mandatory' ? 'ask.visitMandatory' : 'ask.visitOptional')}</dd>
        </>
      )}
    </dl>
  );
}

function Reading({ answer, date, edition }: Props) {
  const { t, say } = useWords();
  const law = useLawInPage();
  const said = edition ?? law.edition;
  const sources = { register: t('ask.fromRegister'), field: t('ask.fromField'), attachment: t('ask.attach') };
  return (
    <>
      {answer.documents.length > 0 && (
        <section>
          <h3>{t('ask.documents')}</h3>
          <ul className="checks">
            {answer.documents.map((one) => (
              <li
                key={one.kind}
                className={`tone-${one.source !== 'attachment' ? 'good' : one.required ? 'live' : 'rest'}`}
              >
                {one.source === 'attachment' ? <Upload /> : <Tick />}
                <div>
                  {say(one)} <span className="rule">{one.rule}</span>
                  <div className="small quiet">
                    {sources[one.source]}
                    {!one.required && ` · ${t('field.optional')}`}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Points title={t('ask.conditions')} points={answer.conditions} />
      <Points title={t('ask.flags')} points={answer.flags} />
      <Points title={t('ask.later')} points={answer.later} />
      <Points title={t('ask.because')} points={answer.because} marked />
      {answer.provisional && <p className="small quiet">{t('ask.provisional')}</p>}
      <p className="small quiet" data-testid="answer-edition">
        {t('ask.asOf', { date })}
        {said !== null && ` · ${t('ask.edition', { edition: said })}`}
      </p>
    </>
  );
}

interface PointsProps {
  title: string;
  points: readonly { zh: string; en: string; rule: string; mark: EvidenceMark }[];
  /** Every mark is shown; elsewhere only the weak ones. */
  marked?: boolean;
}

function Points({ title, points, marked }: PointsProps) {
  const { say } = useWords();
  if (!points.length) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain">
        {points.map((point) => (
          <li key={point.rule + point.zh}>
            {say(point)} <span className="rule">{point.rule}</span>{' '}
            {(marked || point.mark !== 'verified') && <Mark mark={point.mark} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
