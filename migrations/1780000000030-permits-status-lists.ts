import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed status lists, made from the permits' rows, for those who check papers without network. */
export class PermitsStatusLists1780000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE permits.status_list (
  chunk      integer PRIMARY KEY CHECK (chunk >= 0),
  digest     text,
  token      bytea,
  etag       text,
  issued_at  timestamptz(3),
  expires_at timestamptz(3),
  dropped_at timestamptz(3),
  CHECK ((token IS NULL) = (etag IS NULL)),
  CHECK (token IS NULL OR (expires_at > issued_at AND dropped_at IS NULL))
);
COMMENT ON TABLE permits.status_list IS 'A signed status list of 65536 papers (ADR 0015), made again from permits.permit at any time. Dropped when all its papers have expired.';
COMMENT ON COLUMN permits.status_list.digest IS 'SHA-256 of signing key and statuses: whether anything changed since it was made.';

-- Places are shuffled within a chunk from now on: begin a fresh one, so that none meets a place given out in order.
SELECT setval('permits.status_index', (max(status_index) / 65536 + 1) * 65536, false) FROM permits.permit HAVING max(status_index) IS NOT NULL;
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
