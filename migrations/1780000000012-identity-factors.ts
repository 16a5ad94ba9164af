import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in by stages: second factors, what is pending, passwords that were, devices of sessions, and resets by two persons. */
export class IdentityFactors1780000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE identity.account
  ADD COLUMN password_initial     boolean NOT NULL DEFAULT false,
  ADD COLUMN last_sign_in_at      timestamptz(3),
  ADD COLUMN last_sign_in_kind    text,
  ADD COLUMN last_sign_in_network text;
COMMENT ON COLUMN identity.account.password_initial IS 'Set by somebody else: its person changes it at the next sign-in, before anything else.';

CREATE TABLE identity.past_password (
  account_id    uuid NOT NULL REFERENCES identity.account (id),
  set_at        timestamptz(3) NOT NULL,
  password_hash text NOT NULL,
  PRIMARY KEY (account_id, set_at)
);
COMMENT ON TABLE identity.past_password IS 'Earlier passwords (argon2id), the last four beside the present one, so that none of five comes back.';

ALTER TABLE identity.session
  ADD COLUMN id               uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN kind             text NOT NULL DEFAULT 'pc' CHECK (kind IN ('pc', 'phone', 'api')),
  ADD COLUMN network          text NOT NULL DEFAULT '',
  ADD COLUMN factor           text CHECK (factor IN ('totp', 'passkey', 'certificate', 'recovery_code')),
  ADD COLUMN confirmed_at     timestamptz(3),
  ADD COLUMN previous_at      timestamptz(3),
  ADD COLUMN previous_kind    text,
  ADD COLUMN previous_network text;
CREATE UNIQUE INDEX session_named ON identity.session (id);
COMMENT ON COLUMN identity.session.id IS 'Name of the session in lists; it opens nothing.';
COMMENT ON COLUMN identity.session.network IS 'Network of the address (/24 or /48) at the sign-in, never the whole address.';
COMMENT ON COLUMN identity.session.confirmed_at IS 'When its person last proved who they are; changing factors asks for a recent proof.';

CREATE TABLE identity.factor (
  id            uuid PRIMARY KEY,
  account_id    uuid NOT NULL REFERENCES identity.account (id),
  kind          text NOT NULL CHECK (kind IN ('totp', 'passkey', 'certificate')),
  name          text NOT NULL CHECK (name <> ''),
  secret        text,
  last_step     bigint,
  credential_id text CONSTRAINT factor_credential_once UNIQUE,
  public_key    bytea,
  counter       bigint,
  transports    text[],
  fingerprint   text CONSTRAINT factor_certificate_once UNIQUE,
  added_at      timestamptz(3) NOT NULL,
  used_at       timestamptz(3),
  CHECK (CASE kind WHEN 'totp' THEN secret IS NOT NULL AND last_step IS NOT NULL
                   WHEN 'passkey' THEN credential_id IS NOT NULL AND public_key IS NOT NULL AND counter IS NOT NULL
                   ELSE fingerprint IS NOT NULL END)
);
CREATE INDEX factor_of ON identity.factor (account_id);
CREATE UNIQUE INDEX factor_one_totp ON identity.factor (account_id) WHERE kind = 'totp';
COMMENT ON TABLE identity.factor IS 'Second factors. secret is sealed by the vault; last_step is the last 30-second step whose code was taken: none up to it is taken again.';

CREATE TABLE identity.recovery_code (
  account_id uuid NOT NULL REFERENCES identity.account (id),
  code_hash  text NOT NULL,
  used_at    timestamptz(3),
  PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE identity.recovery_code IS 'Single-use codes, as blind values of the vault; shown once and never again.';

CREATE TABLE identity.pending_sign_in (
  id_hash    bytea PRIMARY KEY CHECK (length(id_hash) = 32),
  account_id uuid REFERENCES identity.account (id),
  stage      text NOT NULL CHECK (stage IN ('factor', 'enrolment', 'password', 'passkey')),
  factor     text CHECK (factor IN ('totp', 'passkey', 'certificate', 'recovery_code')),
  csrf       text NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX pending_sign_in_of ON identity.pending_sign_in (account_id);
CREATE INDEX pending_sign_in_end ON identity.pending_sign_in (expires_at);
COMMENT ON TABLE identity.pending_sign_in IS 'Sign-ins between password and session, five minutes long. They open nothing but their own next step. Without account: somebody is asked for a passkey.';

CREATE TABLE identity.challenge (
  owner_hash bytea NOT NULL CHECK (length(owner_hash) = 32),
  purpose    text NOT NULL,
  value      text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (owner_hash, purpose)
);
CREATE INDEX challenge_end ON identity.challenge (expires_at);
COMMENT ON TABLE identity.challenge IS 'What a device has to answer once, by the session or pending sign-in that was asked; a secret to be enrolled is sealed.';

CREATE TABLE identity.factor_reset (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES identity.account (id),
  proposal_id uuid NOT NULL UNIQUE,
  reason      text NOT NULL CHECK (reason IN ('lost', 'stolen', 'broken', 'replaced')),
  state       text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'expired')),
  proposed_by uuid NOT NULL REFERENCES identity.account (id),
  proposed_at timestamptz(3) NOT NULL,
  closed_by   uuid REFERENCES identity.account (id),
  closed_at   timestamptz(3),
  division    text NOT NULL,
  month       integer NOT NULL,
  version     integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX factor_reset_open ON identity.factor_reset (account_id) WHERE state = 'proposed';
CREATE INDEX factor_reset_list ON identity.factor_reset (division, id);
COMMENT ON TABLE identity.factor_reset IS 'Second factors taken away by two administrators, so that their person enrols anew.';

ALTER TABLE identity.demo_account ADD COLUMN totp_secret text;
COMMENT ON COLUMN identity.demo_account.totp_secret IS 'Open like the password beside it; of a demo installation only.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Accounts are never dropped.');
  }
}
