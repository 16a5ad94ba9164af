import type { Problem } from './problem';

/** One row of a module's refusal table. Words in braces are filled from the facts. */
export interface RefusalRow {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What to do now. */
  readonly todoZh: string;
  readonly todoEn: string;
  /** The article or standard behind it. */
  readonly rule?: string;
}

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export type RefusalFacts = Readonly<Record<string, unknown>>;

/** A refusal by code: nothing was changed, and the answer says what is wrong, which rule, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    readonly row: RefusalRow,
    readonly facts: RefusalFacts = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${code}: ${fill(row.en, facts)}`);
  }

  toProblem(instance: string, language: 'zh' | 'en'): Problem {
    const zh = { title: fill(this.row.zh, this.facts), todo: fill(this.row.todoZh, this.facts) };
    const en = { title: fill(this.row.en, this.facts), todo: fill(this.row.todoEn, this.facts) };
    const mine = language === 'en' ? en : zh;
    return {
      type: `/api/problems/${this.code}`,
      title: mine.title,
      status: this.row.status,
      code: this.code,
      detail: mine.todo,
      zh,
      en,
      ...(this.row.rule ? { rule: this.row.rule } : {}),
      ...(this.errors.length ? { errors: [...this.errors] } : {}),
      ...(Object.keys(this.facts).length ? { facts: this.facts } : {}),
      instance,
    };
  }
}

function fill(text: string, facts: RefusalFacts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name];
    return value === undefined || value === null ? '—' : Array.isArray(value) ? value.join('、') : String(value);
  });
}

const tables = new Map<string, Readonly<Record<string, RefusalRow>>>();

/** Every refusal table declared so far, by module: for the generated docs and for the test that compares them. */
export function refusalTables(): ReadonlyMap<string, Readonly<Record<string, RefusalRow>>> {
  return tables;
}

/**
 * Declares a module's refusal table and returns the function that makes its refusals:
 * `throw permitsRefusal('already-decided', { by })`.
 */
export function declareRefusals<const T extends Record<string, RefusalRow>>(module: string, table: T) {
  tables.set(module, table);
  return (code: keyof T & string, facts: RefusalFacts = {}, errors: readonly FieldError[] = []): Refusal =>
    new Refusal(`${module}.${code}`, table[code]!, facts, errors);
}
