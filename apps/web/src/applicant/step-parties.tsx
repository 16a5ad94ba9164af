import { Select } from 'antd';
import { Bones } from '../parts/notice';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { Field } from './field';
import { PartySelect } from './party-select';

export function PartiesStep({ draft, change, wrong, enterprise }: StepProps) {
  const { t } = useWords();
  const purchase = draft.activity !== 'transport';
  return (
    <div className="stack loose">
      {purchase ? (
        <Field field="sellerId" label={t('field.seller')} wrong={wrong('sellerId')}>
          {(id, status) => (
            <PartySelect
              id={id}
              status={status}
              value={draft.seller}
              onChange={(seller) => change({ seller })}
              sells={draft.lines[0]?.substance || undefined}
              testid="apply-seller"
            />
          )}
        </Field>
      ) : (
        <>
          <Field field="consigneeId" label={t('field.consignee')} wrong={wrong('consigneeId')}>
            {(id, status) => (
              <PartySelect
                id={id}
                status={status}
                value={draft.consignee}
                onChange={(consignee) => change({ consignee })}
                testid="apply-consignee"
              />
            )}
          </Field>
          <Field field="carrierId" label={t('field.carrier')} wrong={wrong('carrierId')}>
            {(id, status) => (
              <PartySelect
                id={id}
                status={status}
                value={draft.carrier}
                onChange={(carrier) => change({ carrier })}
                transports
                testid="apply-carrier"
              />
            )}
          </Field>
        </>
      )}
      <Field field="siteId" label={t('field.site')} wrong={wrong('siteId')}>
        {(id, status) =>
          enterprise ? (
            <Select
              id={id}
              status={status}
              size="large"
              value={draft.siteId || undefined}
              onChange={(siteId: string) => change({ siteId })}
              options={(enterprise.sites ?? []).map((site) => ({
                value: site.id,
                label: site.address ? `${site.name} · ${site.address}` : site.name,
              }))}
              data-testid="apply-site"
            />
          ) : (
            <Bones lines={1} />
          )
        }
      </Field>
    </div>
  );
}
