import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mails and text messages: to which address, how a person wants them, and each one that leaves. */
export class NotificationsSendings1780000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE notifications.address (
  id              uuid PRIMARY KEY,
  account_id      uuid NOT NULL REFERENCES identity.account (id),
  channel         text NOT NULL CHECK (channel IN ('email', 'sms')),
  sealed          text NOT NULL CHECK (sealed LIKE 'v1.%'),
  blind           text NOT NULL CHECK (blind ~ '^[0-9a-f]{64}$'),
  state           text NOT NULL CHECK (state IN ('pending', 'verified')),
  code_blind      text CHECK (code_blind ~ '^[0-9a-f]{64}$'),
  code_expires_at timestamptz(3),
  tries           integer NOT NULL DEFAULT 0,
  entered_at      timestamptz(3) NOT NULL,
  verified_at     timestamptz(3),
  version         integer NOT NULL DEFAULT 1,
  -- A new address stands beside the verified one until its code has come back.
  CONSTRAINT address_once UNIQUE (account_id, channel, state),
  CHECK ((state = 'verified') = (verified_at IS NOT NULL))
);
COMMENT ON TABLE notifications.address IS 'Where a person is written to, sealed; used only when verified by a code. Removing it deletes the row (PIPL 47).';

CREATE TABLE notifications.preference (
  account_id uuid PRIMARY KEY REFERENCES identity.account (id),
  email_off  text[] NOT NULL,
  sms_on     text[] NOT NULL,
  quiet_from smallint NOT NULL CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_to   smallint NOT NULL CHECK (quiet_to BETWEEN 0 AND 1439),
  digest     boolean NOT NULL,
  language   text NOT NULL CHECK (language IN ('zh', 'en'))
);
COMMENT ON TABLE notifications.preference IS 'How a person wants to hear; without a row the defaults of the code hold. The inbox always hears. quiet_* are minutes of the day in Asia/Shanghai.';

CREATE TABLE notifications.sending (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES identity.account (id),
  channel     text NOT NULL CHECK (channel IN ('email', 'sms')),
  purpose     text NOT NULL CHECK (purpose IN ('notice', 'todo', 'urgent', 'digest', 'code')),
  message_id  uuid REFERENCES notifications.message (id),
  digest_on   date,
  address_id  uuid,
  to_blind    text CHECK (to_blind ~ '^[0-9a-f]{64}$'),
  code_sealed text CHECK (code_sealed LIKE 'v1.%'),
  state       text NOT NULL CHECK (state IN ('queued', 'failed', 'sent', 'dead', 'dropped')),
  attempts    integer NOT NULL DEFAULT 0,
  next_at     timestamptz(3) NOT NULL,
  lease_until timestamptz(3),
  why         text,
  made_at     timestamptz(3) NOT NULL,
  ended_at    timestamptz(3),
  month       integer NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  CONSTRAINT sending_of_message_once UNIQUE (message_id, channel),
  CONSTRAINT sending_of_digest_once UNIQUE (account_id, channel, digest_on),
  CHECK ((purpose = 'digest') = (digest_on IS NOT NULL)),
  CHECK ((purpose IN ('notice', 'todo', 'urgent')) = (message_id IS NOT NULL)),
  CHECK (purpose = 'code' OR code_sealed IS NULL)
);
CREATE INDEX sending_due ON notifications.sending (next_at) WHERE state IN ('queued', 'failed');
CREATE INDEX sending_of_code ON notifications.sending (to_blind, made_at) WHERE to_blind IS NOT NULL;
CREATE INDEX sending_of ON notifications.sending (account_id, made_at DESC);
COMMENT ON TABLE notifications.sending IS 'One e-mail or text message. Its words say that something waits, never who or what; the address is looked up when it leaves.';
COMMENT ON COLUMN notifications.sending.to_blind IS 'Of a code: keyed hash of its address, so that nobody is flooded with codes by several accounts.';
COMMENT ON COLUMN notifications.sending.why IS 'Code of the last failure, never the words of a server: those may quote the address.';
COMMENT ON COLUMN notifications.sending.lease_until IS 'Machine time: the worker that took it is believed alive until then.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Messages are never dropped.');
  }
}
