import { useWords } from '../words';
import { Tag } from '../parts/state-tag';
import type { Role } from './people-types';

/** Offices as words; one that is held without a mandate in force says so. */
export function OfficeList({ roles, inForce }: { roles: readonly Role[]; inForce: readonly Role[] }) {
  const { t, code } = useWords();
  if (roles.length === 0) return <span className="quiet">{t('people.noOffice')}</span>;
  const idle = roles.filter((role) => !inForce.includes(role));
  return (
    <span className="row wrap offices">
      <span>{roles.map((role) => code('role', role)).join(t('text.comma'))}</span>
      {idle.length > 0 && <Tag tone="stop">{t('people.notInForce')}</Tag>}
    </span>
  );
}
