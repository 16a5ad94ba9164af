import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to persons, and where each case stands as far as this module has heard. */
export class Notifications1780000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS notifications;

CREATE TABLE notifications.message (
  id         uuid PRIMARY KEY,
  event_id   uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES identity.account (id),
  kind       text NOT NULL,
  facts      jsonb NOT NULL,
  link       text,
  at         timestamptz(3) NOT NULL,
  read_at    timestamptz(3),
  division   text,
  month      integer NOT NULL,
  CONSTRAINT message_once UNIQUE (event_id, account_id)
);
CREATE INDEX message_of ON notifications.message (account_id, at DESC, id DESC);
CREATE INDEX message_unread ON notifications.message (account_id) WHERE read_at IS NULL;
COMMENT ON TABLE notifications.message IS 'One message to one account about one event; the texts are made when it is read. A delivery heard twice changes nothing (message_once).';

CREATE TABLE notifications.thread (
  subject_type   text NOT NULL,
  subject_id     text NOT NULL,
  application_id uuid,
  enterprise_id  uuid,
  version        integer NOT NULL,
  last_state     text NOT NULL,
  updated_at     timestamptz(3) NOT NULL,
  division       text,
  month          integer NOT NULL,
  PRIMARY KEY (subject_type, subject_id)
);
CREATE INDEX thread_of ON notifications.thread (application_id);
COMMENT ON COLUMN notifications.thread.last_state IS 'As heard; the module that owns the subject decides it.';
COMMENT ON TABLE notifications.thread IS 'The newest version of each subject heard of. Deliveries come late, twice and in any order; older versions never overwrite newer ones.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Messages are never dropped.');
  }
}
