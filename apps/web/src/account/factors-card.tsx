import { App, Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { showDay, showMoment } from '../parts/moments';
import { SecretCode } from '../parts/secret-code';
import { useWords } from '../words';
import { useProven } from './use-proven';

export type Security = components['schemas']['SecurityView'];
type Offer = components['schemas']['TotpOffer'];

/** Authenticator, passkeys, certificates: what is shown beside the password. */
export function FactorsCard({ security }: { security: Security }) {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const proven = useProven();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [code, setCode] = useState('');
  const hasTotp = security.factors.some(({ kind }) => kind === 'totp');

  const beginTotp = () => proven.run(async () => setOffer(await bodyOf(api.POST('/api/account/totp'))));
  const confirmTotp = () =>
    proven.run(async () => {
      await api.POST('/api/account/totp/confirm', { body: { code, name: t('account.myPhone') } });
      setOffer(null);
      setCode('');
      void message.success(t('account.factorAdded'));
    });
  const addPasskey = () =>
    proven.run(async () => {
      const { options } = await bodyOf(api.POST('/api/account/passkeys/options'));
      const { startRegistration } = await import('@simplewebauthn/browser');
      const response = await startRegistration({ optionsJSON: options as never });
      await api.POST('/api/account/passkeys', { body: { response: response as never, name: t('account.thisDevice') } });
      void message.success(t('account.factorAdded'));
    });
  const remove = (id: string, name: string) =>
    modal.confirm({
      title: t('account.removeSure', { name }),
      onOk: () =>
        proven.run(async () => {
          await api.DELETE('/api/account/factors/{id}', { params: { path: { id } } });
        }),
    });
  return (
    <section className="card" aria-label={t('account.factors')}>
      <header>
        <h2>{t('account.factors')}</h2>
        <span className="row wrap">
          {!hasTotp && (
            <Button onClick={() => void beginTotp()} disabled={proven.busy} data-testid="add-totp">
              {t('account.addTotp')}
            </Button>
          )}
          <Button onClick={() => void addPasskey()} disabled={proven.busy} data-testid="add-passkey">
            {t('account.addPasskey')}
          </Button>
        </span>
      </header>
      {security.factors.length === 0 && <p className="quiet">{t('account.noFactors')}</p>}
      <ul className="rows">
        {security.factors.map((factor) => (
          <li key={factor.id} className="row spread" data-testid={`factor-${factor.kind}`}>
            <span>
              <strong>{t(`account.kind.${factor.kind}`)}</strong> <span className="quiet">{factor.name}</span>
              <span className="quiet small block">
                {t('account.added', { day: showDay(factor.addedAt) })}
                {factor.usedAt && ` · ${t('account.used', { when: showMoment(factor.usedAt) })}`}
              </span>
            </span>
            <Button
              size="small"
              aria-label={`${t('account.remove')} ${factor.name}`}
              onClick={() => remove(factor.id, factor.name)}
              disabled={proven.busy}
            >
              {t('account.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {proven.asking}
      {offer && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void confirmTotp();
          }}
        >
          <SecretCode uri={offer.uri} secret={offer.secret} />
          <label>
            {t('enrol.code')}
            <input
              className="field code-field"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
              required
              data-testid="totp-code"
            />
          </label>
          <p>
            <button className="btn primary" disabled={proven.busy || code.length !== 6} data-testid="totp-go">
              {t('enrol.go')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
