import { toPlainDate } from '@yby/platform/contract';
import {
  explainAsk,
  findSubstance,
  divisionName,
  lawInUse,
  requirement,
  unpackAsk,
  type RequirementAsk,
} from '@yby/regulation/contract';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLawInPage } from '../api/law-in-use';
import { useMe } from '../api/queries';
import { now } from '../clock';
import { PageOpening } from '../frame/page-failure';
import { Empty, Notice } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { useAnswerTitle } from '../parts/requirement-answer';
import { useWords } from '../words';
import { AskForm } from './ask-form';
import { AskResult } from './ask-result';
import { askOfTyped, emptyAsk, missingOf, typedOf, type TypedAsk } from './typed-ask';
import '../styles/apply.css';

// "Do I need a paper?": the law's own function, run in the browser with each key, by the edition that the server has in
// use. Plain HTML controls, because the public opens this page too and should not wait for the component library.

/** Where nobody has said where they sit: the county in which the city's government lies. */
const HOME = '330302';

export function Page() {
  const { t } = useWords();
  const { settled } = useLawInPage();
  const { data: me } = useMe();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState<TypedAsk>(emptyAsk);
  if (!settled) return <PageOpening />;
  const packed = params.get('q');
  const linked = packed ? unpackAsk(packed) : null;
  const readable = linked && explainAsk(linked).length === 0 ? linked : null;
  const change = (ask: TypedAsk) => {
    setTyped(ask);
    setParams({}, { replace: false });
  };
  return (
    <div className="page ask">
      <div className="page-head">
        <div className="lead">
          <h1>{t('ask.title')}</h1>
          <p>{t('ask.line')}</p>
        </div>
      </div>
      {readable ? (
        <Linked ask={readable} change={change} />
      ) : (
        <>
          {packed && (
            <Notice tone="due" title={t('ask.brokenLink')}>
              <p>{t('ask.brokenTodo')}</p>
            </Notice>
          )}
          <Asking
            typed={typed}
            change={(part) => setTyped((before) => ({ ...before, ...part }))}
            home={me?.enterprise?.division ?? HOME}
          />
        </>
      )}
    </div>
  );
}

interface AskingProps {
  typed: TypedAsk;
  change: (part: Partial<TypedAsk>) => void;
  home: string;
}

function Asking({ typed, change, home }: AskingProps) {
  const { t, say } = useWords();
  const titleOf = useAnswerTitle();
  const today = toPlainDate(now());
  const ask = askOfTyped(typed, today, home);
  const defects = ask ? explainAsk(ask, lawInUse(), today) : [];
  const answer = ask && defects.length === 0 ? requirement(ask, lawInUse()) : null;
  const words = { substance: 'field.substance', quantity: 'field.quantity', destination: 'field.destination' } as const;
  const missing = missingOf(typed).map((one) => t(words[one]));
  return (
    <div className="ask-grid">
      <AskForm ask={typed} change={change} home={home} />
      {answer && (
        <a className="ask-strip" href="#answer">
          <strong>{titleOf(answer)}</strong>
          <span>{t('ask.lead')} ↓</span>
        </a>
      )}
      <section className="card stack ask-answer" id="answer" aria-label={t('ask.answer')}>
        {ask && answer ? (
          <AskResult ask={ask} answer={answer} />
        ) : defects.length ? (
          <Notice tone="due" title={say(defects[0]!)} />
        ) : (
          <Empty
            title={t('ask.answer')}
            todo={missing.length ? t('ask.missing', { what: missing.join(t('text.comma')) }) : t('ask.waiting')}
          />
        )}
      </section>
    </div>
  );
}

/** A question that came by link: the answer first, the question in words beside it. */
function Linked({ ask, change }: { ask: RequirementAsk; change: (typed: TypedAsk) => void }) {
  const { t, lang, name, code } = useWords();
  const place = (division: string | undefined) => division && divisionName(division, lang);
  const moved = ask.activity === 'transport' || ask.activity === 'transfer';
  return (
    <div className="ask-grid linked">
      <section className="card stack ask-answer" aria-label={t('ask.answer')}>
        <AskResult ask={ask} answer={requirement(ask, lawInUse())} />
      </section>
      <section className="card stack" data-testid="ask-question">
        <h2>{t('ask.question')}</h2>
        <dl className="facts">
          <dt>{t(ask.buyerKind === 'unit' ? 'ask.unit' : 'ask.individual')}</dt>
          <dd>{code('activity', ask.activity)}</dd>
          {ask.lines.map((line) => (
            <div key={line.substance + line.quantity.amount} style={{ display: 'contents' }}>
              <dt>{name(findSubstance(line.substance) ?? { code: line.substance })}</dt>
              <dd>
                {[
                  showQuantity(line.quantity, lang),
                  line.form && line.form !== 'substance' && code('form', line.form),
                  line.percent && `${line.percent} %`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
            </div>
          ))}
          <dt>{moved ? t('app.route') : t('ask.where')}</dt>
          <dd>
            {moved
              ? [place(ask.originDivision), place(ask.destinationDivision)].filter(Boolean).join(' → ')
              : (place(ask.buyerDivision) ?? '—')}
          </dd>
        </dl>
        <div className="row wrap">
          <button type="button" className="btn" onClick={() => change(typedOf(ask))} data-testid="ask-change">
            {t('ask.change')}
          </button>
          <button type="button" className="btn" onClick={() => change(emptyAsk)}>
            {t('ask.new')}
          </button>
        </div>
      </section>
    </div>
  );
}
