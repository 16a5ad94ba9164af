import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { components } from '../api/schema';
import { PageOpening } from '../frame/page-failure';
import { showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { CityFacts } from './city-facts';
import type { NewCity, Settings } from './city-draft';
import { PasswordsOnce } from './passwords-once';
import { SettingsFacts } from './settings-fields';
import '../styles/apply.css';
import '../styles/keys.css';
import '../styles/cities.css';

type Password = components['schemas']['FirstPassword'];
interface Change {
  division: string;
  from: string;
  settings: Settings;
  before: Settings;
}

const tones = { proposed: 'due', confirmed: 'good', rejected: 'stop', expired: 'rest' } as const;

/** One city, or one city's settings, as it will be: the second person reads all of it and decides. */
export function Page() {
  const { t, code } = useWords();
  const { id } = useParams();
  const { modal } = App.useApp();
  const store = useQueryClient();
  const intent = useIntent();
  const [error, setError] = useState<unknown>(null);
  const [passwords, setPasswords] = useState<Password[]>([]);
  const query = useQuery({
    queryKey: ['cities', 'proposal', id],
    queryFn: () => bodyOf(api.GET('/api/proposals/{id}', { params: { path: { id: id! } } })),
    staleTime: 0,
  });
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const view = query.data;
  const city = view.kind === 'city' ? (view.payload as unknown as NewCity) : null;
  const change = view.kind === 'city_settings' ? (view.payload as unknown as Change) : null;
  const title = city ? t('cities.enterOf', { name: city.name }) : t('cities.settingsOf');
  const act = async (what: 'confirm' | 'reject') => {
    setError(null);
    try {
      await intent.run([what, view.id, view.version], async (key) => {
        const params = { params: { path: { id: view.id } } };
        const headers = { 'idempotency-key': key, 'if-match': `"${view.version}"` } as never;
        if (what === 'reject') return bodyOf(api.POST('/api/proposals/{id}/reject', { ...params, headers }));
        const done = await bodyOf(api.POST('/api/proposals/{id}/confirm', { ...params, headers }));
        setPasswords(done.firstPasswords);
        return done;
      });
    } catch (refusal) {
      setError(refusal);
    }
    await store.invalidateQueries({ queryKey: ['cities'] });
  };
  const sure = (what: 'confirm' | 'reject') =>
    modal.confirm({
      title: what === 'confirm' ? t('city.confirmSure', { title }) : t('city.rejectSure', { title }),
      content: what === 'reject' ? t('city.rejectSays') : city ? t('city.confirmSays') : t('city.confirmSettings'),
      okText: t(`city.${what}`),
      okButtonProps: { danger: what === 'reject', 'data-testid': `sure-${what}` } as never,
      onOk: () => act(what),
    });
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <p>
            <Link to="/cities">{t('cities.back')}</Link>
          </p>
          <h1>{title}</h1>
          <p>
            <Tag tone={tones[view.state]}>{code('proposal', view.state)}</Tag>{' '}
            {t('cities.proposed', { by: view.proposedBy, at: showMoment(view.proposedAt) })}
          </p>
          {view.closedBy && <p>{t('cities.closed', { by: view.closedBy, at: showMoment(view.closedAt) })}</p>}
        </div>
      </div>
      <ProblemNotice error={error} />
      {passwords.length > 0 && <PasswordsOnce passwords={passwords} close={() => setPasswords([])} />}
      {view.state === 'proposed' && !view.acts.includes('confirm') && (
        <Notice tone="due" title={t('city.waits')}>
          <p>{t('city.waitsLine')}</p>
        </Notice>
      )}
      <section className="card stack" aria-label={title}>
        {city && <CityFacts city={city} />}
        {change && (
          <>
            <p>
              <strong>{t('city.fromDay', { day: change.from })}</strong>
            </p>
            <SettingsFacts settings={change.settings} before={change.before} />
          </>
        )}
        {view.acts.length > 0 && (
          <div className="acts">
            {view.acts.includes('confirm') && (
              <Button type="primary" onClick={() => sure('confirm')} data-testid="city-confirm">
                {t('city.confirm')}
              </Button>
            )}
            {view.acts.includes('reject') && (
              <Button danger onClick={() => sure('reject')} data-testid="city-reject">
                {t(view.acts.includes('confirm') ? 'city.reject' : 'city.takeBack')}
              </Button>
            )}
          </div>
        )}
      </section>
    </div>
  );
}
