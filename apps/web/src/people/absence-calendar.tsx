import type { PlainDate } from '@yby/platform/contract';
import { Button, Calendar } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useWide } from '../parts/media';
import { useWords } from '../words';
import { dayKind, today, type Leave } from './absence-queries';

interface Props {
  day: PlainDate;
  choose: (day: PlainDate) => void;
  leaves: readonly Leave[];
}

/** The head stands above, so that it is not made anew with every cell. */
const none = () => null;
const plain = (at: Dayjs) => at.format('YYYY-MM-DD') as PlainDate;
/** Names in a day's cell; the rest is a number, and all of them stand beside the calendar. */
const NAMED = 2;

export const awayOn = (leaves: readonly Leave[], day: string): Leave[] =>
  leaves.filter(({ from, until }) => from <= day && until >= day);

/** A month with who is away; on a phone with how many. Days off are told by the calendar of the law. */
export function AbsenceCalendar({ day, choose, leaves }: Props) {
  const { t, lang } = useWords();
  const wide = useWide();
  const value = dayjs(day).locale(lang === 'zh' ? 'zh-cn' : 'en');
  const step = (months: number) => choose(plain(value.add(months, 'month')));
  const cell = (at: Dayjs) => {
    const date = plain(at);
    const away = awayOn(leaves, date);
    const weekend = at.day() === 0 || at.day() === 6;
    const { working } = dayKind(date);
    return (
      <span className="away" data-testid={`cell-${date}`} data-away={away.length}>
        {date === today() && <span className="mark today">{t('absence.now')}</span>}
        {working === weekend && (
          <span className={working ? 'mark work' : 'mark off'}>{t(working ? 'absence.workday' : 'absence.off')}</span>
        )}
        {wide
          ? away.slice(0, NAMED).map((one) => (
              <span key={one.id} className="name">
                {one.name}
              </span>
            ))
          : away.length > 0 && (
              <span className="name">
                {away.length}
                <span className="sr">{t('absence.awayCount', { n: away.length })}</span>
              </span>
            )}
        {wide && away.length > NAMED && <span className="small">{t('absence.more', { n: away.length - NAMED })}</span>}
      </span>
    );
  };
  return (
    <section className="card absence-calendar" aria-label={t('absence.calendar')} data-testid="absence-calendar">
      <div className="row wrap spread month-head">
        <h2 data-testid="month">{t('absence.month', { year: value.year(), month: value.month() + 1 })}</h2>
        <span className="row">
          <Button onClick={() => step(-1)} data-testid="month-before">
            {t('absence.before')}
          </Button>
          <Button onClick={() => choose(today())} data-testid="month-today">
            {t('absence.today')}
          </Button>
          <Button onClick={() => step(1)} data-testid="month-after">
            {t('absence.after')}
          </Button>
        </span>
      </div>
      <Calendar
        fullscreen={wide}
        value={value}
        onSelect={(at) => choose(plain(at))}
        cellRender={(at, { type }) => (type === 'date' ? cell(at) : null)}
        headerRender={none}
      />
    </section>
  );
}
