import { App, Button, Input } from 'antd';
import { Notice } from '../parts/notice';
import { useWords } from '../words';

/** A key in the moment of its making. */
export function ShownOnce({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    // Absent on pages by plain http; the field can be copied by hand.
    await navigator.clipboard?.writeText(secret).then(() => message.success(t('keys.copied')));
  };
  return (
    <section className="card stack">
      <Notice tone="due" title={t('keys.once')}>
        <p>{t('keys.onceLine')}</p>
      </Notice>
      <div className="labelled">
        <label htmlFor="key-secret">{t('keys.secret')}</label>
        <Input.TextArea
          id="key-secret"
          className="mono"
          value={secret}
          readOnly
          autoSize
          onFocus={(event) => event.target.select()}
          data-testid="key-secret"
        />
      </div>
      <div className="acts">
        <Button onClick={() => void copy()}>{t('keys.copy')}</Button>
        <Button type="primary" onClick={close} data-testid="key-kept">
          {t('keys.kept')}
        </Button>
      </div>
    </section>
  );
}
