import type { PlainDate } from '@yby/platform/contract';
import { Bones, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import { awayOn } from './absence-calendar';
import { dayKind, useAttendance, type Leave } from './absence-queries';

interface Props {
  day: PlainDate;
  leaves: readonly Leave[];
  choose: (day: PlainDate) => void;
}

/** One day: who is away, and in which county somebody can decide. */
export function AbsenceDay({ day, leaves, choose }: Props) {
  const { t } = useWords();
  const attendance = useAttendance(day);
  const away = awayOn(leaves, day);
  const { working } = dayKind(day);
  return (
    <section className="card stack" aria-label={day} data-testid="absence-day">
      <header className="row wrap spread">
        <h2>{day}</h2>
        {!working && <Tag tone="rest">{t('absence.offDay')}</Tag>}
        <label className="row">
          <span className="small">{t('absence.pick')}</span>
          <input
            type="date"
            className="field"
            value={day}
            onChange={({ target: { value } }) => value && choose(value as PlainDate)}
            data-testid="absence-pick"
          />
        </label>
      </header>
      {away.length === 0 && <p className="quiet">{t('absence.nobodyAway')}</p>}
      <ul className="rows">
        {away.map((one) => (
          <li key={one.id}>
            <div className="item">
              <span className="title">{one.name}</span>
              <span className="side">
                <Tag tone="due">{t(`absence.kind.${one.kind}`)}</Tag>
              </span>
              <span className="quiet small wide">{one.organName}</span>
            </div>
          </li>
        ))}
      </ul>
      <h3>{t('absence.who')}</h3>
      <ProblemNotice error={attendance.error} onRetry={() => void attendance.refetch()} />
      {attendance.isPending && <Bones lines={4} />}
      {attendance.data && (
        <WideTable label={t('absence.who')}>
          <table className="lines small">
            <thead>
              <tr>
                <th>{t('absence.county')}</th>
                <th>{t('absence.can')}</th>
                <th className="num">{t('absence.present')}</th>
                <th className="num">{t('absence.deputies')}</th>
                <th className="num">{t('absence.delegates')}</th>
              </tr>
            </thead>
            <tbody>
              {attendance.data.map((one) => (
                <tr key={one.organId} data-testid="attendance" data-division={one.division} data-open={one.open}>
                  <td className="county">{one.name}</td>
                  <td className="nowrap">
                    {one.open ? (
                      <Tag tone="good">{t('absence.yes')}</Tag>
                    ) : one.approvers > 0 ? (
                      <Tag tone="stop">{t('absence.no')}</Tag>
                    ) : (
                      <Tag tone="rest">{t('absence.none')}</Tag>
                    )}
                  </td>
                  <td className="num">
                    {one.present} / {one.approvers}
                  </td>
                  <td className="num">{one.deputies}</td>
                  <td className="num">{one.delegates}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}
