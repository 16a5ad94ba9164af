import { addDays, daysBetween, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { now } from '../clock';
import { Notice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

/** Announced by message too (identity: 30 and 7 days before). */
const SOON_DAYS = 30;

function standing(until: string | null) {
  const today = toPlainDate(now());
  if (until === null || until > addDays(today, SOON_DAYS)) return null;
  return { over: until < today, days: daysBetween(today, until as PlainDate) };
}

/** That the last mandate ends soon or has ended; nothing while it lasts. */
export function MandateNote({ until }: { until: string | null }) {
  const { t } = useWords();
  const found = standing(until);
  if (!found) return null;
  return (
    <Notice tone={found.over ? 'stop' : 'due'} title={t(found.over ? 'person.over' : 'person.soon')}>
      <p>{t(found.over ? 'person.overLine' : 'person.soonLine', { day: until! })}</p>
    </Notice>
  );
}

/** The same in a list: its last day, and how near that is. */
export function MandateTag({ until }: { until: string | null }) {
  const { t } = useWords();
  if (until === null) return null;
  const found = standing(until);
  if (!found) return <span className="quiet small">{t('people.until', { day: until })}</span>;
  return (
    <span className="row wrap">
      <span className="quiet small">{t('people.until', { day: until })}</span>
      <Tag tone={found.over ? 'stop' : 'due'}>
        {found.over
          ? t('people.ended')
          : found.days === 0
            ? t('people.endsToday')
            : t('people.daysLeft', { n: found.days })}
      </Tag>
    </span>
  );
}
