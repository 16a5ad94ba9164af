import { useState } from 'react';
import { api } from '../api/client';
import { Field } from '../applicant/field';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import type { Organ } from './people-types';

interface Acting {
  done: () => void;
  close: () => void;
}

const levelsBelow = {
  province: [],
  city: ['county', 'station', 'unit'],
  county: ['station', 'unit'],
  unit: ['station'],
  station: [],
} as const satisfies Record<Organ['level'], readonly ('county' | 'station' | 'unit')[]>;

function Name({ value, change }: { value: string; change: (name: string) => void }) {
  const { t } = useWords();
  return (
    <Field field="organ-name" label={t('organs.name')}>
      {(id) => (
        <input
          id={id}
          className="field"
          maxLength={100}
          value={value}
          onChange={({ target }) => change(target.value)}
          data-testid="organ-name"
        />
      )}
    </Field>
  );
}

export function EnterOrgan({ parent, done, close }: Acting & { parent: Organ }) {
  const { t } = useWords();
  const levels = levelsBelow[parent.level];
  const [name, setName] = useState('');
  const [level, setLevel] = useState<'county' | 'unit' | 'station'>(levels[0] ?? 'station');
  // Inside a county everything shares its code; below a city a code of the city has to be told.
  const own = parent.level !== 'city';
  const [division, setDivision] = useState(own ? parent.division : parent.division.slice(0, 4));
  const body = { name: name.trim(), level, parentId: parent.id, division };
  return (
    <ActDialog
      title={t('organs.newUnder', { name: parent.name })}
      go={t('organs.enter')}
      ready={body.name.length > 1 && /^\d{6}$/.test(division)}
      content={body}
      send={async (key) => {
        await api.POST('/api/organs', { body, headers: { 'idempotency-key': key } });
        done();
      }}
      close={close}
      testid="organ-enter-dialog"
    >
      <Name value={name} change={setName} />
      <Field field="organ-level" label={t('organs.level')}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={level}
            onChange={({ target }) => setLevel(target.value as typeof level)}
            data-testid="organ-level"
          >
            {levels.map((one) => (
              <option key={one} value={one}>
                {t(`organs.level.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field field="organ-division" label={t('organs.division')} hint={t('organs.divisionHint')}>
        {(id) => (
          <input
            id={id}
            className="field mono"
            inputMode="numeric"
            maxLength={6}
            readOnly={own}
            value={division}
            onChange={({ target }) => setDivision(target.value)}
            data-testid="organ-division"
          />
        )}
      </Field>
    </ActDialog>
  );
}

export function RenameOrgan({ organ, done, close }: Acting & { organ: Organ }) {
  const { t } = useWords();
  const [typed, setName] = useState(organ.name);
  const name = typed.trim();
  return (
    <ActDialog
      title={t('organs.renameOf', { name: organ.name })}
      go={t('organs.rename')}
      ready={name.length > 1 && name !== organ.name}
      content={name}
      send={async (key) => {
        await api.POST('/api/organs/{id}/rename', {
          params: { path: { id: organ.id } },
          body: { name },
          headers: { 'idempotency-key': key },
        });
        done();
      }}
      close={close}
      testid="organ-rename-dialog"
    >
      <Name value={typed} change={setName} />
    </ActDialog>
  );
}
