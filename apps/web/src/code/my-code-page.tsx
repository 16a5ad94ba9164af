import { instantOf } from '@yby/platform/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { components } from '../api/schema';
import { PageOpening } from '../frame/page-failure';
import { Notice, ProblemNotice } from '../parts/notice';
import { useNow } from '../parts/use-now';
import { useWords } from '../words';
import { ColourBadge, Reasons } from './colour-badge';
import { useMyCodes } from './use-codes';
import '../styles/code.css';

type MyCodes = components['schemas']['MyCodes'];

/** My code: the living one to show, the colour and why, the plates to print. */
export function Page() {
  const { t } = useWords();
  const query = useMyCodes();
  if (query.isPending) return <PageOpening />;
  if (!query.data)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const { name, living, standing, codes, acts } = query.data;
  return (
    <div className="page stack loose my-code">
      <div className="page-head">
        <div className="lead">
          <h1>{t('ecode.title')}</h1>
          <p className="quiet">{name}</p>
        </div>
      </div>
      <div className="code-columns">
        {living && <Living living={living} standing={standing} />}
        <div className="stack loose">
          <section className="card" data-testid="code-reasons">
            <header>
              <h2>{standing.reasons.length ? t('ecode.reasons') : t('ecode.green')}</h2>
            </header>
            {standing.reasons.length ? (
              <Reasons standing={standing} />
            ) : (
              <p className="quiet">{t('ecode.greenLine')}</p>
            )}
          </section>
          <section className="card">
            <header>
              <h2>{t('ecode.plates')}</h2>
              <span className="count">{codes.length}</span>
            </header>
            <p className="quiet small">{t('ecode.platesLine')}</p>
            <ul className="plates">
              {codes.map((one) => (
                <Plate key={one.siteId ?? 'unit'} one={one} mayReplace={acts.includes('replace')} />
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}

function Living({ living, standing }: { living: NonNullable<MyCodes['living']>; standing: MyCodes['standing'] }) {
  const { t } = useWords();
  const left = Math.max(0, Math.ceil((instantOf(living.until) - useNow(1_000)) / 1_000));
  return (
    <section className="card living" aria-label={t('ecode.living')}>
      <ColourBadge colour={standing.colour} />
      <img
        src={`/api/code/mine/living.svg?at=${living.text.split('.')[1]}`}
        alt={t('ecode.living')}
        width={320}
        height={320}
        data-testid="living"
        data-text={living.text}
      />
      <p className="quiet small" aria-hidden>
        {t('ecode.next', { n: Math.min(30, left) })}
      </p>
      <p className="small">{t('ecode.livingLine')}</p>
    </section>
  );
}

function Plate({ one, mayReplace }: { one: MyCodes['codes'][number]; mayReplace: boolean }) {
  const { t } = useWords();
  const intent = useIntent();
  const store = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const replace = async () => {
    setError(null);
    const body = { code: one.code };
    try {
      const codes = await intent.run(body, (key) =>
        bodyOf(api.POST('/api/code/mine/replace', { body, headers: { 'idempotency-key': key } })),
      );
      store.setQueryData(['my-codes'], codes);
      setDone(true);
      setAsking(false);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <li className="plate" data-testid="plate">
      <div>
        <strong>{one.siteName ?? t('ecode.unit')}</strong>
        <span className="mono small code-text" data-testid="plate-code">
          {one.grouped}
        </span>
      </div>
      <div className="acts">
        <a
          className="btn"
          href={`/api/code/mine/plate.pdf${one.siteId ? `?siteId=${one.siteId}` : ''}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('ecode.plate')}
        </a>
        {mayReplace && !asking && (
          <Button type="text" onClick={() => setAsking(true)} data-testid="plate-replace">
            {t('ecode.replace')}
          </Button>
        )}
      </div>
      {asking && (
        <Notice tone="due">
          <p>{t('ecode.replaceAsk')}</p>
          <p className="row wrap">
            <Button danger onClick={() => void replace()} data-testid="plate-replace-go">
              {t('ecode.replaceGo')}
            </Button>
            <Button type="text" onClick={() => setAsking(false)}>
              {t('act.cancel')}
            </Button>
          </p>
        </Notice>
      )}
      {done && !asking && <Notice tone="good">{t('ecode.replaced')}</Notice>}
      <ProblemNotice error={error} />
    </li>
  );
}
