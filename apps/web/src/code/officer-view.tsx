import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import type { components } from '../api/schema';
import { showDay, showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { ColourBadge, Reasons } from './colour-badge';
import { HoldsCard } from './holds-card';

type File = components['schemas']['CodeFile'];

interface Props {
  code: string;
  /** Opened with a living code within its minute. */
  present: boolean;
  file: File;
}

/** Everything of an enterprise that lies in the officer's city, with what may be done next. */
export function OfficerView({ code, present, file }: Props) {
  const { t } = useWords();
  const store = useQueryClient();
  const changed = () => void store.invalidateQueries({ queryKey: ['code'] });
  const { standing } = file;
  return (
    <div className="stack loose" data-testid="code-file">
      {present && <Presence code={code} />}
      <section className="card stack">
        <header>
          <h2>{t('ecode.file')}</h2>
          <ColourBadge colour={standing.colour.colour} />
        </header>
        {standing.colour.reasons.length > 0 && <Reasons standing={standing.colour} />}
        <Facts file={file} />
        <ul className="counts">
          {file.counts.map((one) => (
            <Count key={one.code} one={one} />
          ))}
        </ul>
      </section>
      <HoldsCard standing={standing} mayHold={file.acts.includes('hold')} done={changed} />
    </div>
  );
}

function Facts({ file }: { file: File }) {
  const { t, code } = useWords();
  return (
    <dl className="facts">
      <dt>{t('file.uscc')}</dt>
      <dd className="mono">{file.uscc}</dd>
      <dt>{t('file.address')}</dt>
      <dd>{file.address}</dd>
      <dt>{t('file.state')}</dt>
      <dd>{code('enterpriseState', file.state)}</dd>
      <dt>{t('file.kinds')}</dt>
      <dd>{file.kinds.map((one) => code('enterpriseKind', one)).join(' · ')}</dd>
      <dt>{t('file.class')}</dt>
      <dd>{file.standing.creditClass}</dd>
      <dt>{t('file.sites')}</dt>
      <dd>
        {file.sites.map((site) => (
          <span key={site.id} className={site.id === file.siteId ? 'line here' : 'line'}>
            {site.name} <span className="quiet small">{site.address}</span>
          </span>
        ))}
      </dd>
      <dt>{t('file.licences')}</dt>
      <dd>
        {file.licences.map((one) => (
          <span key={one.kind + one.number} className="line">
            {code('enterpriseLicence', one.kind)} <span className="mono small">{one.number}</span>{' '}
            {one.inForce ? (
              <span className="quiet small">
                {one.validTo ? t('file.until', { day: showDay(one.validTo) }) : t('file.noEnd')}
              </span>
            ) : (
              <Tag tone="due">{t('file.over')}</Tag>
            )}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function Count({ one }: { one: File['counts'][number] }) {
  const { say } = useWords();
  return (
    <li>
      <strong>{one.count}</strong> <span className="quiet small">{say(one)}</span>
    </li>
  );
}

/** Written down once when the code is opened in its minute; looking again proves nothing new. */
function Presence({ code }: { code: string }) {
  const { t } = useWords();
  const proof = useQuery({
    queryKey: ['presence', code],
    queryFn: () =>
      bodyOf(
        api.POST('/api/code/{code}/presence', {
          params: { path: { code } },
          headers: { 'idempotency-key': newIntentKey() },
        }),
      ),
    staleTime: Infinity,
    retry: false,
  });
  if (proof.error) return <ProblemNotice error={proof.error} />;
  if (!proof.data) return null;
  return (
    <Notice tone="good" title={t('file.presence')}>
      <p data-testid="presence">{t('file.presenceLine', { time: showMoment(proof.data.provedAt) })}</p>
    </Notice>
  );
}
