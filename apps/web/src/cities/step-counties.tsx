import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Field } from '../applicant/field';
import { useWords } from '../words';
import { organOfCounty } from './city-draft';
import { placesUnder } from './places';
import type { StepProps } from './step-place';

/** Which counties have an authority here, and what it is called. */
export function CountiesStep({ city, change, wrong }: StepProps) {
  const { t, lang } = useWords();
  const places = useQuery({
    queryKey: ['divisions', 'under', city.division],
    queryFn: () => placesUnder(city.division),
    staleTime: Infinity,
  });
  const set = (division: string, name: string | null) => {
    const others = city.counties.filter((one) => one.division !== division);
    const counties = name === null ? others : [...others, { division, name }];
    change({ counties: counties.sort((a, b) => (a.division < b.division ? -1 : 1)) });
  };
  return (
    <>
      <p className="quiet">{t('city.countiesLine')}</p>
      <ProblemNotice error={places.error} onRetry={() => void places.refetch()} />
      {places.isPending && <Bones lines={6} />}
      {city.counties.length === 0 && places.data && <Notice tone="due" title={t('city.noCounties')} />}
      <ul className="plain city-counties edit">
        {places.data?.map((place) => {
          const at = city.counties.findIndex(({ division }) => division === place.code);
          const chosen = city.counties[at];
          return (
            <li key={place.code} data-testid="city-county">
              <Checkbox
                checked={at >= 0}
                onChange={({ target }) => set(place.code, target.checked ? organOfCounty(city.name, place.zh) : null)}
              >
                {place[lang]} <span className="quiet">{place.code}</span>
              </Checkbox>
              {chosen && (
                <Field
                  field={`counties.${at}.name`}
                  label={t('city.organOf', { name: place[lang] })}
                  wrong={wrong(`counties.${at}.name`)}
                >
                  {(id, status) => (
                    <Input
                      id={id}
                      status={status}
                      value={chosen.name}
                      maxLength={100}
                      onChange={(event) => set(place.code, event.target.value)}
                    />
                  )}
                </Field>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
