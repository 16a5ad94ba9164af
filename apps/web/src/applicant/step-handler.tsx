import { Input } from 'antd';
import type { Handler } from '../api/types';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { Field } from './field';

export function HandlerStep({ draft, change, wrong }: StepProps) {
  const { t } = useWords();
  const set = (part: Partial<Handler>) => change({ handler: { ...draft.handler, ...part } });
  return (
    <div className="stack loose">
      <Field field="handler.name" label={t('field.handlerName')} wrong={wrong('handler.name')}>
        {(id, status) => (
          <Input
            id={id}
            status={status}
            size="large"
            autoComplete="name"
            value={draft.handler.name}
            onChange={(event) => set({ name: event.target.value })}
            data-testid="apply-handler-name"
          />
        )}
      </Field>
      <Field
        field="handler.idNumber"
        label={t('field.handlerId')}
        hint={t('field.handlerIdHint')}
        wrong={wrong('handler.idNumber')}
      >
        {(id, status) => (
          <Input
            id={id}
            status={status}
            size="large"
            maxLength={18}
            autoComplete="off"
            value={draft.handler.idNumber}
            onChange={(event) => set({ idNumber: event.target.value })}
            data-testid="apply-handler-id"
          />
        )}
      </Field>
      <Field field="handler.phone" label={t('field.handlerPhone')} wrong={wrong('handler.phone')}>
        {(id, status) => (
          <Input
            id={id}
            status={status}
            size="large"
            type="tel"
            autoComplete="tel"
            value={draft.handler.phone}
            onChange={(event) => set({ phone: event.target.value })}
            data-testid="apply-handler-phone"
          />
        )}
      </Field>
    </div>
  );
}
