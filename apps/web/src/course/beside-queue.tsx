import { useMe } from '../api/queries';
import { now } from '../clock';
import { showNear } from '../parts/moments';
import { useWords } from '../words';
import { useDiffering, usePaused } from './course-queries';

/** What waits for something else than an officer: for a supervisor's word, or for the end of a pause. */
export function BesideQueue({ current, open }: { current: string | undefined; open: (id: string) => void }) {
  const { t, lang, say } = useWords();
  const isHead = useMe().data?.roles.includes('supervisor') ?? false;
  const differing = useDiffering(isHead).data ?? [];
  const paused = usePaused().items ?? [];
  const row = (id: string, who: string, what: string, side: string, testid: string) => (
    <li key={id} data-testid={testid}>
      <button
        type="button"
        className={id === current ? 'on tone-due' : 'tone-due'}
        aria-current={id === current ? 'true' : undefined}
        onClick={() => open(id)}
      >
        <span className="who">{who}</span>
        <span className="clock">{side}</span>
        <span className="what">{what}</span>
      </button>
    </li>
  );
  return (
    <>
      {differing.length > 0 && (
        <section className="beside">
          <h2>{t('rule.waiting', { n: differing.length })}</h2>
          <ul>
            {differing.map((one) =>
              row(one.id, one.enterpriseName, one.summary, showNear(one.dueAt, now(), lang), 'differing-row'),
            )}
          </ul>
        </section>
      )}
      {paused.length > 0 && (
        <section className="beside">
          <h2>{t('pause.waiting', { n: paused.length })}</h2>
          <ul>
            {paused.map((one) =>
              row(
                one.id,
                one.enterpriseName,
                `${say(one.ground)} · ${one.summary}`,
                t('pause.untilShort', { when: showNear(one.until, now(), lang) }),
                'paused-row',
              ),
            )}
          </ul>
        </section>
      )}
    </>
  );
}
