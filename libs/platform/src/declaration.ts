import type { Provider, Type } from '@nestjs/common';
import type { Lifecycle } from './lifecycle/lifecycle';
import type { Tx } from './work/tx';
import type { JournalEvent } from './deliveries/event';
import type { Sql } from './database/sql';

/** Hears one event, in its own transaction, at least once and in any order; must compare the subject's version. */
export interface Listener {
  hear(tx: Tx, event: JournalEvent): Promise<void>;
}

/** Runs when a deadline row of its kind is due; once, in a transaction of its own. */
export interface DeadlineHandler {
  due(tx: Tx, deadline: { subjectType: string; subjectId: string; kind: string; at: number }): Promise<void>;
}

/** Runs every so often on one of the workers. Being run twice or late must do no harm. */
export interface ScheduledHandler {
  tick(): Promise<void>;
}

/** Carries out what two persons have agreed. */
export interface TwoPersonHandler {
  confirmed(tx: Tx, payload: unknown): Promise<void>;
}

/** A question that `GET /api/health/ready` asks. */
export interface ReadyProbe {
  ready(sql: Sql): Promise<void>;
}

/** What a module hangs into the house: the content of its `wiring.ts`. */
export interface ModuleDeclaration {
  /** Folder under libs/ and Postgres schema. */
  readonly name: string;
  /** Tables that the application may only read and add to. */
  readonly appendOnly?: readonly string[];
  readonly lifecycles?: readonly Lifecycle[];
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  readonly listeners?: readonly {
    readonly event: string;
    readonly name: string;
    readonly handler: Type<Listener>;
    /** One that takes longer has failed; 50 s unless told. */
    readonly patienceMs?: number;
  }[];
  readonly deadlines?: readonly {
    readonly kind: string;
    readonly handler: Type<DeadlineHandler>;
    readonly patienceMs?: number;
  }[];
  readonly schedules?: readonly {
    readonly name: string;
    readonly everyMs: number;
    readonly handler: Type<ScheduledHandler>;
  }[];
  readonly twoPersonActs?: readonly { readonly kind: string; readonly handler: Type<TwoPersonHandler> }[];
  /** Answers to questions that a lower module asks without knowing this one; it names the port and its interface. */
  readonly ports?: readonly { readonly port: string; readonly handler: Type }[];
}

/** @throws RangeError naming every contradiction between the declarations */
export function checkDeclarations(
  modules: readonly ModuleDeclaration[],
  flawsOf: (lifecycle: Lifecycle) => string[],
): void {
  const flaws: string[] = [];
  const once = (what: string, names: readonly string[]) => {
    for (const name of new Set(names))
      if (names.filter((other) => other === name).length > 1) flaws.push(`${what} ${name} has more than one handler`);
  };
  once(
    'module',
    modules.map(({ name }) => name),
  );
  once(
    'listener',
    modules.flatMap((m) => (m.listeners ?? []).map(({ name, event }) => `${name} of ${event}`)),
  );
  once(
    'deadline',
    modules.flatMap((m) => (m.deadlines ?? []).map(({ kind }) => kind)),
  );
  once(
    'schedule',
    modules.flatMap((m) => (m.schedules ?? []).map(({ name }) => name)),
  );
  once(
    'two-person act',
    modules.flatMap((m) => (m.twoPersonActs ?? []).map(({ kind }) => kind)),
  );
  const handlers = new Map<string, Type>();
  for (const { name, handler } of modules.flatMap((m) => m.listeners ?? [])) {
    if (!handler) flaws.push(`listener ${name} has no handler`);
    else if (handlers.has(name) && handlers.get(name) !== handler)
      flaws.push(`listener ${name} has more than one handler`);
    handlers.set(name, handler);
  }
  for (const { name, handler } of modules.flatMap((m) => m.schedules ?? []))
    if (!handler) flaws.push(`schedule ${name} has no handler`);
  for (const { kind, handler } of modules.flatMap((m) => m.deadlines ?? []))
    if (!handler) flaws.push(`deadline ${kind} has no handler`);
  for (const lifecycle of modules.flatMap((m) => m.lifecycles ?? [])) flaws.push(...flawsOf(lifecycle));
  if (flaws.length)
    throw new RangeError(`The declarations of the modules contradict each other:\n  ${flaws.join('\n  ')}`);
}
