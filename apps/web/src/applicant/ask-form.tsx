import { toPlainDate } from '@yby/platform/contract';
import {
  activities,
  findSubstance,
  mixtureProducts,
  transferReasons,
  type LineForm,
  type MixtureProduct,
  type TransferReason,
} from '@yby/regulation/contract';
import { useId, useState, type ReactNode } from 'react';
import { now } from '../clock';
import { Combo } from '../parts/combo';
import { litresOf, needsConcentration, quantityOf, unitsOf } from '../parts/litres';
import { PlaceField } from '../parts/place-field';
import { quantityWords, type TypedUnit } from '../parts/quantity-words';
import { useSubstanceItems } from '../parts/substance-search';
import { useWords } from '../words';
import { AskFacts } from './ask-facts';
import { Choice } from './choice';
import { factsOf, formsOf, moves, type TypedAsk } from './typed-ask';

interface Props {
  ask: TypedAsk;
  change: (part: Partial<TypedAsk>) => void;
  home: string;
}

/** Three questions, and a fourth only where something special can turn the answer. */
export function AskForm({ ask, change, home }: Props) {
  const { t, code } = useWords();
  const place = ask.from || home;
  const facts = factsOf(ask);
  return (
    <form className="stack loose" onSubmit={(event) => event.preventDefault()}>
      <Step n={1} title={t('ask.step1')}>
        <Choice
          label={t('ask.activity')}
          value={ask.activity}
          onChange={(activity) => change({ activity })}
          options={[
            'purchase',
            'transport',
            ...activities.filter((one) => one !== 'purchase' && one !== 'transport'),
          ].map((one) => [one as TypedAsk['activity'], code('activity', one)])}
        />
        <Choice
          label={t('ask.as')}
          value={ask.buyerKind}
          onChange={(buyerKind) => change({ buyerKind })}
          options={[
            ['unit', t('ask.unit')],
            ['individual', t('ask.individual')],
          ]}
        />
      </Step>
      <Step n={2} title={t('ask.step2')}>
        <What ask={ask} change={change} />
      </Step>
      <Step n={3} title={t('ask.step3')}>
        <PlaceField
          label={moves(ask) ? t('field.origin') : t('ask.where')}
          value={place}
          onPick={(from) => change({ from })}
          testid="ask-from"
        />
        {moves(ask) && (
          <PlaceField label={t('field.destination')} value={ask.to} onPick={(to) => change({ to })} testid="ask-to" />
        )}
        {moves(ask) && ask.to === place && <p className="echo">{t('ask.sameCounty')}</p>}
        {ask.activity === 'transfer' && (
          <Choice<TransferReason>
            label={t('ask.transferReason')}
            value={ask.transferReason}
            onChange={(transferReason) => change({ transferReason })}
            options={transferReasons.map((one) => [one, code('reason', one)])}
          />
        )}
      </Step>
      {facts.some((fact) => fact !== 'transferReason') && (
        <Step n={4} title={t('ask.step4')}>
          <AskFacts ask={ask} change={change} facts={facts} />
        </Step>
      )}
    </form>
  );
}

function Step({ n, title, children }: { n: number; title: string; children: ReactNode }) {
  return (
    <section className="card stack ask-step">
      <h2>
        <span className="n" aria-hidden>
          {n}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

function What({ ask, change }: Omit<Props, 'home'>) {
  const { t, lang, say, name, code } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const itemsOf = useSubstanceItems(toPlainDate(now()));
  const substance = findSubstance(ask.substance);
  const units = unitsOf(ask.substance);
  const quantity = quantityOf(ask.substance, ask.typed);
  const litres = litresOf(ask.substance, ask.typed);
  const forms = formsOf(ask.substance);
  const choose = (picked: string) =>
    change({
      substance: picked,
      form: 'substance',
      ...(unitsOf(picked).includes(ask.typed.unit) ? {} : { typed: { ...ask.typed, unit: 'kg' } }),
    });
  return (
    <>
      <Combo
        label={t('field.substance')}
        shown={substance ? name(substance) : ''}
        placeholder={t('ask.substanceHint')}
        items={itemsOf(query)}
        onQuery={setQuery}
        onPick={choose}
        nothing={t('ask.noSubstance')}
        testid="ask-substance"
      />
      {forms.length > 1 && (
        <Choice<LineForm>
          label={t('ask.form')}
          value={forms.includes(ask.form) ? ask.form : 'substance'}
          onChange={(form) => change({ form })}
          options={forms.map((one) => [one, code('form', one)])}
        />
      )}
      {ask.form === 'mixture' && forms.includes('mixture') && (
        <div className="row wrap">
          <label className="labelled">
            {t('ask.product')}
            <select
              className="field"
              value={ask.product}
              onChange={(event) => change({ product: event.target.value as MixtureProduct })}
              data-testid="ask-product"
            >
              {mixtureProducts.map((one) => (
                <option key={one} value={one}>
                  {code('product', one)}
                </option>
              ))}
            </select>
          </label>
          <label className="labelled">
            {t('ask.percent')}
            <input
              className="field"
              inputMode="decimal"
              autoComplete="off"
              value={ask.percent}
              onChange={(event) => change({ percent: event.target.value })}
              data-testid="ask-percent"
            />
          </label>
        </div>
      )}
      <div className="labelled">
        <label htmlFor={`${id}-q`}>{t('field.quantity')}</label>
        <div className="row">
          <input
            id={`${id}-q`}
            className="field"
            inputMode="decimal"
            autoComplete="off"
            value={ask.typed.text}
            onChange={(event) => change({ typed: { ...ask.typed, text: event.target.value } })}
            data-testid="ask-quantity"
          />
          <select
            className="field unit"
            aria-label={t('field.unit')}
            value={ask.typed.unit}
            onChange={(event) => change({ typed: { ...ask.typed, unit: event.target.value as TypedUnit } })}
            data-testid="ask-unit-of"
          >
            {units.map((one) => (
              <option key={one} value={one}>
                {code('unit', one)}
              </option>
            ))}
          </select>
        </div>
        {ask.typed.unit === 'L' && needsConcentration(ask.substance) && (
          <label className="labelled">
            {t('ask.concentration')}
            <input
              className="field"
              inputMode="decimal"
              autoComplete="off"
              value={ask.typed.concentration ?? ''}
              onChange={(event) => change({ typed: { ...ask.typed, concentration: event.target.value } })}
              data-testid="ask-concentration"
            />
          </label>
        )}
        <p className="echo" aria-live="polite" data-testid="ask-echo">
          {litres ? say(litres) : quantity ? quantityWords(quantity, lang) : ' '}
        </p>
      </div>
    </>
  );
}
