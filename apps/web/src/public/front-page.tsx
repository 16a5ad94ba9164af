import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { showMoment } from '../parts/moments';
import { useWords } from '../words';

/** The public's page: is this permit genuine? No sign-in, no tracking, under a second. */
export function Page() {
  const { t } = useWords();
  const go = useNavigate();
  const [text, setText] = useState('');
  const head = useQuery({ queryKey: ['audit-head'], queryFn: () => bodyOf(api.GET('/api/audit/head')), retry: false });
  return (
    <div className="front">
      <section className="hero">
        <h1>{t('public.title')}</h1>
        <p>{t('public.line')}</p>
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) void go(`/check?text=${encodeURIComponent(text.trim())}`);
          }}
        >
          <input
            className="field"
            name="number"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('public.number')}
            aria-label={t('public.number')}
            autoComplete="off"
            autoCapitalize="characters"
            data-testid="public-number"
          />
          <button className="btn primary big" data-testid="public-check">
            {t('public.check')}
          </button>
        </form>
        <p className="or">
          <Link className="btn big" to="/check" data-testid="public-scan">
            <CameraMark />
            {t('public.scan')}
          </Link>
        </p>
      </section>
      <section className="trio">
        <Link className="card" to="/ask">
          <h2>{t('public.askTitle')}</h2>
          <p className="quiet">{t('public.askLine')}</p>
        </Link>
        <Link className="card" to="/login">
          <h2>{t('public.companyTitle')}</h2>
          <p className="quiet">{t('public.companyLine')}</p>
        </Link>
        <div className="card">
          <h2>{t('public.trustTitle')}</h2>
          <p className="quiet">{t('public.trustLine')}</p>
          {head.data && (
            <>
              <p className="small">
                {t('public.batch', {
                  batch: head.data.batch,
                  size: head.data.size,
                  time: showMoment(head.data.sealedAt),
                })}
              </p>
              <p className="root" data-testid="audit-root">
                {head.data.root}
              </p>
            </>
          )}
        </div>
      </section>
    </div>
  );
}

const CameraMark = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden>
    <path d="M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3M4 12h16" />
  </svg>
);
