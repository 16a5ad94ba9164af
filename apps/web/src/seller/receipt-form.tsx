import { useQueryClient } from '@tanstack/react-query';
import { compareReceipt } from '@yby/ledger/contract';
import { quantityFromWire, quantityToWire, type Quantity } from '@yby/platform/contract';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { ConsignmentLine, ConsignmentView } from '../api/permit-types';
import { Field } from '../applicant/field';
import { ProblemNotice } from '../parts/notice';
import { readQuantity, showQuantity, typeAgain } from '../parts/quantity-words';
import { useWords } from '../words';

interface Props {
  consignment: ConsignmentView;
  open: boolean;
  toggle: () => void;
}

const unitOf = (line: ConsignmentLine) => (line.sent.unit === 'mg' ? 'kg' : line.sent.unit);

/** Zero is said as 0; an empty field is no answer. */
function readReceived(line: ConsignmentLine, text: string): Quantity | null {
  if (/^0+(\.0*)?$/.test(text.trim())) return { unit: line.sent.unit, amount: 0n };
  return readQuantity({ text, unit: unitOf(line) });
}

/** What arrived, line by line, filled in as sent. The difference is judged by the ledger's own function. */
export function ReceiptForm({ consignment, open, toggle }: Props) {
  const { t, lang, name, code } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const intent = useIntent();
  const [texts, setTexts] = useState(() => consignment.lines.map((line) => typeAgain(line.sent).text));
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const received = consignment.lines.map((line, i) => readReceived(line, texts[i] ?? ''));
  const comparison = compareReceipt(
    consignment.lines.map(({ substance, sent }) => ({ substance, sent: quantityFromWire(sent) })),
    consignment.lines.flatMap(({ substance }, i) => (received[i] ? [{ substance, quantity: received[i] }] : [])),
  );
  const differs = comparison.differences.length > 0;
  const ready = comparison.missing.length === 0 && (!differs || reason.trim().length > 1);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    const body = {
      lines: consignment.lines.map(({ substance }, i) => ({ substance, quantity: quantityToWire(received[i]!) })),
      ...(differs ? { reason: reason.trim() } : {}),
    };
    try {
      await intent.run([consignment.id, body], (key) =>
        bodyOf(
          api.POST('/api/consignments/{id}/receipt', {
            params: { path: { id: consignment.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      void message.success(t('receipts.doneMessage'));
      for (const noun of ['consignments', 'stock', 'entries', 'permit'])
        void store.invalidateQueries({ queryKey: [noun] });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card stack" data-testid="receipt" data-id={consignment.id}>
      <button type="button" className="plain-head" onClick={toggle} aria-expanded={open}>
        <strong>{consignment.lines.map((line) => `${name(line)} ${showQuantity(line.sent, lang)}`).join('、')}</strong>
        <span className="quiet small">
          {t('receipts.from', { seller: consignment.seller.name, day: consignment.deliveredOn })} ·{' '}
          <span className="mono">{consignment.permitNumber}</span>
          {consignment.site && ` · ${t('receipts.to', { site: consignment.site.name })}`}
        </span>
      </button>
      {open && (
        <>
          <ProblemNotice error={error} onResend={() => void confirm()} />
          {consignment.lines.map((line, i) => {
            const sent = BigInt(line.sent.amount);
            const got = received[i]?.amount;
            const gap = got === undefined ? 0n : got - sent;
            const size = { unit: line.sent.unit, amount: gap < 0n ? -gap : gap };
            return (
              <Field
                key={line.substance}
                field={`${consignment.id}.${line.substance}`}
                label={
                  <>
                    {name(line)} · {t('receipts.received')}{' '}
                    <span className="quiet small">
                      {t('receipts.sent', { quantity: showQuantity(line.sent, lang) })}
                    </span>
                  </>
                }
              >
                {(id) => (
                  <div className="row wrap">
                    <Input
                      id={id}
                      size="large"
                      className="amount"
                      inputMode="decimal"
                      autoComplete="off"
                      status={received[i] ? '' : 'error'}
                      suffix={code('unit', unitOf(line))}
                      value={texts[i]}
                      onChange={(event) => setTexts(texts.map((text, at) => (at === i ? event.target.value : text)))}
                      data-testid={`receipt-quantity-${line.substance}`}
                    />
                    <span className={gap === 0n ? 'green' : 'amber'} aria-live="polite">
                      {got === undefined
                        ? ''
                        : gap === 0n
                          ? `✓ ${t('receipts.asSent')}`
                          : `! ${t(gap < 0n ? 'receipts.short' : 'receipts.more', { quantity: showQuantity(size, lang) })}`}
                    </span>
                  </div>
                )}
              </Field>
            );
          })}
          {differs && (
            <Field field={`${consignment.id}.reason`} label={t('receipts.reason')} hint={t('receipts.reasonLine')}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={2}
                  maxLength={300}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  data-testid="receipt-reason"
                />
              )}
            </Field>
          )}
          {consignment.acts.length > 0 && (
            <p>
              <Button
                type="primary"
                size="large"
                loading={busy}
                disabled={!ready}
                onClick={() => void confirm()}
                data-testid="receipt-confirm"
              >
                {t('receipts.go')}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
