import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { PageOpening } from '../frame/page-failure';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ColourBadge, Reasons } from './colour-badge';
import { HoldsCard } from './holds-card';
import '../styles/code.css';

/** The standing of an enterprise for officers of its city, reached from its case. */
export function Page() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const store = useQueryClient();
  const query = useQuery({
    queryKey: ['standing', id],
    queryFn: () => bodyOf(api.GET('/api/enterprises/{id}/standing', { params: { path: { id } } })),
    staleTime: 0,
  });
  if (query.isPending) return <PageOpening />;
  if (!query.data)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const standing = query.data;
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{standing.name}</h1>
          <p className="row wrap">
            <ColourBadge colour={standing.colour.colour} />
            <span className="quiet">
              {t('file.class')} {standing.creditClass}
            </span>
          </p>
        </div>
      </div>
      <section className="card">
        {standing.colour.reasons.length ? (
          <Reasons standing={standing.colour} />
        ) : (
          <p className="quiet">{t('ecode.greenLine')}</p>
        )}
      </section>
      <HoldsCard
        standing={standing}
        mayHold={standing.supervised}
        done={() => void store.invalidateQueries({ queryKey: ['standing', id] })}
      />
    </div>
  );
}
