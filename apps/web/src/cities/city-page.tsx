import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { PageOpening } from '../frame/page-failure';
import { showDay, showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import { ChangeSettings } from './change-settings';
import { SettingsFacts } from './settings-fields';
import '../styles/apply.css';
import '../styles/keys.css';
import '../styles/cities.css';

/** One city: what it has set, every version of it, and what waits. */
export function Page() {
  const { t } = useWords();
  const { stem } = useParams();
  const [changing, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ['cities', 'one', stem],
    queryFn: () => bodyOf(api.GET('/api/cities/{stem}', { params: { path: { stem: stem! } } })),
    staleTime: 0,
  });
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const city = query.data;
  const may = city.acts.includes('change-settings') && !city.pending;
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <p>
            <Link to="/cities">{t('cities.back')}</Link>
          </p>
          <h1>{city.name}</h1>
          <p>
            {city.organName} · {t('cities.countiesOf', { n: city.counties })} ·{' '}
            {t('cities.sinceDay', { day: showDay(city.since) })}
          </p>
        </div>
        {may && !changing && (
          <div className="acts">
            <Button type="primary" onClick={() => setChanging(true)} data-testid="city-change">
              {t('city.change')}
            </Button>
          </div>
        )}
      </div>
      {city.pending && (
        <Notice tone="due" title={t('city.pending')}>
          <p>
            <Link to={`/cities/proposals/${city.pending.id}`} data-testid="city-pending">
              {t('cities.settingsOf')}
            </Link>
          </p>
        </Notice>
      )}
      {changing && (
        <ChangeSettings stem={city.stem} now={city.versions[0]!.settings} close={() => setChanging(false)} />
      )}
      <section className="card stack" aria-labelledby="city-now">
        <h2 id="city-now">{t('city.now')}</h2>
        <SettingsFacts settings={city.settings} />
      </section>
      <section className="card stack" aria-labelledby="city-versions">
        <h2 id="city-versions">{t('city.versions')}</h2>
        <WideTable label={t('city.versions')}>
          <table className="lines">
            <thead>
              <tr>
                <th className="num">{t('city.version')}</th>
                <th>{t('city.from')}</th>
                <th>{t('city.cutOff')}</th>
                <th>{t('city.officeHours')}</th>
                <th>{t('city.phone')}</th>
                <th>{t('city.sealText')}</th>
                <th>{t('city.agreed')}</th>
              </tr>
            </thead>
            <tbody>
              {city.versions.map((one) => (
                <tr key={one.version} data-testid="city-version">
                  <td className="num">{one.version}</td>
                  <td className="nowrap">{one.from}</td>
                  <td>{one.settings.cutOff}</td>
                  <td className="nowrap">{one.settings.officeHours}</td>
                  <td className="nowrap">{one.settings.phone}</td>
                  <td className="nowrap">{one.settings.sealText}</td>
                  <td className="nowrap">{showMoment(one.agreedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </section>
    </div>
  );
}
