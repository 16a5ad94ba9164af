import { useQuery } from '@tanstack/react-query';
import { addDays, instantOf, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { divisionName } from '@yby/regulation/contract';
import { Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';
import { durationWords, showMoment, showNear } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { Shape } from '../parts/shapes';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import '../styles/review.css';

/** Who has how much on the table, which county waits, and how honest the promise is: the supervisor's page of the queue. */
export function Page() {
  const { t } = useWords();
  return (
    <div className="page stack loose">
      <div className="page-head">
        <h1>{t('load.title')}</h1>
      </div>
      <OneDay />
      <Load />
    </div>
  );
}

function OneDay() {
  const { t, lang } = useWords();
  const today = toPlainDate(now());
  const [span, setSpan] = useState<[PlainDate, PlainDate]>([addDays(today, -29), today]);
  const [from, to] = span;
  const figures = useQuery({
    queryKey: ['one-day', from, to],
    queryFn: () => bodyOf(api.GET('/api/review/one-day', { params: { query: { from, to } } })),
  });
  const minutes = (n: number) => durationWords(n * 60_000, lang);
  const share = (part: number, all: number) =>
    `${((part * 100) / all).toFixed(part === all ? 0 : 1)}% (${part}/${all})`;
  const whole = figures.data?.whole;
  const rows = figures.data?.counties ?? [];
  const place = (division: string) => divisionName(division, lang);
  const save = () =>
    saveCsv(`one-day-${from}-${to}.csv`, [
      [
        t('load.county'),
        t('oneday.decided'),
        t('oneday.promise'),
        t('oneday.statute'),
        t('oneday.submission'),
        t('oneday.corrected'),
        `${t('oneday.median')} min`,
        `${t('oneday.p90')} min`,
        `${t('oneday.p90Submission')} min`,
      ],
      ...rows.map((row) => [
        place(row.division),
        ...[row.decided, row.withinPromise, row.withinStatute, row.fromSubmission, row.corrected].map(String),
        ...[row.medianMinutes, row.p90Minutes, row.p90FromSubmission].map(String),
      ]),
    ]);
  return (
    <section className="card">
      <header>
        <h2>{t('oneday.title')}</h2>
        <span className="row wrap">
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            maxDate={dayjs(today)}
            onChange={(days: [Dayjs | null, Dayjs | null] | null) => {
              if (days?.[0] && days[1])
                setSpan([days[0].format('YYYY-MM-DD') as PlainDate, days[1].format('YYYY-MM-DD') as PlainDate]);
            }}
            aria-label={t('oneday.title')}
          />
          <Button onClick={save} disabled={rows.length === 0}>
            {t('act.export')}
          </Button>
        </span>
      </header>
      <ProblemNotice error={figures.error} onRetry={() => void figures.refetch()} />
      {figures.isPending && <Bones />}
      {figures.data && !whole && <Empty title={t('oneday.none')} todo={t('oneday.noneTodo')} />}
      {whole && (
        <>
          <ul className="figures-strip" data-testid="one-day">
            <Figure label={t('oneday.promise')} value={share(whole.withinPromise, whole.decided)} />
            <Figure label={t('oneday.submission')} value={share(whole.fromSubmission, whole.decided)} />
            <Figure label={t('oneday.median')} value={minutes(whole.medianMinutes)} />
            <Figure label={t('oneday.p90')} value={minutes(whole.p90Minutes)} />
            <Figure label={t('oneday.p90Submission')} value={minutes(whole.p90FromSubmission)} />
          </ul>
          <WideTable label={t('oneday.title')}>
            <table className="lines">
              <thead>
                <tr>
                  <th>{t('load.county')}</th>
                  <th className="num">{t('oneday.decided')}</th>
                  <th className="num">{t('oneday.promise')}</th>
                  <th className="num">{t('oneday.statute')}</th>
                  <th className="num">{t('oneday.submission')}</th>
                  <th className="num">{t('oneday.corrected')}</th>
                  <th className="num">{t('oneday.p90')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.division}>
                    <td className="nowrap">{place(row.division)}</td>
                    <td className="num">{row.decided}</td>
                    <td className="num">{share(row.withinPromise, row.decided)}</td>
                    <td className="num">{share(row.withinStatute, row.decided)}</td>
                    <td className="num">{share(row.fromSubmission, row.decided)}</td>
                    <td className="num">{row.corrected}</td>
                    <td className="num nowrap">{minutes(row.p90Minutes)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          <p className="small quiet">{t('oneday.honest')}</p>
        </>
      )}
    </section>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <li>
      <span className="quiet small">{label}</span>
      <strong>{value}</strong>
    </li>
  );
}

function Load() {
  const { t, lang } = useWords();
  const load = useQuery({
    queryKey: ['queue', 'load'],
    queryFn: () => bodyOf(api.GET('/api/review/load')),
    refetchInterval: 30_000,
  });
  const { data } = load;
  return (
    <>
      <section className="card">
        <header>
          <h2>{t('load.counties')}</h2>
        </header>
        <ProblemNotice error={load.error} onRetry={() => void load.refetch()} />
        {load.isPending && <Bones />}
        {data?.counties.length === 0 && <Empty title={t('load.noCounties')} />}
        {data && data.counties.length > 0 && (
          <WideTable label={t('load.counties')}>
            <table className="lines" data-testid="load-counties">
              <thead>
                <tr>
                  <th>{t('load.county')}</th>
                  <th className="num">{t('load.waiting')}</th>
                  <th className="num">{t('load.overdue')}</th>
                  <th>{t('load.nextDue')}</th>
                  <th>{t('load.oldest')}</th>
                  <th className="num">{t('load.today')}</th>
                </tr>
              </thead>
              <tbody>
                {data.counties.map((row) => (
                  <tr key={row.division}>
                    <td className="nowrap">{divisionName(row.division, lang)}</td>
                    <td className="num">{row.waiting}</td>
                    <td className="num">
                      {row.overdue > 0 ? (
                        <span className="tone-stop row inline">
                          <Shape tone="stop" /> {row.overdue}
                        </span>
                      ) : (
                        0
                      )}
                    </td>
                    <td className="nowrap">{showNear(row.nextDueAt, now(), lang)}</td>
                    <td className="nowrap">
                      {row.oldestAt && (
                        <span title={showMoment(row.oldestAt)}>
                          {durationWords(now() - instantOf(row.oldestAt), lang)}
                        </span>
                      )}
                    </td>
                    <td className="num">{row.decidedToday}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </section>
      <section className="card">
        <header>
          <h2>{t('load.officers')}</h2>
        </header>
        {data?.officers.length === 0 && <Empty title={t('load.noOfficers')} />}
        {data && data.officers.length > 0 && (
          <WideTable label={t('load.officers')}>
            <table className="lines" data-testid="load-officers">
              <thead>
                <tr>
                  <th>{t('load.officer')}</th>
                  <th className="num">{t('load.holding')}</th>
                  <th className="num">{t('load.today')}</th>
                  <th>{t('load.last')}</th>
                </tr>
              </thead>
              <tbody>
                {data.officers.map((row) => (
                  <tr key={row.id}>
                    <td className="nowrap">{row.name}</td>
                    <td className="num">{row.holding}</td>
                    <td className="num">{row.decidedToday}</td>
                    <td className="nowrap">{showNear(row.lastAt, now(), lang)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </section>
    </>
  );
}
