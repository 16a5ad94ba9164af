import type { Role } from '../work/actor';

export interface LifecycleState {
  readonly zh: string;
  readonly en: string;
  /** No act leads out of it. */
  readonly final?: true;
}

export interface LifecycleAct<S extends string = string> {
  readonly zh: string;
  readonly en: string;
  /** States in which it is open; `null` for the act that makes the object. */
  readonly from: readonly (S | null)[];
  /** States it may lead to; the same state when it only counts a version. */
  readonly to: readonly S[];
  /** Offices that may do it; `system` for deadlines and listeners. */
  readonly who: readonly (Role | 'system')[];
}

/** The one table of a business object: state × act → next state, and who may. Acts are named, never target states. */
export interface Lifecycle<S extends string = string, A extends string = string> {
  readonly name: string;
  /** `schema.table` whose column `state` it governs. */
  readonly table: string;
  readonly zh: string;
  readonly states: Readonly<Record<S, LifecycleState>>;
  readonly acts: Readonly<Record<A, LifecycleAct<S>>>;
}

export function defineLifecycle<const S extends string, const A extends string>(
  lifecycle: Lifecycle<S, A>,
): Lifecycle<S, A> {
  return lifecycle;
}

/** Acts open in this state to somebody holding these offices, in the table's order. */
export function openActs<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  state: S,
  roles: readonly (Role | 'system')[],
): A[] {
  return (Object.keys(lifecycle.acts) as A[]).filter((name) => {
    const act = lifecycle.acts[name];
    return act.from.includes(state) && act.who.some((role) => roles.includes(role));
  });
}

/** What is wrong with the table itself: unreachable states, dead ends, acts that nobody may do or that lead nowhere. Empty when sound. */
export function flawsOf(lifecycle: Lifecycle): string[] {
  const flaws: string[] = [];
  const say = (text: string) => flaws.push(`${lifecycle.name}: ${text}`);
  const acts = Object.entries(lifecycle.acts);
  const reached = new Set<string>();
  const frontier: (string | null)[] = [null];
  while (frontier.length) {
    const at = frontier.pop()!;
    for (const [, act] of acts) {
      if (!act.from.includes(at)) continue;
      for (const to of act.to) {
        if (reached.has(to)) continue;
        reached.add(to);
        frontier.push(to);
      }
    }
  }
  for (const [state, { final }] of Object.entries(lifecycle.states)) {
    if (!reached.has(state)) say(`no act leads to the state ${state}`);
    const exits = acts.some(([, act]) => act.from.includes(state) && act.to.some((to) => to !== state));
    if (final && exits) say(`the final state ${state} has an exit`);
    if (!final && !exits) say(`the state ${state} has no exit and is not final`);
  }
  for (const [name, act] of acts) {
    if (act.who.length === 0) say(`nobody may ${name}`);
    if (act.from.length === 0) say(`${name} is never open`);
    if (act.to.length === 0) say(`${name} leads nowhere`);
    for (const state of [...act.from, ...act.to])
      if (state !== null && !(state in lifecycle.states)) say(`${name} names the unknown state ${state}`);
  }
  return flaws;
}

/** The table as a Mermaid state diagram, for docs/lifecycles. */
export function diagramOf(lifecycle: Lifecycle): string {
  const lines = ['stateDiagram-v2'];
  for (const [state, { zh, final }] of Object.entries(lifecycle.states)) {
    lines.push(`  ${state}: ${state} ${zh}`);
    if (final) lines.push(`  ${state} --> [*]`);
  }
  for (const [name, act] of Object.entries(lifecycle.acts))
    for (const from of act.from) for (const to of act.to) lines.push(`  ${from ?? '[*]'} --> ${to}: ${name} ${act.zh}`);
  return lines.join('\n');
}
