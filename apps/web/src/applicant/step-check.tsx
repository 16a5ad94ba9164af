import { toPlainDate } from '@yby/platform/contract';
import { divisionName, findSubstance } from '@yby/regulation/contract';
import { Button, Checkbox, Input, type CheckboxRef } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { now } from '../clock';
import { Notice } from '../parts/notice';
import { litresOf, quantityOf } from '../parts/litres';
import { quantityWords } from '../parts/quantity-words';
import { RequirementAnswer } from '../parts/requirement-answer';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { kindOf, mayBeExempt } from './draft';
import { idOfField, isTaken, type Step } from './draft-steps';
import { Field } from './field';

interface Props extends StepProps {
  submit: () => void;
  busy: boolean;
  stopped: boolean;
  correcting: boolean;
  complete: boolean;
}

/** Check answers: every row with its 修改. Where the law asks for nothing, the formal answer stands in place of a button. */
export function CheckStep(props: Props) {
  const { draft, change, wrong, answer, enterprise, person, open, submit, busy, correcting, complete } = props;
  const { t, lang, say, name, code } = useWords();
  const [sworn, setSworn] = useState(false);
  const [asked, setAsked] = useState(false);
  const oath = useRef<CheckboxRef>(null);
  // What is not taken in here ends with a formal answer: not needed, another authority's, not possible.
  const free = answer !== null && !isTaken(answer);
  const stopped = props.stopped && !free;
  const { activity } = draft;
  const site = enterprise?.sites?.find(({ id }) => id === draft.siteId);
  const none = <span className="why">{t('field.none')}</span>;
  const row = (label: ReactNode, value: ReactNode, step: Step, field: string) => (
    <tr key={field}>
      <th scope="row">{label}</th>
      <td>{value || none}</td>
      <td className="num">
        <a
          href={`?step=${step}#${idOfField(field)}`}
          onClick={(event) => {
            event.preventDefault();
            open(step, field);
          }}
          data-testid={`change-${field}`}
        >
          {t('field.change')}
          <span className="sr"> {label}</span>
        </a>
      </td>
    </tr>
  );
  return (
    <div className="stack loose">
      {free && answer.outcome !== 'not_required' && <Notice tone="due">{t('check.formalOnly')}</Notice>}
      {answer?.instrument === 'purchase_permit' && !free && <Notice tone="live">{t('check.forwards')}</Notice>}
      {free && (
        <RequirementAnswer
          answer={answer}
          date={toPlainDate(now())}
          {...(answer.outcome === 'not_required' ? {} : { brief: true })}
        />
      )}
      <table className="lines answers">
        <tbody>
          {row(t('list.kind'), activity && code('kind', kindOf(activity, answer?.instrument)), 'question', 'kind')}
          {activity !== 'purchase' &&
            row(
              `${t('field.origin')} → ${t('field.destination')}`,
              draft.originDivision &&
                draft.destinationDivision &&
                `${divisionName(draft.originDivision, lang)} → ${divisionName(draft.destinationDivision, lang)}`,
              'question',
              'originDivision',
            )}
          {activity === 'transfer' &&
            row(
              t('field.transferReason'),
              draft.transferReason && code('transferReason', draft.transferReason),
              'question',
              'transferReason',
            )}
          {draft.lines.map((line, i) => {
            const quantity = quantityOf(line.substance, line.typed);
            const litres = litresOf(line.substance, line.typed);
            const substance = findSubstance(line.substance);
            return row(
              substance ? name(substance) : t('field.substance'),
              quantity && (
                <>
                  <strong>{quantityWords(quantity, lang)}</strong>
                  {litres && <div className="small">{say(litres)}</div>}
                  <div className="quiet">{line.use || none}</div>
                </>
              ),
              'substances',
              `lines.${i}.quantity`,
            );
          })}
          {draft.multiUse && row(t('ask.validity'), t('ask.multi'), 'substances', 'multiUse')}
          {mayBeExempt(draft) && draft.selfUse && row(t('field.use'), t('field.selfUse'), 'substances', 'selfUse')}
          {activity === 'purchase' && row(t('field.seller'), draft.seller?.name, 'parties', 'sellerId')}
          {activity === 'transport' && [
            row(t('field.consignee'), draft.consignee?.name, 'parties', 'consigneeId'),
            row(t('field.carrier'), draft.carrier?.name, 'parties', 'carrierId'),
          ]}
          {draft.paper && row(t('field.paper'), draft.paper.number, 'parties', 'purchasePermitId')}
          {activity === 'transfer' && row(t('field.receiver'), draft.consignee?.name, 'parties', 'consigneeId')}
          {!person && row(t('field.site'), site?.name, 'parties', 'siteId')}
          {row(
            t('step.handler'),
            draft.handler.name && (
              <>
                {draft.handler.name} · {draft.handler.phone || none}
                <div className="mono small quiet">{draft.handler.idNumber || none}</div>
              </>
            ),
            'handler',
            'handler.name',
          )}
          {row(
            t('step.documents'),
            draft.attachments.map((one) => `${code('attachment', one.kind)}(${one.name})`).join('、'),
            'documents',
            'attachments',
          )}
        </tbody>
      </table>
      {!free && (
        <div className="stack">
          <Checkbox
            checked={draft.urgent !== null}
            onChange={(event) => change({ urgent: event.target.checked ? '' : null })}
            data-testid="apply-urgent"
          >
            {t('field.urgent')}
          </Checkbox>
          {draft.urgent !== null && (
            <Field field="urgent" label={t('field.urgentHint')} wrong={wrong('urgent')}>
              {(id, status) => (
                <Input
                  id={id}
                  status={status}
                  size="large"
                  maxLength={200}
                  value={draft.urgent ?? ''}
                  onChange={(event) => change({ urgent: event.target.value })}
                  data-testid="apply-urgent-reason"
                />
              )}
            </Field>
          )}
        </div>
      )}
      {stopped ? (
        <Notice tone="stop">{t('check.stopped')}</Notice>
      ) : (
        complete && <Notice tone="good">{t('check.ready')}</Notice>
      )}
      <div className={asked && !sworn ? 'sworn wrong' : 'sworn'}>
        {asked && !sworn && (
          <p className="why" role="alert">
            {t('check.swear')}
          </p>
        )}
        <Checkbox
          ref={oath}
          checked={sworn}
          onChange={(event) => setSworn(event.target.checked)}
          data-testid="apply-sworn"
        >
          {t('check.truth')}
        </Checkbox>
      </div>
      <footer className="row">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={stopped}
          onClick={() => {
            setAsked(true);
            if (sworn || !complete) submit();
            else oath.current?.focus();
          }}
          data-testid="submit"
        >
          {t(correcting ? 'apply.resubmit' : free ? 'apply.formal' : 'apply.submit')}
        </Button>
        <Button size="large" onClick={() => open('documents')}>
          {t('apply.previous')}
        </Button>
      </footer>
    </div>
  );
}
