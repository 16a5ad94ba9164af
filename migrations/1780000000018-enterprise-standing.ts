import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newCode = () => Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join('');

/** Standing (holds, credit class, flags) and 易智码: a code for each enterprise and each storehouse, those on file included. */
export class EnterpriseStanding1780000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE enterprise.hold (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  scope         text NOT NULL CHECK (scope IN ('purchase', 'sale', 'transport', 'all')),
  reason        text NOT NULL CHECK (reason <> ''),
  article       text NOT NULL CHECK (article <> ''),
  decision_no   text,
  from_on       date NOT NULL,
  until_on      date,
  held_by       text NOT NULL,
  organ_name    text,
  held_at       timestamptz NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL,
  CHECK (until_on >= from_on)
);
CREATE INDEX hold_of ON enterprise.hold (enterprise_id, from_on);
COMMENT ON TABLE enterprise.hold IS 'What stops an enterprise for now. Ends by a row of hold_release or by the clock (until_on, that day included); never deleted, never shown to other enterprises.';
COMMENT ON COLUMN enterprise.hold.held_by IS 'Account id, or the name of the part of the system.';

CREATE TABLE enterprise.hold_release (
  hold_id       uuid PRIMARY KEY REFERENCES enterprise.hold (id),
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  reason        text NOT NULL CHECK (reason <> ''),
  released_by   text NOT NULL,
  organ_name    text,
  released_at   timestamptz NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX hold_release_of ON enterprise.hold_release (enterprise_id);
COMMENT ON TABLE enterprise.hold_release IS 'The act that ended a hold before its day; one for a hold.';

CREATE TABLE enterprise.grade (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  credit_class  text NOT NULL CHECK (credit_class IN ('A', 'B', 'C', 'D')),
  basis         text NOT NULL CHECK (basis <> ''),
  graded_by     text NOT NULL,
  graded_at     timestamptz NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX grade_of ON enterprise.grade (enterprise_id, id DESC);
COMMENT ON TABLE enterprise.grade IS 'Credit classes as they were given; the newest counts, B where there is none.';

CREATE TABLE enterprise.flag (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  flag          text NOT NULL CHECK (flag IN ('key_supervision', 'newly_registered', 'repair_pending')),
  raised        boolean NOT NULL,
  basis         text NOT NULL CHECK (basis <> ''),
  flagged_by    text NOT NULL,
  flagged_at    timestamptz NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX flag_of ON enterprise.flag (enterprise_id, flag, id DESC);
COMMENT ON TABLE enterprise.flag IS 'Marks raised and lowered; the newest row of a flag counts. A flag stops nothing.';

CREATE TABLE enterprise.code (
  code          text PRIMARY KEY CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  site_id       uuid REFERENCES enterprise.site (id),
  made_at       timestamptz NOT NULL,
  replaced_at   timestamptz,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE UNIQUE INDEX code_of ON enterprise.code (enterprise_id, site_id) NULLS NOT DISTINCT WHERE replaced_at IS NULL;
COMMENT ON TABLE enterprise.code IS '易智码: 80 random bits in Crockford base32, one in use for an enterprise and one for each storehouse; a replaced one stays, so that a lost plate is recognised.';
COMMENT ON COLUMN enterprise.code.site_id IS 'NULL: the enterprise itself.';
`);
    const places = (await runner.query(`
      SELECT e.id AS enterprise_id, NULL::uuid AS site_id, e.division, e.month FROM enterprise.enterprise e
      UNION ALL SELECT s.enterprise_id, s.id, s.division, s.month FROM enterprise.site s`)) as {
      enterprise_id: string;
      site_id: string | null;
      division: string;
      month: number;
    }[];
    for (const { enterprise_id, site_id, division, month } of places)
      await runner.query(
        `INSERT INTO enterprise.code (code, enterprise_id, site_id, made_at, division, month)
         VALUES ($1, $2, $3, now(), $4, $5)`,
        [newCode(), enterprise_id, site_id, division, month],
      );
  }

  async down(): Promise<void> {
    throw new Error('Holds and codes are never dropped.');
  }
}
