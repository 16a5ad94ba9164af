import type { PlainDate } from '@yby/platform/contract';
import { useSearchParams } from 'react-router';
import { useLawInPage } from '../api/law-in-use';
import { useWords } from '../words';
import { AbsenceCalendar } from './absence-calendar';
import { AbsenceDay } from './absence-day';
import { DelegationList, DeputyList, LeaveList } from './absence-lists';
import { today, useLeaves } from './absence-queries';
import { NobodyStrip } from './nobody-strip';
import '../styles/apply.css';
import '../styles/filing.css';
import '../styles/keys.css';
import '../styles/people.css';
import '../styles/absence.css';

/** 请假与代理: a month of who is away, who can decide on a day, and where nobody could. */
export function Page() {
  const { t } = useWords();
  useLawInPage();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('day');
  const day = (asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today()) as PlainDate;
  const month = `${day.slice(0, 7)}-01` as PlainDate;
  const leaves = useLeaves(month).items ?? [];
  const choose = (next: PlainDate) => setQuery({ day: next }, { replace: true, preventScrollReset: true });
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('absence.title')}</h1>
          <p>{t('absence.line')}</p>
        </div>
      </div>
      <NobodyStrip />
      <div className="absence-grid">
        <AbsenceCalendar day={day} leaves={leaves} choose={choose} />
        <AbsenceDay day={day} leaves={leaves} choose={choose} />
      </div>
      <div className="absence-lists">
        <LeaveList since={today()} />
        <DeputyList since={today()} />
        <DelegationList since={today()} />
      </div>
    </div>
  );
}
