import { Cross, Tick } from '../parts/shapes';
import { useWords } from '../words';
import type { Role } from './people-types';

interface Payload {
  readonly roles: readonly Role[];
  readonly before: readonly Role[];
}

/** Offices before and after, side by side; what begins and what ends has a word and a shape of its own. */
export function OfficeChange({ payload: { roles, before } }: { payload: Payload }) {
  const { t, code } = useWords();
  const none = <span className="quiet">{t('people.noOffice')}</span>;
  return (
    <dl className="office-change" data-testid="office-change">
      <div>
        <dt>{t('proposals.before')}</dt>
        <dd>
          {before.length === 0 && none}
          <ul>
            {before.map((role) => (
              <li key={role} className={roles.includes(role) ? '' : 'tone-stop ends'}>
                {!roles.includes(role) && <Cross className="mini" />}
                {code('role', role)}
                {!roles.includes(role) && <span className="small">{t('proposals.removed')}</span>}
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('proposals.after')}</dt>
        <dd>
          {roles.length === 0 && none}
          <ul>
            {roles.map((role) => (
              <li key={role} className={before.includes(role) ? '' : 'tone-good begins'}>
                {!before.includes(role) && <Tick className="mini" />}
                {code('role', role)}
                {!before.includes(role) && <span className="small">{t('proposals.added')}</span>}
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  );
}
