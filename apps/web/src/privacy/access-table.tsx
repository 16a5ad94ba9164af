import { accessFields, accessReasonWords, accessSubjects } from '@yby/audit/contract';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { WideTable } from '../parts/wide-table';
import { useWords, type Words } from '../words';

export type OwnLook = components['schemas']['OwnAccessView'];
export type Look = components['schemas']['AccessView'];

/** One look in words, for the table and for its export. */
export function lookWords({ say, code, lang }: Words, one: OwnLook) {
  const and = lang === 'zh' ? '、' : ', ';
  return {
    at: showMoment(one.at),
    offices: one.roles.map((role) => code('role', role)).join(and),
    matter: [say(accessSubjects[one.subject]), one.number].filter(Boolean).join(' '),
    fields: one.fields.map((field) => say(accessFields[field])).join(and),
    why: say(accessReasonWords(one.reason)),
  };
}

export function AccessTable({ items, label }: { items: readonly (OwnLook | Look)[]; label: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <WideTable label={label}>
      <table className="lines small looks">
        <thead>
          <tr>
            <th>{t('list.time')}</th>
            <th>{t('access.who')}</th>
            <th>{t('access.what')}</th>
            <th>{t('access.fields')}</th>
            <th>{t('access.why')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => {
            const said = lookWords(words, one);
            return (
              <tr key={one.id} data-testid="access-row">
                <td className="nowrap">{said.at}</td>
                <td>
                  {one.by}
                  <div className="quiet">
                    {one.organ} · {said.offices}
                  </div>
                </td>
                <td className="nowrap">{said.matter}</td>
                <td>{said.fields}</td>
                <td>
                  {said.why}
                  {'words' in one && one.words && <div className="quiet">「{one.words}」</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}
