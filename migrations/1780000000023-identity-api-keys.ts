import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys under which the programs of an enterprise ask and file. */
export class IdentityApiKeys1780000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE identity.api_key (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL,
  account_id    uuid NOT NULL REFERENCES identity.account (id),
  label         text NOT NULL CHECK (label <> ''),
  scopes        text[] NOT NULL CHECK (cardinality(scopes) > 0),
  secret_hash   bytea NOT NULL CONSTRAINT api_key_secret_once UNIQUE CHECK (length(secret_hash) = 32),
  state         text NOT NULL CHECK (state IN ('active', 'revoked')),
  issued_at     timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  last_used_at  timestamptz(3),
  revoked_at    timestamptz(3),
  replaced_by   uuid REFERENCES identity.api_key (id),
  division      text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  CHECK (expires_at > issued_at)
);
CREATE INDEX api_key_of ON identity.api_key (enterprise_id, id DESC);
CREATE INDEX api_key_of_account ON identity.api_key (account_id);
COMMENT ON TABLE identity.api_key IS 'Keys of an enterprise''s programs. secret_hash is SHA-256 of the whole key, whose secret has 256 bits: a copy of this table opens nothing. Expired is computed from expires_at.';
COMMENT ON COLUMN identity.api_key.account_id IS 'Who answers for it: the administrator who issued it. It is dead as soon as this account is not active, or holds that office no more.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Keys are never dropped.');
  }
}
