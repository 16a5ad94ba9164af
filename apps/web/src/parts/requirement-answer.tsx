import { findSubstance, type Requirement } from '@yby/regulation/contract';
import { useWords } from '../words';
import { Notice } from './notice';
import { Tick, Upload, type Tone } from './shapes';

// The law's answer in words: which paper or none, from whom, how long, with what, and because of which article.

const tones: Record<Requirement['outcome'], Tone> = {
  required: 'live',
  not_required: 'good',
  forbidden: 'stop',
  other_authority: 'due',
};

export function useAnswerTitle() {
  const { t, code } = useWords();
  return (answer: Requirement): string =>
    ({
      required: t('ask.required', { paper: code('kind', answer.instrument) }),
      not_required: t('ask.notRequired'),
      forbidden: t('ask.forbidden'),
      other_authority: t('ask.elsewhere'),
    })[answer.outcome];
}

export function RequirementAnswer({ answer, date, brief }: { answer: Requirement; date: string; brief?: boolean }) {
  const { t, say, name } = useWords();
  const titleOf = useAnswerTitle();
  if (answer.mixed && !brief)
    return (
      <div className="stack">
        <Notice tone="due">{t('ask.mixed')}</Notice>
        {answer.parts.map((part) => (
          <section key={part.substances.join()} className="stack">
            <h3>{part.substances.map((code) => name(findSubstance(code) ?? { code })).join('、')}</h3>
            <RequirementAnswer answer={part} date={date} />
          </section>
        ))}
      </div>
    );
  return (
    <div className="stack" data-testid={`answer-${answer.outcome}`}>
      <Notice tone={tones[answer.outcome]} title={titleOf(answer)}>
        {answer.outcome === 'not_required' && <p>{t('ask.formal', { date })}</p>}
        {answer.authority && <p>{say(answer.authority)}</p>}
      </Notice>
      {answer.stops.map((stop) => (
        <Notice key={stop.code + stop.zh} tone="stop" title={say(stop)}>
          <p className="meta">{stop.rule}</p>
        </Notice>
      ))}
      <Terms answer={answer} />
      {!brief && <Reading answer={answer} />}
    </div>
  );
}

function Terms({ answer }: { answer: Requirement }) {
  const { t } = useWords();
  if (!answer.statutory && !answer.promised && !answer.validity) return null;
  return (
    <dl className="facts">
      {(answer.statutory || answer.promised) && (
        <>
          <dt>{t('ask.time')}</dt>
          <dd>
            {answer.promised?.workingDays === 1 && <div>{t('ask.promise', { cutOff: answer.promised.cutOff })}</div>}
            {answer.statutory && (
              <div className="quiet small">
                {answer.statutory.sameDay
                  ? t('ask.sameDay')
                  : t('ask.statutory', { days: answer.statutory.workingDays })}
              </div>
            )}
          </dd>
        </>
      )}
      {answer.validity && (
        <>
          <dt>{t('ask.validity')}</dt>
          <dd>
            {t('ask.months', { n: answer.validity.months })} ·{' '}
            {t(answer.validity.uses === 'multi' ? 'ask.multi' : 'ask.one')}
          </dd>
        </>
      )}
    </dl>
  );
}

function Reading({ answer }: { answer: Requirement }) {
  const { t, say } = useWords();
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
      <Points title={t('ask.because')} points={answer.because} />
      <Points title={t('ask.conditions')} points={[...answer.flags, ...answer.conditions]} />
      <Points title={t('ask.later')} points={answer.later} />
      {answer.provisional && <p className="small quiet">{t('ask.provisional')}</p>}
    </>
  );
}

function Points({ title, points }: { title: string; points: readonly { zh: string; en: string; rule: string }[] }) {
  const { say } = useWords();
  if (!points.length) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain">
        {points.map((point) => (
          <li key={point.rule + point.zh}>
            {say(point)} <span className="rule">{point.rule}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
