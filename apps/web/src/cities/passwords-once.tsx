import { Button } from 'antd';
import type { components } from '../api/schema';
import { Notice } from '../parts/notice';
import { useWords } from '../words';

interface Props {
  passwords: readonly components['schemas']['FirstPassword'][];
  close: () => void;
}

/** First passwords in the moment of their making: whoever confirmed hands them on, and nobody sees them again. */
export function PasswordsOnce({ passwords, close }: Props) {
  const { t } = useWords();
  return (
    <section className="card stack" aria-label={t('city.once')} data-testid="city-passwords">
      <Notice tone="due" title={t('city.once')}>
        <p>{t('city.onceLine')}</p>
      </Notice>
      <dl className="facts">
        {passwords.map(({ username, password }) => (
          <div className="fact" key={username}>
            <dt>{username}</dt>
            <dd className="mono city-password" data-testid="city-password">
              {password}
            </dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        <Button onClick={() => window.print()}>{t('city.print')}</Button>
        <Button type="primary" onClick={close} data-testid="city-kept">
          {t('city.kept')}
        </Button>
      </div>
    </section>
  );
}
