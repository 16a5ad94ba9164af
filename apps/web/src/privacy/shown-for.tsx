import { useWords } from '../words';

/** How long what is shown stays, and the way to hide it now. */
export function ShownFor({ left, hide }: { left: number; hide: () => void }) {
  const { t } = useWords();
  return (
    <span className="shown-for" role="status">
      <span className="quiet small">{t('unmask.left', { n: left })}</span>{' '}
      <button type="button" className="text-btn show" onClick={hide} data-testid="unmask-hide">
        {t('unmask.hide')}
      </button>
    </span>
  );
}
