import type { SqlValue } from '../database/sql';
import { platformRefusal } from '../platform.refusals';
import type { Tx } from '../work/tx';
import { openActs, type Lifecycle } from './lifecycle';

export interface Advance<S extends string, A extends string> {
  readonly act: A;
  readonly id: string;
  /** The state that the caller has read; the write is refused unless the row is still there. */
  readonly from: S;
  /** Needed only where the act may lead to several states. */
  readonly to?: S;
  /** Further columns written with the state. */
  readonly set?: Readonly<Record<string, SqlValue>>;
  /** Version that the client has seen; the row's own version otherwise decides nothing. */
  readonly version?: number | undefined;
}

/**
 * Moves an object by an act: compare-and-set on its state (and version), in the open transaction.
 * @returns the new version
 * @throws Refusal platform.not-permitted, platform.state-changed (with the acts open now) or platform.version-changed
 */
export async function advance<S extends string, A extends string>(
  tx: Tx,
  lifecycle: Lifecycle<S, A>,
  { act, id, from, to, set = {}, version }: Advance<S, A>,
): Promise<number> {
  const rule = lifecycle.acts[act];
  const holds = tx.actor.kind === 'system' ? (['system'] as const) : tx.actor.roles;
  if (!rule.from.includes(from)) throw closed(tx, lifecycle, act, from);
  const target = to ?? (rule.to.length === 1 ? rule.to[0]! : undefined);
  if (target === undefined || !rule.to.includes(target))
    throw new RangeError(`${lifecycle.name}.${act} does not lead to ${String(target)}`);
  if (!rule.who.some((role) => (holds as readonly string[]).includes(role)))
    throw platformRefusal('not-permitted', { roles: rule.who });
  const columns = Object.keys(set);
  const assignments = ['state = $3', 'version = version + 1', ...columns.map((column, i) => `${column} = $${i + 5}`)];
  const row = await tx.maybe<{ version: number }>(
    `UPDATE ${lifecycle.table} SET ${assignments.join(', ')}
     WHERE id = $1 AND state = $2 AND ($4::int IS NULL OR version = $4) RETURNING version`,
    [id, from, target, version ?? null, ...Object.values(set)],
  );
  if (row) return row.version;
  const present = await tx.maybe<{ state: S }>(`SELECT state FROM ${lifecycle.table} WHERE id = $1`, [id]);
  if (!present) throw platformRefusal('not-found');
  if (present.state === from) throw platformRefusal('version-changed');
  throw closed(tx, lifecycle, act, present.state);
}

function closed<S extends string, A extends string>(tx: Tx, lifecycle: Lifecycle<S, A>, act: A, state: S) {
  const holds = tx.actor.kind === 'system' ? (['system'] as const) : tx.actor.roles;
  const open = openActs(lifecycle, state, holds);
  return platformRefusal('state-changed', {
    state: lifecycle.states[state].zh,
    stateCode: state,
    act: lifecycle.acts[act].zh,
    open: open.length ? open.map((name) => lifecycle.acts[name].zh) : '无 / none',
    acts: open,
  });
}
