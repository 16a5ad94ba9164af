import { useWords } from '../words';
import type { ImportView } from './import-types';

/** How far the work is, as a bar and in numbers. */
export function ImportBar({ state, progress }: { state: 'uploaded' | 'ordered'; progress: ImportView['progress'] }) {
  const { t } = useWords();
  const { done, total } = progress ?? { done: 0, total: 0 };
  const part = total ? Math.round((done / total) * 100) : 0;
  const words = total
    ? t(state === 'ordered' ? 'import.writing' : 'import.checking', { done, total })
    : t('import.reading');
  return (
    <section className="card stack" data-testid="import-bar">
      <strong aria-live="polite">{words}</strong>
      <div
        className="bar"
        role="progressbar"
        aria-label={words}
        aria-valuenow={part}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${part}%` }} />
      </div>
      <p className="quiet small">{t('import.leave')}</p>
    </section>
  );
}
