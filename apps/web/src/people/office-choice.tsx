import { administratorNames, companyOffices, organOffices } from '@yby/identity/contract';
import { Checkbox } from 'antd';
import { useWords } from '../words';
import type { Role } from './people-types';

interface Props {
  of: 'organ' | 'enterprise';
  value: readonly Role[];
  change: (roles: Role[]) => void;
}

const alone = (role: Role) => (administratorNames as readonly Role[]).includes(role);

/** Offices to be held together; one of the three administrators drops the others, for they must not be one person. */
export function OfficeChoice({ of, value, change }: Props) {
  const { t, code } = useWords();
  const all: readonly Role[] = of === 'organ' ? organOffices : companyOffices;
  const toggle = (role: Role, on: boolean) => {
    if (!on) return change(value.filter((one) => one !== role));
    change(alone(role) ? [role] : all.filter((one) => one === role || (value.includes(one) && !alone(one))));
  };
  return (
    <fieldset className="choices">
      <legend>{t('people.offices')}</legend>
      {of === 'organ' && <p className="hint">{t('people.officesHint')}</p>}
      <div className="office-choices">
        {all.map((role) => (
          <Checkbox
            key={role}
            checked={value.includes(role)}
            onChange={({ target }) => toggle(role, target.checked)}
            data-testid={`office-${role}`}
          >
            {code('role', role)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
