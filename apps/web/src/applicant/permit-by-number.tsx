import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { RefusedError } from '../api/refused-error';
import { PageOpening } from '../frame/page-failure';
import { ProblemNotice } from '../parts/notice';

/** A number typed into the search: the permit's page; for a stranger to the permit, what the public may know of it. */
export function Page() {
  const { number } = useParams();
  const found = useQuery({
    queryKey: ['permit-number', number],
    queryFn: () => bodyOf(api.GET('/api/permits/number/{number}', { params: { path: { number: number! } } })),
  });
  if (found.isPending) return <PageOpening />;
  if (found.data) return <Navigate to={`/permits/${found.data.id}`} replace />;
  if (found.error instanceof RefusedError && [403, 404].includes(found.error.status))
    return <Navigate to={`/scan?text=${encodeURIComponent(number!)}`} replace />;
  return (
    <div className="page narrow">
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    </div>
  );
}
