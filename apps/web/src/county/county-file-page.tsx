import type { FilingDocument } from '@yby/enterprise/contract';
import { divisionName } from '@yby/regulation/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ColourBadge, Reasons } from '../code/colour-badge';
import { HoldsCard } from '../code/holds-card';
import { PageOpening } from '../frame/page-failure';
import { showDay } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { ProposeDialog } from '../transfer/propose-dialog';
import { AssistDialog } from './assist-dialog';
import { FactsCard } from './facts-card';
import { HistoryCard } from './history-card';
import { RestDialog, type RestAct } from './rest-dialog';
import { StockCard } from './stock-card';
import { useCountyFile, useRecord, useStanding } from './use-county-file';
import { VisitDialog } from './visit-dialog';
import { VisitsCard } from './visits-card';
import '../styles/code.css';
import '../styles/county.css';
import '../styles/filing.css';

const stateTones = { draft: 'live', registered: 'good', suspended: 'stop', closed: 'rest', moved_out: 'rest' } as const;
type Dialog = RestAct | 'visit' | 'assist' | 'transfer';
const dialogs: readonly Dialog[] = ['visit', 'assist', 'transfer', 'suspend', 'resume', 'close'];

/** 单位档案 for the officers who keep it: what is registered and how it is known, standing, stock, history. */
export function Page() {
  const { t, code, lang } = useWords();
  const { id = '' } = useParams();
  const store = useQueryClient();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const file = useCountyFile(id);
  const record = useRecord(id);
  const standing = useStanding(id);
  const changed = () => void store.invalidateQueries({ queryKey: ['county-file', id] });
  const failed = file.error ?? record.error ?? standing.error;
  if (failed)
    return (
      <div className="page">
        <ProblemNotice error={failed} onRetry={changed} />
      </div>
    );
  if (!file.data || !record.data || !standing.data) return <PageOpening />;
  const { name, state, division, organ, acts } = file.data;
  const document = record.data.document as FilingDocument;
  return (
    <div className="page stack loose" data-testid="county-file">
      <div className="page-head">
        <div className="lead">
          <h1>{name}</h1>
          <p className="row wrap">
            <Tag tone={stateTones[state]}>{code('enterpriseState', state)}</Tag>
            <ColourBadge colour={standing.data.colour.colour} />
            <span className="quiet">
              {t('file.class')} {standing.data.creditClass}
            </span>
            <span className="mono small quiet">{document.unit.uscc}</span>
          </p>
        </div>
        <div className="acts wrap">
          {dialogs
            .filter((act) => acts.includes(act))
            .map((act) => (
              <Button
                key={act}
                type={act === 'visit' ? 'primary' : 'default'}
                danger={act === 'close'}
                onClick={() => setDialog(act)}
                data-testid={`county-${act}`}
              >
                {t(`cfact.${act}`)}
              </Button>
            ))}
        </div>
      </div>
      <div className="county-grid">
        <div className="stack loose">
          <FactsCard record={record.data} file={file.data} />
          <HistoryCard file={file.data} />
        </div>
        <div className="stack loose">
          <section className="card stack">
            <dl className="facts">
              <dt>{t('cf.organ')}</dt>
              <dd>{organ?.name ?? divisionName(division, lang)}</dd>
              <dt>{t('cf.firstFiling')}</dt>
              <dd>{file.data.firstFilingOn ? showDay(file.data.firstFilingOn) : '—'}</dd>
              {file.data.code && (
                <>
                  <dt>{t('cf.openCode')}</dt>
                  <dd>
                    <Link className="mono" to={`/e/${file.data.code}`}>
                      {file.data.code}
                    </Link>
                  </dd>
                </>
              )}
            </dl>
            <ul className="counts">
              {file.data.counts.map((one) => (
                <li key={one.code}>
                  <strong>{one.count}</strong> <span className="quiet small">{lang === 'zh' ? one.zh : one.en}</span>
                </li>
              ))}
            </ul>
            {standing.data.colour.reasons.length > 0 && <Reasons standing={standing.data.colour} />}
          </section>
          <HoldsCard
            standing={standing.data}
            mayHold={standing.data.supervised && state === 'registered'}
            done={changed}
          />
          <StockCard id={id} />
          <VisitsCard file={file.data} document={document} />
        </div>
      </div>
      {dialog === 'visit' && <VisitDialog id={id} document={document} close={() => setDialog(null)} done={changed} />}
      {dialog === 'transfer' && <ProposeDialog id={id} document={document} close={() => setDialog(null)} />}
      {dialog === 'assist' && <AssistDialog id={id} close={() => setDialog(null)} />}
      {(dialog === 'suspend' || dialog === 'resume' || dialog === 'close') && (
        <RestDialog id={id} version={file.data.version} act={dialog} close={() => setDialog(null)} done={changed} />
      )}
    </div>
  );
}
