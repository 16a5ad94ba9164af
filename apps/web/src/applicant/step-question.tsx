import { transferReasons, type TransferReason } from '@yby/regulation/contract';
import { Select } from 'antd';
import { useNavigate } from 'react-router';
import { knownDivisions } from '../parts/divisions';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { Field } from './field';

/** The first question may be the last one: it can end with "no paper needed". */
export function QuestionStep({ draft, change, wrong, home, person }: StepProps) {
  const { t, lang, code } = useWords();
  const go = useNavigate();
  const places = knownDivisions(lang);
  const problem = wrong('kind');
  return (
    <div className="stack loose">
      {problem && <p className="why">{problem}</p>}
      <div className="choices" id="f-kind" tabIndex={-1}>
        <Option
          on={draft.activity === 'purchase'}
          title={t('field.buy')}
          line={t('field.buyLine')}
          pick={() => change({ activity: 'purchase' })}
          testid="apply-kind-purchase"
        />
        <Option
          on={draft.activity === 'transport'}
          title={t('field.move')}
          line={t('field.moveLine')}
          pick={() => change({ activity: 'transport', originDivision: draft.originDivision || home })}
          testid="apply-kind-transport"
        />
        {!person && (
          <Option
            on={draft.activity === 'transfer'}
            title={t('field.give')}
            line={t('field.giveLine')}
            pick={() =>
              change({
                activity: 'transfer',
                originDivision: draft.originDivision || home,
                destinationDivision: draft.destinationDivision || home,
              })
            }
            testid="apply-kind-transfer"
          />
        )}
        <Option
          on={false}
          title={t('field.neither')}
          line={t('field.neitherLine')}
          pick={() => void go('/ask')}
          testid="apply-kind-neither"
        />
      </div>
      {draft.activity === 'transfer' && (
        <Field field="transferReason" label={t('field.transferReason')} wrong={wrong('transferReason')}>
          {(id, status) => (
            <Select
              id={id}
              status={status}
              size="large"
              value={draft.transferReason || undefined}
              onChange={(transferReason: TransferReason) => change({ transferReason })}
              options={transferReasons.map((value) => ({ value, label: code('transferReason', value) }))}
              data-testid="apply-transferReason"
            />
          )}
        </Field>
      )}
      {(draft.activity === 'transport' || draft.activity === 'transfer') && (
        <>
          {(['originDivision', 'destinationDivision'] as const).map((field) => (
            <Field
              key={field}
              field={field}
              label={t(field === 'originDivision' ? 'field.origin' : 'field.destination')}
              hint={t('field.division')}
              wrong={wrong(field)}
            >
              {(id, status) => (
                <Select
                  id={id}
                  status={status}
                  size="large"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={draft[field] || undefined}
                  onChange={(value: string) => change({ [field]: value })}
                  options={places}
                  data-testid={`apply-${field}`}
                />
              )}
            </Field>
          ))}
          {draft.activity === 'transport' && (
            <Field field="route" label={t('field.route')}>
              {(id) => (
                <Select
                  id={id}
                  size="large"
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={draft.route}
                  onChange={(value: string[]) => change({ route: value })}
                  options={places}
                />
              )}
            </Field>
          )}
        </>
      )}
    </div>
  );
}

interface OptionProps {
  on: boolean;
  title: string;
  line: string;
  pick: () => void;
  testid: string;
}

function Option({ on, title, line, pick, testid }: OptionProps) {
  return (
    <button type="button" className={on ? 'option on' : 'option'} aria-pressed={on} onClick={pick} data-testid={testid}>
      <strong>{title}</strong>
      <span>{line}</span>
    </button>
  );
}
