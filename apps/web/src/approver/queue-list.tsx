import { instantOf } from '@yby/platform/contract';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { BesideQueue } from '../course/beside-queue';
import type { QueueRow } from '../api/review-types';
import { useNow } from '../parts/use-now';
import { shortClock } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

interface Props {
  rows: QueueRow[];
  /** Some cases may be hidden by the filters. */
  filtered: boolean;
  pending: boolean;
  error: unknown;
  current: string | undefined;
  open: (id: string) => void;
  more: (() => void) | undefined;
}

export function QueueList({ rows, filtered, pending, error, current, open, more }: Props) {
  const { t } = useWords();
  return (
    <nav className="queue" aria-label={t('desk.title')}>
      <ProblemNotice error={error} />
      {pending && <Bones lines={8} />}
      {!pending && rows.length === 0 && !error && (
        <Empty
          title={t(filtered ? 'desk.none' : 'desk.empty')}
          todo={t(filtered ? 'desk.noneTodo' : 'desk.emptyTodo')}
        />
      )}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} on={row.id === current} open={open} />
        ))}
      </ul>
      {more && <Button onClick={more}>{t('act.more')}</Button>}
      <BesideQueue current={current} open={open} />
    </nav>
  );
}

function Row({ row, on, open }: { row: QueueRow; on: boolean; open: (id: string) => void }) {
  const { t, code } = useWords();
  const at = useRef<HTMLLIElement>(null);
  const left = instantOf(row.dueAt) - useNow(30_000);
  useEffect(() => {
    if (on) at.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  const tone = left < 0 ? 'stop' : row.used >= 80 ? 'due' : 'rest';
  return (
    <li ref={at} data-testid="queue-row" data-id={row.id} data-number={row.number}>
      <button
        type="button"
        className={on ? `on tone-${tone}` : `tone-${tone}`}
        aria-current={on ? 'true' : undefined}
        onClick={() => open(row.id)}
      >
        <span className="who">{row.enterpriseName}</span>
        <span className="clock" title={t(left < 0 ? 'desk.over' : 'desk.left', { time: shortClock(left) })}>
          {left < 0 ? '▲ ' : row.used >= 80 ? '! ' : ''}
          {shortClock(left)}
        </span>
        <span className="what">
          {code('kind', row.kind)} · {row.summary}
        </span>
        <span className="flags">
          {row.stage && <b className="amber">{code('stageShort', row.stage)} </b>}
          {row.claimedBy ? (
            row.mine ? (
              <b>{t('desk.mine')}</b>
            ) : (
              t('desk.heldBy', { name: row.claimedBy })
            )
          ) : row.stage ? null : row.warnings > 0 ? (
            <span className="amber">! {t('desk.warnings', { n: row.warnings })}</span>
          ) : (
            <span className="green">✓ {t('desk.clean')}</span>
          )}
        </span>
      </button>
    </li>
  );
}
