import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import { importTone } from './import-types';
import { UploadButton } from './upload-button';

/** 批量导入: the template, the upload, and what was imported before. */
export function Page() {
  const { t, code } = useWords();
  const [error, setError] = useState<unknown>(null);
  const list = usePages(['imports'], (after) =>
    bodyOf(api.GET('/api/enterprises/imports', { params: { query: { after, limit: 20 } } })),
  );
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('imports.title')}</h1>
          <p>{t('imports.line')}</p>
        </div>
        <div className="acts">
          <a className="btn" href="/api/enterprises/imports/template" download data-testid="import-template">
            {t('imports.template')}
          </a>
          <UploadButton word="imports.choose" onError={setError} />
        </div>
      </div>
      <p className="quiet small">{t('imports.hint')}</p>
      <ProblemNotice error={error} />
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={4} />}
        {list.items?.length === 0 && <Empty title={t('imports.empty')} todo={t('imports.emptyTodo')} />}
        {list.items && list.items.length > 0 && (
          <WideTable label={t('imports.title')}>
            <table className="lines">
              <thead>
                <tr>
                  <th>{t('imports.file')}</th>
                  <th>{t('imports.result')}</th>
                  <th className="num">{t('imports.rows')}</th>
                  <th>{t('imports.by')}</th>
                  <th>{t('list.time')}</th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((one) => (
                  <tr key={one.id} data-testid="import-row">
                    <td>
                      <Link to={`/imports/${one.id}`}>{one.fileName}</Link>
                    </td>
                    <td className="nowrap">
                      <Tag tone={importTone[one.state]}>{code('importState', one.state)}</Tag>
                    </td>
                    <td className="num">
                      {one.rows ? one.rows.unit + one.rows.site + one.rows.licence + one.rows.need : '—'}
                    </td>
                    <td className="nowrap">{one.uploadedBy ?? '—'}</td>
                    <td className="nowrap">{showMoment(one.uploadedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}
