import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ScanRowsList } from './scan-rows';

/** Where and when a paper was scanned: for its authority. */
export function ScansCard({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error } = useQuery({
    queryKey: ['permit', id, 'scans'],
    queryFn: async () => (await bodyOf(api.GET('/api/permits/{id}/scans', { params: { path: { id } } }))).items,
  });
  return (
    <section className="card" data-testid="scans-card">
      <header>
        <h2>{t('scans.ofPermit')}</h2>
      </header>
      <ProblemNotice error={error} />
      {data?.length === 0 && <p className="quiet">{t('scans.ofPermitNone')}</p>}
      {data && data.length > 0 && <ScanRowsList items={data} signed />}
    </section>
  );
}
