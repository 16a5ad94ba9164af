import { daysBetween, instantOf, plainDate, toPlainDate } from '@yby/platform/contract';
import { Link } from 'react-router';
import { useApplications, useConsignments, useEntries, useMyEnterprise, usePermits, useStock } from '../api/queries';
import type { Me } from '../api/types';
import { now } from '../clock';
import { Course, balancesOf } from '../parts/course';
import { durationWords, passed, showDay, showNear } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { Remaining, useLineWords } from '../parts/remaining';
import { Shape, type Tone } from '../parts/shapes';
import { ColourBadge, Reasons } from '../code/colour-badge';
import { useMyCodes } from '../code/use-codes';
import { useWords } from '../words';
import '../styles/company.css';
import '../styles/code.css';

/** What do I have to do, and what may I do today? */
export function CompanyHome({ me }: { me: Me }) {
  const { t } = useWords();
  const file = useMyEnterprise().data;
  const codes = useMyCodes().data;
  return (
    <div className="page stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{me.enterprise?.name}</h1>
          {file && (
            <p className="standing">
              <span className="mono small">{file.uscc}</span>
              {codes && (
                <Link to="/code" data-testid="home-code">
                  <ColourBadge colour={codes.standing.colour} />
                </Link>
              )}
            </p>
          )}
        </div>
        <div className="acts">
          <Link className="btn" to="/ask">
            {t('nav.ask')}
          </Link>
          <Link className="btn primary" to="/apply" data-testid="home-apply">
            {t('nav.apply')}
          </Link>
        </div>
      </div>
      {codes && codes.standing.reasons.length > 0 && (
        <section className="card" aria-label={t('ecode.reasons')}>
          <Reasons standing={codes.standing} />
        </section>
      )}
      <div className="thirds">
        <Todo />
        <Doing />
        <ValidPermits />
      </div>
      <Stock />
    </div>
  );
}

interface Task {
  key: string;
  tone: Tone;
  to: string;
  title: string;
  line: string;
  when: string;
}

