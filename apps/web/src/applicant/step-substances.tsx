import { toPlainDate } from '@yby/platform/contract';
import { findSubstance } from '@yby/regulation/contract';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { now } from '../clock';
import { litresOf, needsConcentration, quantityOf, unitsOf } from '../parts/litres';
import { quantityWords, type TypedUnit } from '../parts/quantity-words';
import { useSubstanceItems } from '../parts/substance-search';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { emptyLine, mayBeExempt, type DraftLine } from './draft';
import { Field } from './field';

const substanceOption = ({ data }: { data: { label: string; note?: string } }) => (
  <span className="row spread">
    <span>{data.label}</span>
    <span className="quiet small">{data.note}</span>
  </span>
);

export function SubstancesStep({ draft, change, wrong, multiUseEligible, person, usual }: StepProps) {
  const { t, lang, say, name, code } = useWords();
  const [query, setQuery] = useState('');
  const itemsOf = useSubstanceItems(toPlainDate(now()));
  const setLine = (i: number, part: Partial<DraftLine>) =>
    change({ lines: draft.lines.map((line, at) => (at === i ? { ...line, ...part } : line)) });
  return (
    <div className="stack loose">
      {draft.lines.map((line, i) => {
        const units = unitsOf(line.substance);
        const quantity = quantityOf(line.substance, line.typed);
        const litres = litresOf(line.substance, line.typed);
        const substance = findSubstance(line.substance);
        const found = itemsOf(query).map(({ key, label, note }) => ({ value: key, label, note: note ?? '' }));
        // What was chosen keeps its name while the list shows what is searched for.
        const options =
          substance && !found.some(({ value }) => value === substance.code)
            ? [...found, { value: substance.code, label: name(substance), note: substance.cas }]
            : found;
        return (
          <fieldset key={i} className="line">
            <Field field={`lines.${i}.substance`} label={t('field.substance')} wrong={wrong(`lines.${i}.substance`)}>
              {(id, status) => (
                <Select
                  id={id}
                  status={status}
                  size="large"
                  placeholder={t('field.substanceHint')}
                  showSearch={{ filterOption: false, onSearch: setQuery }}
                  onOpenChange={() => setQuery('')}
                  value={line.substance || undefined}
                  onChange={(value: string) => {
                    const fits = unitsOf(value).includes(line.typed.unit);
                    setLine(i, {
                      substance: value,
                      typed: fits ? line.typed : { ...line.typed, unit: 'kg' },
                    });
                  }}
                  options={options}
                  optionRender={substanceOption}
                  data-testid={`apply-substance-${i}`}
                />
              )}
            </Field>
            <Field field={`lines.${i}.quantity`} label={t('field.quantity')} wrong={wrong(`lines.${i}.quantity`)}>
              {(id, status) => (
                <>
                  <div className="row">
                    <Input
                      id={id}
                      status={status}
                      size="large"
                      inputMode="decimal"
                      autoComplete="off"
                      className="amount"
                      value={line.typed.text}
                      onChange={(event) => setLine(i, { typed: { ...line.typed, text: event.target.value } })}
                      data-testid={`apply-quantity-${i}`}
                    />
                    <Select
                      size="large"
                      aria-label={t('field.unit')}
                      className="unit"
                      value={line.typed.unit}
                      onChange={(unit: TypedUnit) => setLine(i, { typed: { ...line.typed, unit } })}
                      options={units.map((unit) => ({ value: unit, label: code('unit', unit) }))}
                      data-testid={`apply-unit-${i}`}
                    />
                  </div>
                  {line.typed.unit === 'L' && needsConcentration(line.substance) && (
                    <Input
                      size="large"
                      inputMode="decimal"
                      autoComplete="off"
                      className="amount"
                      aria-label={t('ask.concentration')}
                      placeholder={t('ask.concentration')}
                      value={line.typed.concentration ?? ''}
                      onChange={(event) => setLine(i, { typed: { ...line.typed, concentration: event.target.value } })}
                      data-testid={`apply-concentration-${i}`}
                    />
                  )}
                  <p className="echo" aria-live="polite" data-testid={`apply-echo-${i}`}>
                    {litres ? say(litres) : quantity ? quantityWords(quantity, lang) : ' '}
                  </p>
                  {usual
                    .filter(({ check }) => check === `usual.${line.substance}`)
                    .map((one) => (
                      <p
                        key={one.check}
                        className={one.outcome === 'warning' ? 'small why' : 'small quiet'}
                        data-testid={`apply-usual-${i}`}
                      >
                        {say(one)}
                      </p>
                    ))}
                </>
              )}
            </Field>
            <Field field={`lines.${i}.use`} label={t('field.use')} wrong={wrong(`lines.${i}.use`)}>
              {(id, status) => (
                <Input
                  id={id}
                  status={status}
                  size="large"
                  maxLength={200}
                  placeholder={t('field.useHint')}
                  value={line.use}
                  onChange={(event) => setLine(i, { use: event.target.value })}
                  data-testid={`apply-use-${i}`}
                />
              )}
            </Field>
            {draft.lines.length > 1 && (
              <Button type="text" danger onClick={() => change({ lines: draft.lines.filter((_, at) => at !== i) })}>
                {t('field.removeLine')}
              </Button>
            )}
          </fieldset>
        );
      })}
      <div>
        <Button onClick={() => change({ lines: [...draft.lines, emptyLine()] })} data-testid="apply-add-line">
          ＋ {t('field.addLine')}
        </Button>
      </div>
      {mayBeExempt(draft) && (
        <Checkbox
          checked={draft.selfUse}
          onChange={(event) => change({ selfUse: event.target.checked })}
          data-testid="apply-self-use"
        >
          {t('field.selfUse')}
        </Checkbox>
      )}
      {draft.activity === 'purchase' && !person && (multiUseEligible || draft.multiUse) && (
        <Checkbox
          checked={draft.multiUse}
          onChange={(event) => change({ multiUse: event.target.checked })}
          data-testid="apply-multi-use"
        >
          {t('field.multiUse')}
        </Checkbox>
      )}
    </div>
  );
}
