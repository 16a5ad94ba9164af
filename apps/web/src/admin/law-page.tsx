import { Button } from 'antd';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useLawInPage } from '../api/law-in-use';
import { useMe, usePages } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import { AmendmentTag } from './amendment-tag';

/** The law as data: which edition is in use, what is proposed, and every edition there ever was. */
export function Page() {
  const { t } = useWords();
  const { data: me } = useMe();
  const { edition } = useLawInPage();
  const editions = usePages(['law', 'editions'], (after) =>
    bodyOf(api.GET('/api/law/editions', { params: { query: { after, limit: 50 } } })),
  );
  return (
    <div className="page stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('law.title')}</h1>
          <p>{t('law.line')}</p>
        </div>
        <div className="acts">
          {me?.roles.includes('sysadmin') && (
            <Link className="btn primary" to="/law/import" data-testid="law-import">
              {t('law.import')}
            </Link>
          )}
        </div>
      </div>
      <Amendments />
      <section className="card" data-testid="editions">
        <header>
          <h2>{t('law.editions')}</h2>
          {edition !== null && <span className="count">{t('law.inUse', { edition })}</span>}
          <Button
            disabled={!editions.items?.length}
            onClick={() =>
              saveCsv('law-editions.csv', [
                ['edition', 'titleZh', 'titleEn', 'source', 'takesForceOn', 'recordedAt', 'origin', 'sha256'],
                ...(editions.items ?? []).map((one) => [
                  String(one.number),
                  one.titleZh,
                  one.titleEn,
                  one.source,
                  one.takesForceOn ?? '',
                  one.recordedAt,
                  one.origin,
                  one.sha256,
                ]),
              ])
            }
          >
            {t('act.export')}
          </Button>
        </header>
        <ProblemNotice error={editions.error} onRetry={() => void editions.refetch()} />
        {editions.isPending && <Bones />}
        {editions.items && (
          <WideTable label={t('law.editions')}>
            <table className="lines">
              <thead>
                <tr>
                  <th>{t('law.editions')}</th>
                  <th>{t('law.takesForce')}</th>
                  <th>{t('law.source')}</th>
                  <th>{t('law.recorded')}</th>
                </tr>
              </thead>
              <tbody>
                {editions.items.map((one) => (
                  <EditionRow key={one.number} one={one} />
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
        {editions.hasNextPage && <Button onClick={() => void editions.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

interface EditionRowProps {
  one: {
    number: number;
    titleZh: string;
    titleEn: string;
    source: string;
    origin: string;
    sha256: string;
    takesForceOn: string | null;
    recordedAt: string;
  };
}

function EditionRow({ one }: EditionRowProps) {
  const { t, say, code } = useWords();
  return (
    <tr data-testid="edition-row">
      <td>
        <strong className="nowrap">{t('law.edition', { n: one.number })}</strong>{' '}
        {say({ zh: one.titleZh, en: one.titleEn })}
        <div className="mono small quiet" title={one.sha256}>
          SHA-256 {one.sha256.slice(0, 16)}…
        </div>
      </td>
      <td className="nowrap">{one.takesForceOn ?? '—'}</td>
      <td>
        {one.source}
        <div className="small quiet">{code('law.origin', one.origin)}</div>
      </td>
      <td className="nowrap">{showMoment(one.recordedAt)}</td>
    </tr>
  );
}

function Amendments() {
  const { t, say } = useWords();
  const list = usePages(['law', 'amendments'], (after) =>
    bodyOf(api.GET('/api/law/amendments', { params: { query: { after, limit: 50 } } })),
  );
  return (
    <section className="card" data-testid="amendments">
      <header>
        <h2>{t('law.amendments')}</h2>
      </header>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Bones />}
      {list.items?.length === 0 && <Empty title={t('law.noAmendments')} todo={t('law.noAmendmentsTodo')} />}
      {list.items && list.items.length > 0 && (
        <ul className="rows">
          {list.items.map((one) => (
            <li key={one.id}>
              <Link className="item" to={`/law/amendments/${one.id}`} data-testid="amendment-row">
                <span>
                  <span className="title">{say({ zh: one.titleZh, en: one.titleEn })}</span>
                  <span className="meta">
                    {one.source} · {t('law.takesForce')} {one.takesForceOn ?? '—'} · {one.proposedBy}
                  </span>
                </span>
                <span className="side">
                  <AmendmentTag state={one.state} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
    </section>
  );
}