function Todo() {
  const { t, lang } = useWords();
  const words = useLineWords();
  const returned = useApplications('correction_required');
  const arriving = useConsignments('buyer', 'in_transit');
  const permits = usePermits('holder', 'valid');
  const today = toPlainDate(now());
  const daysTo = (iso: string) => daysBetween(today, plainDate(showDay(iso)));
  const dayWords = (days: number) => (days <= 0 ? t('home.today') : t('home.days', { n: days }));
  const tasks: Task[] = [
    ...(returned.items ?? []).map((one) => ({
      key: one.id,
      tone: 'due' as Tone,
      to: `/apply/${one.id}`,
      title: t('home.todoCorrect', { number: one.number }),
      line: one.summary,
      when: one.dueAt ? dayWords(daysTo(one.dueAt)) : '',
    })),
    ...(arriving.items ?? []).map((one) => ({
      key: one.id,
      tone: 'live' as Tone,
      to: `/receipts?open=${one.id}`,
      title: t('home.todoReceive', { seller: one.seller.name }),
      line: words(one.lines.map((line) => ({ ...line, quantity: line.sent }))),
      when: t('home.sent', { when: showNear(one.sentAt, now(), lang) }),
    })),
    ...(permits.items ?? [])
      .filter((one) => one.effective === 'in_force' && daysTo(one.validTo) <= 7)
      .map((one) => ({
        key: one.id,
        tone: 'due' as Tone,
        to: `/permits/${one.id}`,
        title: t('home.todoExpire', { number: one.number }),
        line: one.lines[0] ? t('home.todoUse', { remaining: showQuantity(one.lines[0].remaining, lang) }) : '',
        when: dayWords(daysTo(one.validTo)),
      })),
  ];
  const pending = returned.isPending || arriving.isPending || permits.isPending;
  return (
    <section className="card" data-testid="home-todo">
      <header>
        <h2>{t('home.todo')}</h2>
        <span className="count">{pending ? '' : tasks.length}</span>
      </header>
      <ProblemNotice error={returned.error ?? arriving.error} />
      {pending ? (
        <Bones />
      ) : tasks.length === 0 ? (
        <Empty title={t('home.noTodo')} todo={t('home.noTodoLine')} />
      ) : (
        <ul className="rows todo">
          {tasks.map((task) => (
            <li key={task.key}>
              <Link className={`item tone-${task.tone}`} to={task.to}>
                <Shape tone={task.tone} />
                <span>
                  <span className="title">{task.title}</span>
                  <span className="quiet small" style={{ display: 'block' }}>
                    {task.line}
                  </span>
                </span>
                <span className="when">{task.when}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Doing() {
  const { t, lang, code } = useWords();
  const list = useApplications('accepted');
  return (
    <section className="card" data-testid="home-doing">
      <header>
        <h2>{t('home.doing')}</h2>
        <span className="count">{list.items?.length}</span>
        <Link to="/applications">{t('home.all')}</Link>
      </header>
      <ProblemNotice error={list.error} />
      {list.isPending && <Bones />}
      {list.items?.length === 0 && <Empty title={t('home.noDoing')} todo={t('home.noDoingLine')} />}
      {list.items && list.items.length > 0 && (
        <ul className="doing">
          {list.items.slice(0, 5).map((one) => {
            const due = one.dueAt;
            const left = due ? instantOf(due) - now() : 0;
            const share = passed(one.submittedAt, due, now());
            return (
              <li key={one.id}>
                <Link to={`/applications/${one.id}`}>
                  {code('kind', one.kind)} · {one.summary}
                </Link>
                <div className="row spread small">
                  <span className="quiet">{due && t('home.promise', { when: showNear(due, now(), lang) })}</span>
                  {due && (
                    <span className="nowrap">
                      {t(left >= 0 ? 'home.left' : 'home.over', { time: durationWords(left, lang) })}
                    </span>
                  )}
                </div>
                <div className={`bar tone-${share > 0.8 ? 'due' : 'live'}`} aria-hidden>
                  <i style={{ width: `${Math.max(3, share * 100)}%` }} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <Recent />
    </section>
  );
}

/** How fast it went lately: the proof of the promise, from the applicant's own cases. */
function Recent() {
  const { t, lang } = useWords();
  const times = useApplications('approved').items?.flatMap((one) =>
    one.decidedAt ? [instantOf(one.decidedAt) - instantOf(one.submittedAt)] : [],
  );
  if (!times?.length) return null;
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
  return (
    <p className="recent small quiet">
      {t('home.recentLine', { n: times.length, time: mean < 60_000 ? t('home.minute') : durationWords(mean, lang) })}
    </p>
  );
}

function ValidPermits() {
  const { t, code } = useWords();
  // The application behind each permit, to do the same once more.
  const filed = useApplications('approved').items;
  const list = usePermits('holder', 'valid');
  const valid = list.items?.filter((one) => one.effective === 'in_force');
  return (
    <section className="card" data-testid="home-permits">
      <header>
        <h2>{t('home.permits')}</h2>
        <span className="count">{valid?.length}</span>
        <Link to="/permits">{t('home.all')}</Link>
      </header>
      <ProblemNotice error={list.error} />
      {list.isPending && <Bones />}
      {valid?.length === 0 && <Empty title={t('home.noPermits')} todo={t('home.noPermitsLine')} />}
      <ul className="permit-cards">
        {valid?.slice(0, 4).map((one) => (
          <li key={one.id}>
            <div className="row spread">
              <Link to={`/permits/${one.id}`}>
                {code('permitKind', one.kind)} …{one.number.slice(-4)}
              </Link>
              <span className="quiet small nowrap">{t('home.until', { day: showDay(one.validTo) })}</span>
            </div>
            {one.lines.map((line) => (
              <Remaining key={line.substance} line={line} />
            ))}
            <div className="acts small">
              <Link to={`/permits/${one.id}`}>{t('permit.code')}</Link>
              <a href={`/api/permits/${one.id}/pdf`} target="_blank" rel="noreferrer">
                PDF
              </a>
              <Again id={filed?.find((application) => application.permitId === one.id)?.id} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Again({ id }: { id: string | undefined }) {
  const { t } = useWords();
  return id ? <Link to={`/apply?copy=${id}&step=check`}>{t('home.again')}</Link> : null;
}

function Stock() {
  const { t, lang, name } = useWords();
  const stock = useStock();
  const entries = useEntries();
  return (
    <section className="card" data-testid="home-stock">
      <header>
        <h2>{t('home.stock')}</h2>
        <Link to="/stock">{t('home.all')}</Link>
      </header>
      <ProblemNotice error={stock.error} />
      {stock.isPending && <Bones lines={1} />}
      {stock.data?.length === 0 && <p className="quiet">{t('home.noStock')}</p>}
      {stock.data && stock.data.length > 0 && (
        <ul className="stock-strip">
          {stock.data.map((item) => (
            <li key={item.substance + item.site.id}>
              {name(item)}
              <strong>{showQuantity(item.quantity, lang)}</strong>
              <span className="quiet small">{item.site.name}</span>
              <Course balances={balancesOf(entries.items, item)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
