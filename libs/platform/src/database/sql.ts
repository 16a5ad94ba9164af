import type { PoolClient } from 'pg';

/** What may be a parameter of a statement. */
export type SqlValue =
  string | number | bigint | boolean | null | undefined | Uint8Array | readonly (string | number | bigint | null)[];

/** Statements on one connection. Every text is a constant of the code: values travel as parameters only. */
export interface Sql {
  rows<R>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** The first row, or null. */
  maybe<R>(text: string, values?: readonly SqlValue[]): Promise<R | null>;
  /** @returns the number of rows affected */
  execute(text: string, values?: readonly SqlValue[]): Promise<number>;
}

const names = new Map<string, string>();
const MOST_PREPARED = 400;

// A statement whose text is a constant is prepared once a connection; texts built at run time beyond the bound are not.
function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_PREPARED) {
    name = `yby${names.size}`;
    names.set(text, name);
  }
  return name;
}

function plain(value: SqlValue): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) return Buffer.from(value);
  return value === undefined ? null : value;
}

/** Counts the statements sent, per process: the benchmark prints statements per request from it. */
export const statements = { sent: 0 };

export class ClientSql implements Sql {
  private over = false;

  constructor(protected readonly client: PoolClient) {}

  /** From now on nothing is sent: the connection goes back to the pool, and a promise left behind must not use it. */
  end(): void {
    this.over = true;
  }

  private async send(text: string, values: readonly SqlValue[]) {
    if (this.over) throw new RangeError('the act is over: its connection is not to be used any more');
    statements.sent += 1;
    const name = nameOf(text);
    return this.client.query({ ...(name ? { name } : {}), text, values: values.map(plain) });
  }

  async rows<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return (await this.send(text, values)).rows as R[];
  }

  async maybe<R>(text: string, values: readonly SqlValue[] = []): Promise<R | null> {
    return ((await this.send(text, values)).rows[0] as R | undefined) ?? null;
  }

  async execute(text: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.send(text, values)).rowCount ?? 0;
  }
}
