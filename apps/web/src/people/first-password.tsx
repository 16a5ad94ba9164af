import { App, Button } from 'antd';
import { Notice } from '../parts/notice';
import { useWords } from '../words';

export interface Opened {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** A first password in the moment of its making: it is in no list and nobody can show it again. */
export function FirstPassword({ opened, close }: { opened: Opened; close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    // Absent on pages by plain http; the field can be copied by hand.
    await navigator.clipboard?.writeText(opened.password).then(() => message.success(t('act.copied')));
  };
  return (
    <section className="card stack" aria-label={t('people.once')}>
      <Notice tone="due" title={t('people.once')}>
        <p>{t('people.onceLine', { name: opened.name, login: opened.login })}</p>
      </Notice>
      <div className="labelled">
        <label htmlFor="first-password">{t('people.password')}</label>
        <input
          id="first-password"
          className="field mono first-password"
          readOnly
          value={opened.password}
          onFocus={({ target }) => target.select()}
          data-testid="first-password"
        />
      </div>
      <div className="acts">
        <Button onClick={() => void copy()}>{t('act.copy')}</Button>
        <Button type="primary" onClick={close} data-testid="password-kept">
          {t('people.kept')}
        </Button>
      </div>
    </section>
  );
}
