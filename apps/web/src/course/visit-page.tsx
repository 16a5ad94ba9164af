import { useQueryClient } from '@tanstack/react-query';
import { toPlainDate } from '@yby/platform/contract';
import { App, Button, DatePicker, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { useAct } from '../api/use-act';
import { now } from '../clock';
import { PageOpening } from '../frame/page-failure';
import { showDay, showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { useVisitsOf } from './course-queries';
import { VisitsCard } from './visits-card';
import '../styles/course.css';

type Visit = components['schemas']['OnsiteView'];
type Outcome = components['schemas']['OnsiteReportInput']['outcome'];

/** One place to look at, made for a phone in a hand: where, what for, and the three answers. */
export function Page() {
  const { id } = useParams();
  const { t } = useWords();
  const visits = useVisitsOf(id!);
  if (visits.isPending) return <PageOpening />;
  const open = visits.data?.find(({ state }) => state === 'asked');
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <h1>{t('visit.page')}</h1>
      </div>
      <ProblemNotice error={visits.error} onRetry={() => void visits.refetch()} />
      {open && <Report visit={open} />}
      <VisitsCard id={id!} but={open?.id} />
    </div>
  );
}

function Report({ visit }: { visit: Visit }) {
  const { t, code } = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const today = toPlainDate(now());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [finding, setFinding] = useState('');
  const [visitedOn, setVisitedOn] = useState<string>(today);
  const act = useAct();
  const send = () => {
    const body = { outcome: outcome!, finding: finding.trim(), visitedOn };
    void act.run(
      [visit.id, body],
      (key) =>
        bodyOf(
          api.POST('/api/review/onsite/{id}/report', {
            params: { path: { id: visit.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      () => {
        void message.success(t('visit.reported'));
        void store.invalidateQueries({ queryKey: ['visits'] });
        void store.invalidateQueries({ queryKey: ['application', visit.applicationId] });
        void go('/visits');
      },
    );
  };
  return (
    <section className="card visit-report" data-testid="visit-report">
      <header>
        <h2>{visit.enterpriseName}</h2>
      </header>
      <dl className="facts">
        <dt>{t('visit.where')}</dt>
        <dd>
          {visit.place !== visit.enterpriseName && <div>{visit.place}</div>}
          {visit.address}{' '}
          <Link className="small" to={`/enterprises/${visit.enterpriseId}/standing`}>
            {t('visit.callAhead')}
          </Link>
        </dd>
        <dt>{t('app.content')}</dt>
        <dd>
          {visit.summary} <span className="mono quiet small">{visit.number}</span>
        </dd>
        <dt>{t('visit.what')}</dt>
        <dd>
          <strong>{visit.question}</strong>
          <div className="quiet small">
            {code('onsiteGround', visit.ground)} · {t('visit.asked', { by: visit.by, when: showMoment(visit.at) })}
          </div>
        </dd>
      </dl>
      {!visit.acts.includes('report') && visit.acts.length === 0 && <Notice tone="rest" title={t('visit.own')} />}
      {visit.acts.includes('report') && (
        <>
          <Radio.Group
            className="answers"
            buttonStyle="solid"
            aria-label={t('visit.outcome')}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
          >
            {(['matches', 'differs', 'not_reached'] as const).map((one) => (
              <Radio.Button key={one} value={one} data-testid={`visit-outcome-${one}`}>
                {code('onsiteOutcome', one)}
              </Radio.Button>
            ))}
          </Radio.Group>
          <label className="labelled">
            <span>{t('visit.finding')}</span>
            <Input.TextArea
              rows={5}
              maxLength={2000}
              value={finding}
              onChange={(event) => setFinding(event.target.value)}
              data-testid="visit-finding"
            />
          </label>
          <label className="labelled">
            <span>{t('visit.day')}</span>
            <DatePicker
              allowClear={false}
              inputReadOnly
              minDate={dayjs(showDay(visit.at))}
              maxDate={dayjs(today)}
              value={dayjs(visitedOn)}
              onChange={(day: Dayjs | null) => day && setVisitedOn(day.format('YYYY-MM-DD'))}
              data-testid="visit-day"
            />
          </label>
          <ProblemNotice error={act.error} />
          <Button
            type="primary"
            size="large"
            block
            loading={act.busy}
            disabled={!outcome || finding.trim().length < 2 || !visitedOn}
            onClick={send}
            data-testid="visit-report-send"
          >
            {t('visit.report')}
          </Button>
        </>
      )}
    </section>
  );
}
