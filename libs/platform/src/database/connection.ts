import { DataSource, type DataSourceOptions } from 'typeorm';
import { types as pgTypes, type Pool, type PoolClient } from 'pg';
import { SteadyClient } from './steady-client';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

// Postgres writes '2026-11-23 01:30:00.123+00' in a session whose zone is UTC, as ours are.
const epochOf = (text: string): number =>
  text.endsWith('+00')
    ? Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));

/**
 * How this application reads Postgres values: bigint as bigint, timestamptz as epoch milliseconds, date as its text.
 * Given per connection, because the parsers of `pg` itself are shared with the queue's own connections.
 */
export const valueTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary') {
      if (oid === INT8) return BigInt;
      if (oid === DATE) return String;
      if (oid === TIMESTAMPTZ) return epochOf;
    }
    return pgTypes.getTypeParser(oid, format as 'text') as (value: string) => unknown;
  },
};

/** No entities: tables are described by migrations, rows by the statement that reads them (ADR 0001). */
export function dataSourceOptions(url: string, pool: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    poolSize: pool,
    applicationName: 'yi-bao-yun',
    extra: {
      types: valueTypes,
      Client: SteadyClient,
      // A forgotten transaction must not hold the journal's sealing back for ever.
      options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000 -c statement_timeout=60000',
    },
  };
}

export function openDataSource(url: string, pool: number): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, pool)).initialize();
}

/**
 * A connection of TypeORM's pool, to be given back by its own `release(error?)`. TypeORM's query runner is left out: it adds
 * transactions and events that Work does not need, at a third of the cost of a short statement.
 */
export function borrow(database: DataSource): Promise<PoolClient> {
  const { master } = database.driver as unknown as { readonly master: Pool };
  return master.connect();
}
