import { Input } from 'antd';
import { Field } from '../applicant/field';
import { useWords } from '../words';
import type { Settings } from './city-draft';

interface Props {
  settings: Settings;
  change: (settings: Settings) => void;
  wrong: (field: string) => string | undefined;
}

const fields = ['cutOff', 'officeHours', 'phone', 'sealText'] as const;
const longest = { cutOff: 5, officeHours: 60, phone: 20, sealText: 14 } as const;

/** What a city sets for itself. */
export function SettingsFields({ settings, change, wrong }: Props) {
  const { t } = useWords();
  return (
    <>
      {fields.map((name) => (
        <Field
          key={name}
          field={`settings.${name}`}
          label={t(`city.${name}`)}
          hint={t(`city.${name}Hint`)}
          wrong={wrong(`settings.${name}`)}
        >
          {(id, status) => (
            <Input
              id={id}
              status={status}
              value={settings[name]}
              maxLength={longest[name]}
              onChange={(event) => change({ ...settings, [name]: event.target.value.trim() })}
              data-testid={`city-${name}`}
            />
          )}
        </Field>
      ))}
    </>
  );
}

export function SettingsFacts({ settings, before }: { settings: Settings; before?: Settings | undefined }) {
  const { t } = useWords();
  return (
    <dl className="facts">
      {fields.map((name) => (
        <div key={name} className="fact">
          <dt>{t(`city.${name}`)}</dt>
          <dd>
            {settings[name]}
            {before && before[name] !== settings[name] && (
              <span className="quiet"> {t('city.before', { value: before[name] })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
