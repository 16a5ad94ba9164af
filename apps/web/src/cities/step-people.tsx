import { Input } from 'antd';
import { Field } from '../applicant/field';
import { useWords } from '../words';
import type { StepProps } from './step-place';

/** The three who administer the city; each gets a password once the second person has confirmed. */
export function PeopleStep({ city, change, wrong }: StepProps) {
  const { t, code } = useWords();
  const set = (at: number, part: { username?: string; name?: string }) =>
    change({ administrators: city.administrators.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  return (
    <>
      <p className="quiet">{t('city.peopleLine')}</p>
      {city.administrators.map((one, at) => (
        <fieldset className="choices city-person" key={one.office}>
          <legend>{code('role', one.office)}</legend>
          <Field
            field={`administrators.${at}.name`}
            label={t('city.person')}
            wrong={wrong(`administrators.${at}.name`)}
          >
            {(id, status) => (
              <Input
                id={id}
                status={status}
                value={one.name}
                maxLength={60}
                autoComplete="off"
                onChange={(event) => set(at, { name: event.target.value })}
                data-testid={`city-${one.office}-name`}
              />
            )}
          </Field>
          <Field
            field={`administrators.${at}.username`}
            label={t('city.username')}
            wrong={wrong(`administrators.${at}.username`)}
          >
            {(id, status) => (
              <Input
                id={id}
                status={status}
                value={one.username}
                maxLength={64}
                autoComplete="off"
                onChange={(event) => set(at, { username: event.target.value.trim() })}
                data-testid={`city-${one.office}-username`}
              />
            )}
          </Field>
        </fieldset>
      ))}
    </>
  );
}
