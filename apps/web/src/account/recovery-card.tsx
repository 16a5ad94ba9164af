import { App, Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Notice } from '../parts/notice';
import { useWords } from '../words';
import type { Security } from './factors-card';
import { useProven } from './use-proven';

/** For the day on which the phone is lost. */
export function RecoveryCard({ security }: { security: Security }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const proven = useProven();
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (security.factors.length === 0) return null;
  const renew = () => proven.run(async () => setCodes((await bodyOf(api.POST('/api/account/recovery-codes'))).codes));
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    void message.success(t('account.copied'));
  };
  return (
    <section className="card" aria-label={t('account.recovery')}>
      <header>
        <h2>{t('account.recovery')}</h2>
        <Button onClick={() => void renew()} disabled={proven.busy} data-testid="new-codes">
          {t('account.recoveryNew')}
        </Button>
      </header>
      <p className="quiet">
        {security.recoveryCodes > 0
          ? t('account.recoveryLeft', { n: security.recoveryCodes })
          : t('account.recoveryNone')}
      </p>
      {proven.asking}
      {codes.length > 0 && (
        <Notice tone="due" title={t('account.recoveryOnce')}>
          <ul className="recovery-codes" data-testid="codes">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <p className="row wrap">
            <Button onClick={() => window.print()}>{t('account.print')}</Button>
            <Button onClick={() => void copy()}>{t('account.copy')}</Button>
          </p>
        </Notice>
      )}
    </section>
  );
}
