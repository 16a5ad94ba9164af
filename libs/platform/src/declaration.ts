import { RequestMethod, type Provider, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import type { Lifecycle } from './lifecycle/lifecycle';
import type { Tx } from './work/tx';
import type { JournalEvent } from './deliveries/event';
import type { Sql } from './database/sql';
import { WHO_MAY } from './http/who-may';

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
      if (names.filter((other) => other === name).length > 1) flaws.push(`${what} ${name} is declared more than once`);
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
    if (handlers.has(name) && handlers.get(name) !== handler) flaws.push(`listener ${name} has more than one handler`);
    handlers.set(name, handler);
  }
  const handled = [
    ...modules.flatMap((m) => (m.listeners ?? []).map(({ name, handler }) => ({ what: `listener ${name}`, handler }))),
    ...modules.flatMap((m) => (m.schedules ?? []).map(({ name, handler }) => ({ what: `schedule ${name}`, handler }))),
    ...modules.flatMap((m) => (m.deadlines ?? []).map(({ kind, handler }) => ({ what: `deadline ${kind}`, handler }))),
    ...modules.flatMap((m) =>
      (m.twoPersonActs ?? []).map(({ kind, handler }) => ({ what: `two-person act ${kind}`, handler })),
    ),
  ];
  for (const { what, handler } of handled) if (!handler) flaws.push(`${what} has no handler`);
  once(
    'lifecycle',
    modules.flatMap((m) => (m.lifecycles ?? []).map(({ name }) => name)),
  );
  once(
    'lifecycle of the table',
    modules.flatMap((m) => (m.lifecycles ?? []).map(({ table }) => table)),
  );
  for (const lifecycle of modules.flatMap((m) => m.lifecycles ?? [])) flaws.push(...flawsOf(lifecycle));
  flaws.push(...modules.flatMap((m) => (m.controllers ?? []).flatMap(silentRoutes)));
  if (flaws.length)
    throw new RangeError(`The declarations of the modules contradict each other:\n  ${flaws.join('\n  ')}`);
}

/** Routes of a controller that do not say who may. */
function silentRoutes(controller: Type): string[] {
  const { prototype } = controller as { prototype: Record<string, object> };
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
    if (typeof method !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, method)) return [];
    const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod];
    const who = Reflect.getMetadata(WHO_MAY, method) as readonly string[] | undefined;
    return who?.length ? [] : [`route ${verb} ${controller.name}.${name} does not say who may`];
  });
}
