import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The platform's tables: journal and its seals, deliveries, deadlines, kept answers, two-person acts, files, clock. */
export class Platform1780000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.journal (
  seq             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id              uuid NOT NULL UNIQUE,
  act             text NOT NULL,
  event           text NOT NULL,
  actor_kind      text NOT NULL CHECK (actor_kind IN ('person', 'system', 'public')),
  actor_id        text NOT NULL,
  subject_type    text NOT NULL,
  subject_id      text NOT NULL,
  subject_version integer NOT NULL,
  division        text,
  facts           jsonb NOT NULL,
  occurred_at     timestamptz(3) NOT NULL,
  recorded_at     timestamptz(3) NOT NULL,
  request_id      text NOT NULL,
  xid             xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX journal_subject ON platform.journal (subject_type, subject_id, seq);
COMMENT ON TABLE platform.journal IS 'Append-only: one row an event. The application role may only SELECT and INSERT.';

CREATE TABLE platform.journal_batch (
  batch     bigint PRIMARY KEY,
  size      integer NOT NULL CHECK (size > 0),
  root      bytea NOT NULL,
  head      bytea NOT NULL,
  last_seq  bigint NOT NULL,
  sealed_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE platform.journal_batch IS 'Merkle batches (RFC 9162) over journal rows, heads chained (ADR 0002). Append-only.';

CREATE TABLE platform.journal_leaf (
  seq      bigint PRIMARY KEY,
  batch    bigint NOT NULL REFERENCES platform.journal_batch (batch),
  position integer NOT NULL,
  hash     bytea NOT NULL,
  UNIQUE (batch, position)
);
COMMENT ON TABLE platform.journal_leaf IS 'Which row is which leaf of which batch, so that a changed row can be named. Append-only.';

CREATE TABLE platform.delivery (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journal_seq bigint NOT NULL REFERENCES platform.journal (seq),
  listener    text NOT NULL,
  state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'queued', 'done', 'dead')),
  attempt     integer NOT NULL DEFAULT 0,
  created_at  timestamptz(3) NOT NULL,
  next_at     timestamptz(3) NOT NULL DEFAULT '-infinity',
  queued_at   timestamptz(3),
  done_at     timestamptz(3),
  last_error  text,
  UNIQUE (journal_seq, listener)
);
CREATE INDEX delivery_open ON platform.delivery (next_at, id) WHERE state = 'pending';
CREATE INDEX delivery_queued ON platform.delivery (queued_at) WHERE state = 'queued';
CREATE INDEX delivery_dead ON platform.delivery (id) WHERE state = 'dead';

CREATE TABLE platform.deadline (
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  kind         text NOT NULL,
  at           timestamptz(3) NOT NULL,
  fired_at     timestamptz(3),
  settled_at   timestamptz(3),
  failures     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (subject_type, subject_id, kind)
);
CREATE INDEX deadline_open ON platform.deadline (at) WHERE fired_at IS NULL AND settled_at IS NULL;

CREATE TABLE platform.answer (
  actor_id     text NOT NULL,
  key          text NOT NULL,
  act          text NOT NULL,
  request_hash text NOT NULL,
  body         jsonb NOT NULL,
  answered_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX answer_age ON platform.answer (answered_at);
COMMENT ON TABLE platform.answer IS 'Answers kept under the client''s Idempotency-Key; tidied after 7 days.';

CREATE TABLE platform.two_person_act (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL,
  payload      jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'expired')),
  version      integer NOT NULL DEFAULT 1,
  proposed_by  text NOT NULL,
  proposed_at  timestamptz(3) NOT NULL,
  closes_at    timestamptz(3) NOT NULL,
  closed_by    text,
  closed_at    timestamptz(3),
  CHECK (closed_by IS DISTINCT FROM proposed_by OR state IN ('rejected', 'expired'))
);

CREATE TABLE platform.file (
  hash       text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  size       bigint NOT NULL CHECK (size >= 0),
  type       text NOT NULL,
  stored_at  timestamptz(3) NOT NULL
);

CREATE TABLE platform.upload (
  id          uuid PRIMARY KEY,
  hash        text NOT NULL REFERENCES platform.file (hash),
  name        text NOT NULL,
  account_id  text NOT NULL,
  uploaded_at timestamptz(3) NOT NULL
);
CREATE INDEX upload_of ON platform.upload (account_id, hash);

CREATE FUNCTION platform.uploaded(account text, hashes text[]) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT count(DISTINCT u.hash) FROM platform.upload u WHERE u.account_id = account AND u.hash = ANY (hashes) $$;
COMMENT ON FUNCTION platform.uploaded IS 'How many of the hashes this account has uploaded: the one thing other modules may ask of uploads in SQL.';

CREATE TABLE platform.clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  at  timestamptz(3) NOT NULL
);
COMMENT ON TABLE platform.clock IS 'The simulated clock; empty on the wall clock.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The journal is never dropped.');
  }
}
