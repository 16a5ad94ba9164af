import { enterpriseKinds, type EnterpriseKind } from '@yby/enterprise/contract';
import { explainUscc } from '@yby/regulation/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, bodyOf, keepCsrfToken } from '../api/client';
import type { Me } from '../api/types';
import { NewPassword, passwordReady } from '../parts/new-password';
import { ProblemNotice } from '../parts/notice';
import { PlaceField } from '../parts/place-field';
import { useWords } from '../words';
import '../styles/sign-in.css';
import '../styles/apply.css';
import '../styles/filing.css';

/** A newcomer: an account, and the unit that it will administer. Then the file is filled in. */
export function Page() {
  const { t, code, say } = useWords();
  const go = useNavigate();
  const store = useQueryClient();
  const [typed, setTyped] = useState({ username: '', name: '', phone: '', unitName: '', uscc: '', division: '' });
  const [password, setPassword] = useState({ password: '', again: '' });
  const [kinds, setKinds] = useState<EnterpriseKind[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const individual = kinds.includes('individual_buyer');
  const why = individual || typed.uscc.length < 18 ? null : explainUscc(typed.uscc);
  const join = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { ...typed, uscc: individual ? '' : typed.uscc, kinds, password: password.password };
      const { filingId } = await bodyOf(api.POST('/api/filings/join', { body }));
      const step = await bodyOf(
        api.POST('/api/session', { body: { username: typed.username, password: password.password } }),
      );
      keepCsrfToken(step.csrf);
      store.clear();
      store.setQueryData(['me'], step.me as Me);
      void go(`/file/${filingId}`);
    } catch (refusal) {
      setError(refusal);
      window.scrollTo({ top: 0 });
    }
    setBusy(false);
  };
  const field = (name: keyof typeof typed, label: string, more: object = {}) => (
    <label className="labelled">
      {label}
      <input
        className="field"
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        required
        data-testid={`join-${name}`}
        {...more}
      />
    </label>
  );
  return (
    <div className="page narrow join">
      <div className="page-head">
        <div className="lead">
          <h1>{t('join.title')}</h1>
          <p className="quiet">{t('join.lead')}</p>
        </div>
      </div>
      <ProblemNotice error={error} />
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          void join();
        }}
      >
        <section className="card stack">
          <h2>{t('join.unit')}</h2>
          <fieldset className="kinds">
            <legend>{t('join.kinds')}</legend>
            {enterpriseKinds.map((kind) => (
              <label key={kind} className={kinds.includes(kind) ? 'chip on' : 'chip'}>
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={({ target }) =>
                    setKinds(target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
                  }
                  data-testid={`join-kind-${kind}`}
                />
                {code('ekind', kind)}
              </label>
            ))}
          </fieldset>
          {field('unitName', t('join.unitName'), { autoComplete: 'organization', maxLength: 100 })}
          {!individual && field('uscc', t('join.uscc'), { maxLength: 18, autoCapitalize: 'characters' })}
          {why && <p className="why small">{say(why)}</p>}
          <div className="labelled">
            <PlaceField
              label={t('join.division')}
              value={typed.division}
              onPick={(division) => setTyped({ ...typed, division })}
              testid="join-division"
            />
          </div>
        </section>
        <section className="card stack">
          <h2>{t('join.account')}</h2>
          {field('name', t('join.name'), { autoComplete: 'name', maxLength: 50 })}
          {field('phone', t('join.phone'), { autoComplete: 'tel', inputMode: 'tel', maxLength: 30 })}
          {field('username', t('join.username'), { autoComplete: 'username', autoCapitalize: 'none', maxLength: 64 })}
          <NewPassword username={typed.username} typed={password} change={setPassword} />
        </section>
        <p className="small quiet">
          {t('join.privacy')} <Link to="/privacy">{t('privacy.title')}</Link>
        </p>
        <div className="row wrap spread">
          <button
            className="btn primary"
            disabled={busy || kinds.length === 0 || !typed.division || !passwordReady(password, typed.username)}
            data-testid="join-go"
          >
            {t('join.go')}
          </button>
          <Link to="/login">{t('join.have')}</Link>
        </div>
      </form>
    </div>
  );
}
