import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { ErrorSummary } from '../applicant/error-summary';
import { idOfField } from '../applicant/draft-steps';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { CityFacts } from './city-facts';
import { emptyCity, flawsOf, stepOf, steps, type NewCity, type Step } from './city-draft';
import { CountiesStep } from './step-counties';
import { PeopleStep } from './step-people';
import { PlaceStep } from './step-place';
import { SettingsFields } from './settings-fields';
import '../styles/apply.css';
import '../styles/keys.css';
import '../styles/cities.css';

/** 接入城市: four steps and a check page; then a second person of the province confirms. */
export function Page() {
  const { t } = useWords();
  const go = useNavigate();
  const store = useQueryClient();
  const intent = useIntent();
  const { message } = App.useApp();
  const [city, setCity] = useState<NewCity>(emptyCity);
  const [at, setAt] = useState<Step>('place');
  const [tries, setTries] = useState(0);
  const [seek, setSeek] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // A new step is read from its head, or from the field that a link led to.
    if (seek) document.getElementById(idOfField(seek))?.focus();
    else if (moved.current) head.current?.focus();
    moved.current = true;
    setSeek(null);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);
  const flaws = flawsOf(city, at);
  const wordOf = (field: string) => field.replace(/\.\d+/, '');
  const wrong = (field: string) =>
    tries && flaws.includes(field) ? t(`city.wrong.${wordOf(field)}` as 'city.wrong.name') : undefined;
  const change = (part: Partial<NewCity>) => {
    setCity((before) => ({ ...before, ...part }));
    setError(null);
  };
  const open = (step: Step, field: string | null = null) => {
    setTries(0);
    setSeek(field);
    setAt(step);
  };
  const next = () => {
    if (flaws.length) return setTries((n) => n + 1);
    open(steps[steps.indexOf(at) + 1]!);
  };
  const send = async () => {
    if (flaws.length) return setTries((n) => n + 1);
    setBusy(true);
    setError(null);
    try {
      const { id } = await intent.run(city, (key) =>
        bodyOf(api.POST('/api/cities', { body: city, headers: { 'idempotency-key': key } as never })),
      );
      void message.success(t('city.sent'));
      await store.invalidateQueries({ queryKey: ['cities'] });
      void go(`/cities/proposals/${id}`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const linkOf = (field: string) => ({ href: `#${idOfField(field)}`, follow: () => open(stepOf(field), field) });
  const show = (field: string) => ({
    href: `#${idOfField(field)}`,
    follow: () =>
      stepOf(field) === at ? document.getElementById(idOfField(field))?.focus() : open(stepOf(field), field),
  });
  const defects = flaws.map((field) => {
    const key = `city.wrong.${wordOf(field)}` as 'city.wrong.name';
    return { field, zh: t(key), en: t(key) };
  });
  const props = { city, change, wrong };
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <p>
            <Link to="/cities">{t('cities.back')}</Link>
          </p>
          <h1>{t('cities.new')}</h1>
        </div>
      </div>
      <ol className="city-steps" aria-label={t('city.steps')}>
        {steps.map((step, n) => (
          <li
            key={step}
            aria-current={step === at ? 'step' : undefined}
            className={step === at ? 'on' : n < steps.indexOf(at) ? 'past' : ''}
          >
            <button
              type="button"
              disabled={steps.indexOf(step) > steps.indexOf(at)}
              onClick={() => open(step)}
              data-testid={`city-step-${step}`}
            >
              <span className="n">{n < steps.indexOf(at) ? '✓' : n + 1}</span> {t(`city.step.${step}`)}
            </button>
          </li>
        ))}
      </ol>
      <ErrorSummary defects={defects as never} tries={tries} linkOf={show} />
      <ProblemNotice error={error} onResend={() => void send()} linkOf={linkOf} />
      <section className="card stack city-fields" aria-labelledby="city-step-head">
        <h2 id="city-step-head" ref={head} tabIndex={-1}>
          {t(`city.step.${at}`)}
        </h2>
        {at === 'place' && <PlaceStep {...props} />}
        {at === 'counties' && <CountiesStep {...props} />}
        {at === 'settings' && (
          <SettingsFields settings={city.settings} change={(settings) => change({ settings })} wrong={wrong} />
        )}
        {at === 'people' && <PeopleStep {...props} />}
        {at === 'check' && (
          <>
            <p className="quiet">{t('city.checkLine')}</p>
            <CityFacts city={city} edit={open} />
          </>
        )}
        <div className="acts">
          {at !== 'place' && <Button onClick={() => open(steps[steps.indexOf(at) - 1]!)}>{t('act.back')}</Button>}
          {at === 'check' ? (
            <Button type="primary" loading={busy} onClick={() => void send()} data-testid="city-send">
              {t('city.send')}
            </Button>
          ) : (
            <Button type="primary" onClick={next} data-testid="city-next">
              {t('city.next')}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}
