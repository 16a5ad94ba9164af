import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { showMoment } from '../parts/moments';
import { useWords } from '../words';

/** Drafts of the enterprise, to be gone on with or thrown away; nothing where there are none. */
export function DraftStrip({ except }: { except?: string | undefined }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const store = useQueryClient();
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: async () => (await bodyOf(api.GET('/api/drafts', { params: { query: { limit: 20 } } }))).items,
  });
  const shown = drafts.data?.filter(({ id }) => id !== except) ?? [];
  if (shown.length === 0) return null;
  const drop = (id: string, title: string) =>
    modal.confirm({
      title: t('draft.drop'),
      content: title,
      onOk: async () => {
        await api
          .DELETE('/api/drafts/{id}', { params: { path: { id } }, headers: { 'idempotency-key': newIntentKey() } })
          .catch(() => undefined);
        await store.invalidateQueries({ queryKey: ['drafts'] });
      },
    });
  return (
    <section className="card drafts" aria-label={t('draft.title')} data-testid="drafts">
      <header>
        <h2>{t('draft.title')}</h2>
        <span className="count">{shown.length}</span>
      </header>
      <ul className="rows">
        {shown.map((one) => (
          <li key={one.id} className="row spread">
            <Link className="item" to={`/apply?draft=${one.id}`} data-testid="draft-row">
              <span className="title">{one.title}</span>
              <span className="meta wide">
                <span>{one.savedBy}</span>
                <span>{showMoment(one.savedAt)}</span>
              </span>
            </Link>
            <button
              type="button"
              className="btn"
              aria-label={`${t('draft.drop')} ${one.title}`}
              onClick={() => drop(one.id, one.title)}
              data-testid="draft-drop"
            >
              {t('draft.dropShort')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
