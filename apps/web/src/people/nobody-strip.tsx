import { Notice } from '../parts/notice';
import { useWords } from '../words';
import { nextWorkingDay, today, useAttendance } from './absence-queries';

/** Where nobody can decide on the next working day although there are approvers: said while there is time. */
export function NobodyStrip() {
  const { t } = useWords();
  const day = nextWorkingDay(today());
  const empty = useAttendance(day).data?.filter(({ open, approvers }) => !open && approvers > 0) ?? [];
  if (empty.length === 0) return null;
  return (
    <div data-testid="nobody-strip">
      <Notice tone="stop" title={t('absence.red', { day })}>
        <p>
          <strong>{empty.map(({ name }) => name).join(t('text.comma'))}</strong>
        </p>
        <p>{t('absence.redTodo')}</p>
      </Notice>
    </div>
  );
}
