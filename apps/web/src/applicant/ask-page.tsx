import { quantityToWire, toPlainDate, type QuantityUnit } from '@yby/platform/contract';
import { findSubstance, requirement, substancesOn, type Activity, type BuyerKind } from '@yby/regulation/contract';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../api/queries';
import { now } from '../clock';
import { knownDivisions } from '../parts/divisions';
import { Empty } from '../parts/notice';
import { quantityWords, readQuantity, typedUnits, type TypedUnit } from '../parts/quantity-words';
import { RequirementAnswer } from '../parts/requirement-answer';
import { useWords } from '../words';
import '../styles/apply.css';

// "Do I need a paper?": the law's own function, run in the browser with each key. Plain HTML controls, because the public
// opens this page too and should not wait for the component library.

export function Page() {
  const { t, lang, name, code } = useWords();
  const { data: me } = useMe();
  const id = useId();
  const today = toPlainDate(now());
  const [activity, setActivity] = useState<Activity>('purchase');
  const [buyerKind, setBuyerKind] = useState<BuyerKind>('unit');
  const [substance, setSubstance] = useState('PC3-01');
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<TypedUnit>('kg');
  const [selfUse, setSelfUse] = useState(true);
  const [from, setFrom] = useState(me?.enterprise?.division ?? '330302');
  const [to, setTo] = useState('330100');
  const units = typedUnits(findSubstance(substance)?.units as readonly QuantityUnit[] | undefined);
  const quantity = readQuantity({ text, unit: units.includes(unit) ? unit : 'kg' });
  const answer = quantity
    ? requirement({
        activity,
        buyerKind,
        lines: [{ substance, quantity: quantityToWire(quantity) }],
        date: today,
        buyerDivision: from,
        selfUse,
        ...(activity === 'transport' ? { originDivision: from, destinationDivision: to, withinCounty: true } : {}),
      })
    : null;
  const places = knownDivisions(lang);
  return (
    <div className="page ask">
      <div className="page-head">
        <div className="lead">
          <h1>{t('ask.title')}</h1>
          <p>{t('ask.line')}</p>
        </div>
      </div>
      <div className="ask-grid">
        <form className="card stack loose" onSubmit={(event) => event.preventDefault()}>
          <Choice
            label={t('ask.activity')}
            value={activity}
            onChange={setActivity}
            options={[
              ['purchase', t('ask.purchase')],
              ['transport', t('ask.transport')],
            ]}
          />
          <Choice
            label={t('ask.as')}
            value={buyerKind}
            onChange={setBuyerKind}
            options={[
              ['unit', t('ask.unit')],
              ['individual', t('ask.individual')],
            ]}
          />
          <label className="labelled">
            {t('field.substance')}
            <select
              className="field"
              value={substance}
              onChange={(event) => setSubstance(event.target.value)}
              data-testid="ask-substance"
            >
              {([3, 2, 1] as const).map((category) => (
                <optgroup
                  key={category}
                  label={lang === 'zh' ? `第${'一二三'[category - 1]}类` : `Category ${category}`}
                >
                  {substancesOn(today)
                    .filter((one) => one.category === category)
                    .map((one) => (
                      <option key={one.code} value={one.code}>
                        {name(one)} {one.abbr ?? ''}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          </label>
          <div className="labelled">
            <label htmlFor={`${id}-q`}>{t('field.quantity')}</label>
            <div className="row">
              <input
                id={`${id}-q`}
                className="field"
                inputMode="decimal"
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.target.value)}
                data-testid="ask-quantity"
              />
              <select
                className="field unit"
                aria-label={t('field.unit')}
                value={unit}
                onChange={(event) => setUnit(event.target.value as TypedUnit)}
              >
                {units.map((one) => (
                  <option key={one} value={one}>
                    {code('unit', one)}
                  </option>
                ))}
              </select>
            </div>
            <p className="echo" aria-live="polite">
              {quantity ? quantityWords(quantity, lang) : ' '}
            </p>
          </div>
          <Place
            label={activity === 'purchase' ? t('ask.where') : t('field.origin')}
            value={from}
            set={setFrom}
            places={places}
          />
          {activity === 'transport' && <Place label={t('field.destination')} value={to} set={setTo} places={places} />}
          {activity === 'purchase' && (
            <label className="tick">
              <input type="checkbox" checked={selfUse} onChange={(event) => setSelfUse(event.target.checked)} />
              {t('ask.selfUse')}
            </label>
          )}
        </form>
        <section className="card stack" aria-live="polite" aria-label={t('ask.answer')}>
          {answer ? (
            <RequirementAnswer answer={answer} date={today} />
          ) : (
            <Empty title={t('ask.answer')} todo={t('ask.waiting')} />
          )}
          {answer?.outcome === 'not_required' && (
            <button type="button" className="btn" onClick={() => window.print()}>
              {t('ask.print')}
            </button>
          )}
          {answer?.outcome === 'required' && answer.instrument.endsWith('filing') && buyerKind === 'unit' && (
            <Link className="btn primary" to="/apply" data-testid="ask-apply">
              {t('ask.start')}
            </Link>
          )}
        </section>
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: [T, string][];
}

function Choice<T extends string>({ label, value, onChange, options }: ChoiceProps<T>) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {options.map(([key, text]) => (
        <label key={key} className={key === value ? 'on' : ''}>
          <input type="radio" checked={key === value} onChange={() => onChange(key)} data-testid={`ask-${key}`} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

interface PlaceProps {
  label: string;
  value: string;
  set: (code: string) => void;
  places: { value: string; label: string }[];
}

function Place({ label, value, set, places }: PlaceProps) {
  return (
    <label className="labelled">
      {label}
      <select className="field" value={value} onChange={(event) => set(event.target.value)}>
        {places.some((place) => place.value === value) || <option value={value}>{value}</option>}
        {places.map((place) => (
          <option key={place.value} value={place.value}>
            {place.label}
          </option>
        ))}
      </select>
    </label>
  );
}
