import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe, usePermit } from '../api/queries';
import { PageOpening } from '../frame/page-failure';
import { showDay, showMoment } from '../parts/moments';
import { Empty, ProblemNotice } from '../parts/notice';
import { NoticesCard } from '../parts/notices-card';
import { openFile } from '../parts/open-file';
import { Remaining, useLineWords } from '../parts/remaining';
import { EffectiveTag } from '../parts/state-tag';
import { ScansCard } from '../scan/scans-card';
import { HistoryCard } from '../permit/history-card';
import { NationalCard } from '../permit/national-card';
import { LifeActs } from '../permit/life-acts';
import type { PermitView } from '../permit/life-queries';
import { useWords } from '../words';
import '../styles/company.css';
import '../styles/permit-life.css';

export function Page() {
  const { id } = useParams();
  const query = usePermit(id);
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return <Permit permit={query.data} />;
}

function Permit({ permit }: { permit: PermitView }) {
  const { t, code } = useWords();
  const me = useMe().data;
  const isOfficer = me?.enterprise === null;
  const fact = (label: string, value: React.ReactNode) =>
    value ? (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ) : null;
  return (
    <div className="page narrow stack loose">
      <section className="card permit-face">
        <div className="stack loose">
          <div className="stack" style={{ gap: 4 }}>
            <h1>{code('permitKind', permit.kind)}</h1>
            <p className="permit-number" data-testid="permit-number">
              {permit.number}
            </p>
            <p className="row wrap">
              <EffectiveTag effective={permit.effective} />
              {permit.suspendedUntil && <span>{t('life.until', { day: showDay(permit.suspendedUntil) })}</span>}
              {permit.edition > 1 && <span className="quiet">{t('life.edition', { n: permit.edition })}</span>}
              <span className="quiet">{t(`permit.deliveries.${permit.deliveries}`)}</span>
            </p>
          </div>
          <div className="stack" data-testid="permit-lines">
            {permit.lines.map((line) => (
              <Remaining key={line.substance} line={line} />
            ))}
          </div>
          <dl className="facts">
            {fact(t('permit.holder'), permit.holder.name)}
            {fact(t('field.seller'), permit.seller?.name)}
            {fact(t('field.consignee'), permit.consignee?.name)}
            {fact(t('field.carrier'), permit.carrier?.name)}
            {fact(t('permit.validity'), `${showDay(permit.validFrom)} — ${showDay(permit.validTo)}`)}
            {fact(t('permit.organ'), permit.issuingOrgan)}
            {fact(t('permit.issued'), showMoment(permit.issuedAt))}
          </dl>
          <div className="row wrap">
            {permit.acts.includes('redeem') && (
              <Link className="btn primary" to={`/sales/${permit.id}`} data-testid="act-redeem">
                {t('permit.redeem')}
              </Link>
            )}
            {permit.applicationId && (
              <Link to={`/${isOfficer ? 'desk' : 'applications'}/${permit.applicationId}`}>
                {t('permit.application')}
              </Link>
            )}
          </div>
          <LifeActs permit={permit} />
        </div>
        <div className="permit-code">
          <img src={`/api/permits/${permit.id}/code.svg`} alt={t('permit.code')} width={220} height={220} />
          <p className="small quiet">{t('permit.codeLine')}</p>
          <Pdf permit={permit} />
        </div>
      </section>
      <NationalCard permit={permit} isOfficer={isOfficer} />
      <Redemptions permit={permit} />
      {(isOfficer || me?.enterprise?.id === permit.holder.id) && <NoticesCard of="permit" id={permit.id} />}
      {isOfficer && <ScansCard id={permit.id} />}
      <HistoryCard id={permit.id} />
    </div>
  );
}

/** The print-out may lag seconds behind the permit: asked for first, so that a 503 becomes words and not a broken tab. */
function Pdf({ permit }: { permit: PermitView }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fetchPdf = async (save: boolean) => {
    setBusy(true);
    setError(null);
    await openFile(`/api/permits/${permit.id}/pdf`, save ? `${permit.number}.pdf` : undefined).catch(setError);
    setBusy(false);
  };
  return (
    <>
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => void fetchPdf(false)} data-testid="permit-pdf">
          {t('permit.pdf')}
        </Button>
        <Button onClick={() => void fetchPdf(true)} data-testid="permit-pdf-save">
          {t('act.download')}
        </Button>
      </div>
      <ProblemNotice error={error} tone="due" />
    </>
  );
}

function Redemptions({ permit }: { permit: PermitView }) {
  const { t, code } = useWords();
  const words = useLineWords();
  return (
    <section className="card">
      <header>
        <h2>{t('permit.redemptions')}</h2>
        <span className="count">{permit.redemptions.length}</span>
      </header>
      {permit.redemptions.length ? (
        <ul className="rows">
          {permit.redemptions.map((one) => (
            <li key={one.id}>
              <div className="item">
                <span className="title">
                  {words(
                    one.lines.map((line) => ({
                      ...(permit.lines.find((granted) => granted.substance === line.substance) ?? {}),
                      ...line,
                    })),
                  )}
                </span>
                <span className="side quiet small">{showMoment(one.at)}</span>
                <span className="quiet small">
                  {one.vehicle} {code('payment', one.payment)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Empty title={t('permit.noRedemptions')} todo={t('permit.noRedemptionsLine')} />
      )}
    </section>
  );
}
