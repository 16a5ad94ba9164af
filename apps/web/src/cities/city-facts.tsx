import type { ReactNode } from 'react';
import { useWords } from '../words';
import type { NewCity, Step } from './city-draft';
import { SettingsFacts } from './settings-fields';

/** Everything of a new city as it will be, to be checked by both persons. */
export function CityFacts({ city, edit }: { city: NewCity; edit?: (step: Step) => void }) {
  const { t, code } = useWords();
  const part = (step: Exclude<Step, 'check'>, content: ReactNode) => (
    <section className="city-part" aria-label={t(`city.step.${step}`)}>
      <div className="key-head">
        <h2>{t(`city.step.${step}`)}</h2>
        {edit && (
          <button type="button" className="link" onClick={() => edit(step)} data-testid={`city-edit-${step}`}>
            {t('city.edit')}
          </button>
        )}
      </div>
      {content}
    </section>
  );
  return (
    <>
      {part(
        'place',
        <dl className="facts">
          <dt>{t('city.name')}</dt>
          <dd>
            {city.name} <span className="quiet">{city.division}</span>
          </dd>
          <dt>{t('city.organ')}</dt>
          <dd>{city.organName}</dd>
        </dl>,
      )}
      {part(
        'counties',
        city.counties.length === 0 ? (
          <p>{t('city.noCounties')}</p>
        ) : (
          <ul className="plain city-counties">
            {city.counties.map(({ division, name }) => (
              <li key={division}>
                {name} <span className="quiet">{division}</span>
              </li>
            ))}
          </ul>
        ),
      )}
      {part('settings', <SettingsFacts settings={city.settings} />)}
      {part(
        'people',
        <dl className="facts">
          {city.administrators.map(({ office, username, name }) => (
            <div key={office} className="fact">
              <dt>{code('role', office)}</dt>
              <dd>
                {name} <span className="quiet">{username}</span>
              </dd>
            </div>
          ))}
        </dl>,
      )}
    </>
  );
}
