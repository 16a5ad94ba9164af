import { useQueryClient } from '@tanstack/react-query';
import { quantityToWire, toPlainDate } from '@yby/platform/contract';
import { explainPlate } from '@yby/regulation/contract';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { Payment, PermitView, RedemptionView } from '../api/permit-types';
import { usePermit } from '../api/queries';
import { RefusedError } from '../api/refused-error';
import { Field } from '../applicant/field';
import { now } from '../clock';
import { PageOpening } from '../frame/page-failure';
import { Notice, ProblemNotice } from '../parts/notice';
import { readQuantity } from '../parts/quantity-words';
import { Remaining } from '../parts/remaining';
import { EffectiveTag } from '../parts/state-tag';
import { useWords, type WordKey } from '../words';
import { RedeemLine, remainingOf } from './redeem-line';
import '../styles/apply.css';
import '../styles/company.css';

/** 核销: what is delivered now, against which permit, after which checks. */
export function Page() {
  const { id } = useParams();
  const query = usePermit(id);
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return <Redeem permit={query.data} />;
}

function Redeem({ permit }: { permit: PermitView }) {
  const { t, code, say } = useWords();
  const store = useQueryClient();
  const intent = useIntent();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [deliveredOn, setDeliveredOn] = useState<string>(toPlainDate(now()));
  const [vehicle, setVehicle] = useState('');
  const [checked, setChecked] = useState(false);
  const [payment, setPayment] = useState<Payment | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<RedemptionView | null>(null);
  if (done)
    return (
      <div className="page narrow stack">
        <Notice tone="good" title={t('redeem.done')}>
          <p data-testid="redeem-done">{t('redeem.doneLine', { buyer: permit.holder.name })}</p>
        </Notice>
        <section className="card stack">
          {done.permit.lines.map((line) => (
            <Remaining key={line.substance} line={line} />
          ))}
          <p>
            <EffectiveTag effective={done.permit.effective} />
          </p>
        </section>
        <p>
          <Link className="btn primary" to="/sales">
            {t('redeem.another')}
          </Link>
        </p>
      </div>
    );
  const lines = permit.lines.map((line) => {
    const text = texts[line.substance] ?? '';
    const unit = line.remaining.unit === 'mg' ? 'kg' : line.remaining.unit;
    const quantity = text.trim() ? readQuantity({ text, unit }) : null;
    const unread = text.trim() !== '' && quantity === null;
    return { line, text, quantity, wrong: unread || (quantity !== null && quantity.amount > remainingOf(line).amount) };
  });
  const plate = vehicle.replace(/\s/g, '').toUpperCase();
  const wrongPlate = plate ? explainPlate(plate) : null;
  const chosen = lines.filter(({ quantity }) => quantity !== null);
  const cash = payment === 'cash' || payment === 'barter';
  const missing: WordKey | null =
    chosen.length === 0
      ? 'redeem.need'
      : lines.some(({ wrong }) => wrong) || cash || wrongPlate
        ? 'redeem.needMended'
        : payment === null
          ? 'redeem.needPayment'
          : checked
            ? null
            : 'redeem.needChecked';
  const redeem = async () => {
    if (!payment) return;
    setBusy(true);
    setError(null);
    const body = {
      lines: chosen.map(({ line, quantity }) => ({ substance: line.substance, quantity: quantityToWire(quantity!) })),
      deliveredOn,
      ...(plate ? { vehicle: plate } : {}),
      handlerChecked: true as const,
      payment,
    };
    try {
      const answer = await intent.run([permit.id, body], (key) =>
        bodyOf(
          api.POST('/api/permits/{id}/redemptions', {
            params: { path: { id: permit.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      setDone(answer);
      for (const noun of ['permit', 'permits', 'consignments', 'stock', 'entries'])
        void store.invalidateQueries({ queryKey: [noun] });
    } catch (refusal) {
      setError(refusal);
      window.scrollTo({ top: 0, behavior: 'smooth' });
      // Without an answer the page stays as it was filled in: what became of it is for the retry to learn.
      if (refusal instanceof RefusedError && !refusal.undecided)
        void store.invalidateQueries({ queryKey: ['permit', permit.id] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('redeem.title')}</h1>
          <p>
            {permit.holder.name} · <span className="mono">{permit.number}</span>{' '}
            <EffectiveTag effective={permit.effective} />
          </p>
        </div>
      </div>
      <ProblemNotice error={error} onResend={() => void redeem()} />
      {!permit.acts.includes('redeem') && <Notice tone="stop" title={t('redeem.notYours')} />}
      {permit.deliveries === 'one' && permit.acts.includes('redeem') && (
        <Notice tone="due">{t('redeem.oneUse')}</Notice>
      )}
      <section className="card stack loose">
        {lines.map((one) => (
          <RedeemLine
            key={one.line.substance}
            {...one}
            set={(text) => setTexts({ ...texts, [one.line.substance]: text })}
          />
        ))}
        <Field field="deliveredOn" label={t('redeem.date')}>
          {(id) => (
            <input
              id={id}
              className="field"
              style={{ maxWidth: 240 }}
              type="date"
              value={deliveredOn}
              max={toPlainDate(now())}
              onChange={(event) => setDeliveredOn(event.target.value)}
            />
          )}
        </Field>
        <Field field="vehicle" label={t('redeem.vehicle')} wrong={wrongPlate ? say(wrongPlate) : undefined}>
          {(id, status) => (
            <Input
              id={id}
              status={status}
              size="large"
              style={{ maxWidth: 240 }}
              maxLength={12}
              value={vehicle}
              onChange={(event) => setVehicle(event.target.value)}
              data-testid="redeem-vehicle"
            />
          )}
        </Field>
        <Field field="payment" label={t('redeem.payment')} wrong={cash ? t('redeem.cash') : undefined}>
          {(id) => (
            <Radio.Group
              id={id}
              aria-label={t('redeem.payment')}
              value={payment}
              onChange={(event) => setPayment(event.target.value as Payment)}
            >
              {(['transfer', 'cheque', 'cash', 'barter'] as const).map((one) => (
                <Radio key={one} value={one} data-testid={`redeem-payment-${one}`}>
                  {code('payment', one)}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
        <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)} data-testid="redeem-checked">
          {t('redeem.checked')}
        </Checkbox>
        <p className="row wrap">
          <Button
            type="primary"
            size="large"
            loading={busy}
            disabled={missing !== null || !permit.acts.includes('redeem')}
            onClick={() => void redeem()}
            data-testid="redeem"
          >
            {t('redeem.go')}
          </Button>
          <span className="quiet" aria-live="polite">
            {missing && t(missing)}
          </span>
        </p>
      </section>
    </div>
  );
}
