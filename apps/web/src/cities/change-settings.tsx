import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { addDays, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Field } from '../applicant/field';
import { now as clockNow } from '../clock';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { flawsOfSettings, type Settings } from './city-draft';
import { SettingsFields } from './settings-fields';

/** The city's own administrator proposes; the city's security administrator confirms. */
export function ChangeSettings({ stem, now, close }: { stem: string; now: Settings; close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const intent = useIntent();
  const tomorrow = addDays(toPlainDate(clockNow()), 1);
  const [settings, setSettings] = useState(now);
  const [from, setFrom] = useState<string>(tomorrow);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const flaws = [...flawsOfSettings(settings), ...(from >= tomorrow ? [] : ['from'])];
  const wrong = (field: string) =>
    tries && flaws.includes(field) ? t(`city.wrong.${field}` as 'city.wrong.name') : undefined;
  const send = async () => {
    if (flaws.length) return setTries((n) => n + 1);
    setBusy(true);
    setError(null);
    const body = { settings, from: from as PlainDate };
    try {
      await intent.run(body, (key) =>
        bodyOf(
          api.POST('/api/cities/{stem}/settings', {
            params: { path: { stem } },
            body,
            headers: { 'idempotency-key': key } as never,
          }),
        ),
      );
      void message.success(t('city.sent'));
      close();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
      await store.invalidateQueries({ queryKey: ['cities'] });
    }
  };
  return (
    <section className="card stack city-fields" aria-labelledby="city-change-head">
      <h2 id="city-change-head">{t('city.change')}</h2>
      <p className="quiet">{t('city.changeLine')}</p>
      <SettingsFields settings={settings} change={setSettings} wrong={wrong} />
      <Field field="from" label={t('city.from')} hint={t('city.fromHint')} wrong={wrong('from')}>
        {(id, status) => (
          <Input
            id={id}
            type="date"
            status={status}
            min={tomorrow}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            data-testid="city-from"
          />
        )}
      </Field>
      <ProblemNotice error={error} onResend={() => void send()} />
      <div className="acts">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void send()} data-testid="city-change-send">
          {t('city.send')}
        </Button>
      </div>
    </section>
  );
}
