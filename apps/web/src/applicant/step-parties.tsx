import { Select } from 'antd';
import { Bones } from '../parts/notice';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { Field } from './field';
import { PaperSelect } from './paper-select';
import { PartySelect } from './party-select';

export function PartiesStep({ draft, change, wrong, enterprise, person }: StepProps) {
  const { t } = useWords();
  const purchase = draft.activity === 'purchase' || draft.activity === null;
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
          <Field
            field="consigneeId"
            label={t(draft.activity === 'transfer' ? 'field.receiver' : 'field.consignee')}
            wrong={wrong('consigneeId')}
          >
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
          {draft.activity === 'transport' && (
            <>
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
              <Field field="purchasePermitId" label={t('field.paper')} hint={t('field.paperHint')}>
                {(id) => <PaperSelect id={id} value={draft.paper} onChange={(paper) => change({ paper })} />}
              </Field>
            </>
          )}
        </>
      )}
      {!person && (
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
      )}
    </div>
  );
}
