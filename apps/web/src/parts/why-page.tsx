import { useQuery } from '@tanstack/react-query';
import { lawInUse, requirement, type Requirement, type RequirementAsk } from '@yby/regulation/contract';
import { Link, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useLawInPage } from '../api/law-in-use';
import { useMe } from '../api/queries';
import { PageOpening } from '../frame/page-failure';
import { useWords } from '../words';
import { Notice, ProblemNotice } from './notice';
import { RequirementAnswer, useAnswerTitle } from './requirement-answer';

/** Why a case was answered as it was: the stored answer, said again by its own edition and held against the present one. */
export function Page() {
  const { t, code } = useWords();
  const { id } = useParams();
  const { data: me } = useMe();
  const { settled, edition: inPage } = useLawInPage();
  const titleOf = useAnswerTitle();
  const why = useQuery({
    queryKey: ['application', id, 'why'],
    queryFn: () => bodyOf(api.GET('/api/applications/{id}/why', { params: { path: { id: id! } } })),
    retry: false,
  });
  if (why.isPending || !settled) return <PageOpening />;
  if (why.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={why.error} onRetry={() => void why.refetch()} />
      </div>
    );
  const { number, edition, editionNow, same, differing, differingNow } = why.data;
  const asked = why.data.asked as unknown as RequirementAsk;
  const answered = why.data.answered as unknown as Requirement;
  const members = (names: readonly string[]) => names.map((one) => code('member', one)).join(t('text.comma'));
  // Only the edition that the server compared with may be shown as "now".
  const present = differingNow.length > 0 && inPage === editionNow ? requirement(asked, lawInUse()) : null;
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('why.title')}</h1>
          <p>{t('why.line')}</p>
          <p className="mono small">
            <Link to={me?.enterprise ? `/applications/${id}` : `/desk/${id}`}>{number}</Link>
          </p>
        </div>
      </div>
      <div data-testid={same ? 'why-same' : 'why-differs'}>
        <Notice tone={same ? 'good' : 'stop'} title={t(same ? 'why.same' : 'why.differs')}>
          {!same && (
            <p>
              {t('why.differsIn', { what: members(differing) })} {t('why.differsTodo')}
            </p>
          )}
          <p>{t('why.edition', { edition })}</p>
        </Notice>
      </div>
      <section className="card">
        <RequirementAnswer answer={answered} date={asked.date} edition={edition} />
      </section>
      <div data-testid={differingNow.length ? 'why-now-differs' : 'why-now-same'}>
        {differingNow.length === 0 ? (
          <p className="quiet">{t('why.nowSame', { edition: editionNow })}</p>
        ) : (
          <Notice tone="due" title={t('why.nowDiffers', { edition: editionNow })}>
            <p>{t('why.differsIn', { what: members(differingNow) })}</p>
            {present && (
              <p>
                {titleOf(answered)} → <strong>{titleOf(present)}</strong>
              </p>
            )}
            <p>{t('why.nowKept')}</p>
          </Notice>
        )}
      </div>
      {present && (
        <details className="card">
          <summary>{t('why.nowAnswer')}</summary>
          <RequirementAnswer answer={present} date={asked.date} edition={editionNow} />
        </details>
      )}
    </div>
  );
}
