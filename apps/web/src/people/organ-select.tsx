import { Field } from '../applicant/field';
import { useWords } from '../words';
import { indented } from './organ-order';
import { useOrgans } from './people-queries';

interface Props {
  value: string;
  change: (id: string) => void;
  testid: string;
  label?: string;
  /** What stands for none of them; without it one must be chosen. */
  any?: string;
}

/** One open authority of the area, in the order of the tree. */
export function OrganSelect({ value, change, testid, label, any }: Props) {
  const { t } = useWords();
  const organs = useOrgans();
  return (
    <Field field={testid} label={label ?? t('people.organ')}>
      {(id) => (
        <select
          id={id}
          className="field"
          value={value}
          onChange={({ target }) => change(target.value)}
          data-testid={testid}
        >
          <option value="">{any ?? '—'}</option>
          {indented((organs.data ?? []).filter(({ state }) => state === 'open')).map(({ organ, depth }) => (
            <option key={organ.id} value={organ.id}>
              {'　'.repeat(depth) + organ.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
