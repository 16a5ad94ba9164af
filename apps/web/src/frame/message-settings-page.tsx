import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import type { components } from '../api/schema';
import { Bones, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import '../styles/apply.css';

type Settings = components['schemas']['MessageSettings'];
type Channel = Settings['channels'][number];
const KEY = ['message-settings'];
const headers = () => ({ 'idempotency-key': newIntentKey() });
const tones = { off: 'rest', none: 'rest', pending: 'due', verified: 'good' } as const;

/** How I hear of things: in here always; by e-mail and text message where I want it, never with anything personal in it. */
export function Page() {
  const { t } = useWords();
  const settings = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/api/messages/settings')) });
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('outward.title')}</h1>
          <p className="quiet">{t('outward.lead')}</p>
        </div>
      </div>
      <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Bones lines={6} />}
      {settings.data?.channels.map((channel) => (
        <Address key={`${channel.channel} ${channel.state}`} channel={channel} />
      ))}
      {settings.data && <Preferences settings={settings.data} />}
    </div>
  );
}

function useKeep() {
  const store = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<Settings>) => send(),
    onSuccess: (answer) => store.setQueryData(KEY, answer),
  });
}

function Address({ channel }: { channel: Channel }) {
  const { t } = useWords();
  const keep = useKeep();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const name = channel.channel;
  return (
    <section className="card stack" data-testid={`channel-${name}`}>
      <header>
        <h2>{t(`outward.${name}`)}</h2>
        <Tag tone={tones[channel.state]}>{t(`outward.state.${channel.state}`)}</Tag>
      </header>
      <ProblemNotice error={keep.error} />
      {channel.address && <p className="mono">{channel.address}</p>}
      {channel.state === 'pending' && (
        <form
          className="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(() =>
              bodyOf(
                api.POST('/api/messages/settings/address/verify', {
                  body: { channel: name, code },
                  headers: headers(),
                }),
              ),
            );
          }}
        >
          <label className="labelled">
            {t('outward.code')}
            <input
              className="field"
              inputMode="numeric"
              maxLength={6}
              value={code}
              onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
              required
              data-testid={`code-${name}`}
            />
          </label>
          <button className="btn primary" disabled={keep.isPending} data-testid={`verify-${name}`}>
            {t('outward.verify')}
          </button>
        </form>
      )}
      {channel.state !== 'off' && (
        <form
          className="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(() =>
              bodyOf(
                api.POST('/api/messages/settings/address', { body: { channel: name, address }, headers: headers() }),
              ),
            );
          }}
        >
          <label className="labelled">
            {t('outward.address')}
            <input
              className="field"
              value={address}
              onChange={({ target }) => setAddress(target.value)}
              autoComplete={name === 'email' ? 'email' : 'tel'}
              required
              data-testid={`address-${name}`}
            />
          </label>
          <button className="btn" disabled={keep.isPending} data-testid={`enter-${name}`}>
            {t('outward.enter')}
          </button>
          {channel.address && (
            <button
              type="button"
              className="btn"
              disabled={keep.isPending}
              onClick={() =>
                keep.mutate(() =>
                  bodyOf(
                    api.POST('/api/messages/settings/address/remove', { body: { channel: name }, headers: headers() }),
                  ),
                )
              }
            >
              {t('outward.remove')}
            </button>
          )}
        </form>
      )}
    </section>
  );
}

const clockOf = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function Preferences({ settings }: { settings: Settings }) {
  const { t, say, lang } = useWords();
  const keep = useKeep();
  const [kinds, setKinds] = useState(settings.kinds);
  const [quiet, setQuiet] = useState({ from: settings.quietFrom, to: settings.quietTo });
  const [digest, setDigest] = useState(settings.digest);
  const put = (kind: string, part: object) =>
    setKinds(kinds.map((one) => (one.kind === kind ? { ...one, ...part } : one)));
  const save = () => {
    const chosen = (channel: 'email' | 'sms') => kinds.filter((one) => one[channel]).map(({ kind }) => kind) as never[];
    const body = {
      email: chosen('email'),
      sms: chosen('sms'),
      quietFrom: quiet.from,
      quietTo: quiet.to,
      digest,
      language: lang,
    };
    keep.mutate(() => bodyOf(api.POST('/api/messages/settings', { body, headers: headers() })));
  };
  return (
    <section className="card stack">
      <h2>{t('outward.kinds')}</h2>
      <WideTable label={t('outward.kinds')}>
        <table className="lines">
          <thead>
            <tr>
              <th>{t('outward.kind')}</th>
              <th>{t('outward.email')}</th>
              <th>{t('outward.sms')}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((one) => (
              <tr key={one.kind}>
                <td>
                  {say(one.title)} {one.urgent && <span className="quiet small">{t('outward.urgent')}</span>}
                </td>
                {(['email', 'sms'] as const).map((channel) => (
                  <td key={channel}>
                    <input
                      type="checkbox"
                      aria-label={`${say(one.title)} ${t(`outward.${channel}`)}`}
                      checked={one[channel]}
                      onChange={({ target }) => put(one.kind, { [channel]: target.checked })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <fieldset className="kinds-plain">
        <legend>{t('outward.quiet')}</legend>
        <span className="row wrap">
          <label className="row">
            {t('outward.from')}
            <input
              className="field"
              type="time"
              value={clockOf(quiet.from)}
              onChange={({ target }) => setQuiet({ ...quiet, from: minuteOf(target.value) })}
            />
          </label>
          <label className="row">
            {t('outward.to')}
            <input
              className="field"
              type="time"
              value={clockOf(quiet.to)}
              onChange={({ target }) => setQuiet({ ...quiet, to: minuteOf(target.value) })}
            />
          </label>
        </span>
        <p className="quiet small">{t('outward.quietLine')}</p>
      </fieldset>
      <label className="row">
        <input type="checkbox" checked={digest} onChange={({ target }) => setDigest(target.checked)} />
        {t('outward.digest')}
      </label>
      <ProblemNotice error={keep.error} onResend={save} />
      <p className="row">
        <button
          type="button"
          className="btn primary"
          disabled={keep.isPending}
          onClick={save}
          data-testid="save-settings"
        >
          {t('outward.save')}
        </button>
        {keep.isSuccess && <span role="status">{t('outward.saved')}</span>}
      </p>
    </section>
  );
}
