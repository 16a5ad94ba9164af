import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is: the tree of authorities, accounts with their offices, their sessions, and the demo's story. */
export class Identity1780000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS identity;

CREATE TABLE identity.organ (
  id        uuid PRIMARY KEY,
  name_zh   text NOT NULL CHECK (name_zh <> ''),
  level     text NOT NULL CHECK (level IN ('province', 'city', 'county', 'station')),
  parent_id uuid REFERENCES identity.organ (id),
  division  text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month     integer NOT NULL,
  version   integer NOT NULL DEFAULT 1
);
-- One competent authority a division; stations share the division of their county.
CREATE UNIQUE INDEX organ_of_division ON identity.organ (division) WHERE level <> 'station';
COMMENT ON TABLE identity.organ IS 'Public-security organs as a tree: province, city, county, station (条例 3).';

CREATE TABLE identity.account (
  id              uuid PRIMARY KEY,
  username        text NOT NULL CONSTRAINT account_username_once UNIQUE CHECK (username = lower(username) AND username !~ '[[:space:]]' AND length(username) BETWEEN 2 AND 64),
  name            text NOT NULL CHECK (name <> ''),
  password_hash   text NOT NULL,
  password_set_at timestamptz(3) NOT NULL,
  state           text NOT NULL CHECK (state IN ('active', 'locked', 'closed')),
  enterprise_id   uuid,
  organ_id        uuid REFERENCES identity.organ (id),
  division        text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month           integer NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CHECK (enterprise_id IS NULL OR organ_id IS NULL)
);
CREATE INDEX account_of_enterprise ON identity.account (enterprise_id) WHERE enterprise_id IS NOT NULL;
CREATE INDEX account_of_organ ON identity.account (organ_id) WHERE organ_id IS NOT NULL;
COMMENT ON TABLE identity.account IS 'One account a person. name is personal data (PIPL): never into the journal.';
COMMENT ON COLUMN identity.account.enterprise_id IS 'Enterprise of a company account; no foreign key, since enterprises stand on a higher floor.';

CREATE TABLE identity.office (
  account_id uuid NOT NULL REFERENCES identity.account (id),
  role       text NOT NULL CHECK (role IN ('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor', 'sysadmin', 'secadmin', 'auditadmin')),
  PRIMARY KEY (account_id, role)
);
COMMENT ON TABLE identity.office IS 'Offices that an account holds.';

CREATE TABLE identity.session (
  id_hash    bytea PRIMARY KEY CHECK (length(id_hash) = 32),
  account_id uuid NOT NULL REFERENCES identity.account (id),
  csrf       text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_seen  timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  user_agent text NOT NULL
);
CREATE INDEX session_of ON identity.session (account_id);
CREATE INDEX session_end ON identity.session (expires_at);
COMMENT ON TABLE identity.session IS 'Open sessions. id_hash is SHA-256 of the id in the cookie: a copy of this table opens no session. A revoked session is deleted; the journal remembers it.';

CREATE TABLE identity.attempt (
  name_hash    bytea PRIMARY KEY CHECK (length(name_hash) = 32),
  failures     integer NOT NULL CHECK (failures > 0),
  last_at      timestamptz(3) NOT NULL,
  locked_until timestamptz(3)
);
COMMENT ON TABLE identity.attempt IS 'Failed sign-ins by SHA-256 of the name tried, whether such an account exists or not, so that a lock tells nothing (GB/T 22239 8.1.4.1).';

CREATE TABLE identity.demo_account (
  username text PRIMARY KEY REFERENCES identity.account (username),
  position integer GENERATED ALWAYS AS IDENTITY,
  password text NOT NULL,
  place    text NOT NULL,
  story_zh text NOT NULL,
  story_en text NOT NULL
);
COMMENT ON TABLE identity.demo_account IS 'Open passwords of a demo installation, written by the demo seed only; empty everywhere else.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Accounts are never dropped.');
  }
}
