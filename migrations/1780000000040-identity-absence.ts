import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave of officers, who stands in for whom, and decisions delegated from one authority to another (ADR 0018). */
export class IdentityAbsence1780000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE identity.leave (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES identity.account (id),
  kind       text NOT NULL CHECK (kind IN ('annual', 'sick', 'duty', 'training', 'other')),
  from_on    date NOT NULL,
  until_on   date NOT NULL CHECK (until_on >= from_on),
  state      text NOT NULL CHECK (state IN ('entered', 'cancelled')),
  version    integer NOT NULL DEFAULT 1,
  entered_by uuid NOT NULL REFERENCES identity.account (id),
  entered_at timestamptz(3) NOT NULL,
  division   text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month      integer NOT NULL
);
CREATE INDEX leave_of ON identity.leave (account_id, until_on) WHERE state = 'entered';
CREATE INDEX leave_of_division ON identity.leave (division, id);
COMMENT ON TABLE identity.leave IS 'Whole days on which an officer is away, both ends included. Why is a kind only: health is nobody''s business here.';

CREATE TABLE identity.deputy (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES identity.account (id),
  deputy_id  uuid NOT NULL REFERENCES identity.account (id),
  from_on    date NOT NULL,
  until_on   date NOT NULL CHECK (until_on >= from_on),
  state      text NOT NULL CHECK (state IN ('entered', 'cancelled')),
  version    integer NOT NULL DEFAULT 1,
  entered_by uuid NOT NULL REFERENCES identity.account (id),
  entered_at timestamptz(3) NOT NULL,
  division   text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month      integer NOT NULL,
  CHECK (deputy_id <> account_id)
);
CREATE INDEX deputy_for ON identity.deputy (account_id, until_on) WHERE state = 'entered';
CREATE INDEX deputy_of_division ON identity.deputy (division, id);
COMMENT ON TABLE identity.deputy IS 'Who stands in for whom: an officer of the same authority or of the one above, in the same office.';

CREATE TABLE identity.delegation (
  id         uuid PRIMARY KEY,
  from_organ uuid NOT NULL REFERENCES identity.organ (id),
  to_organ   uuid NOT NULL REFERENCES identity.organ (id),
  basis      text NOT NULL CHECK (basis <> ''),
  from_on    date NOT NULL,
  until_on   date NOT NULL CHECK (until_on >= from_on),
  state      text NOT NULL CHECK (state IN ('entered', 'cancelled')),
  version    integer NOT NULL DEFAULT 1,
  entered_by uuid NOT NULL REFERENCES identity.account (id),
  entered_at timestamptz(3) NOT NULL,
  division   text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month      integer NOT NULL,
  CHECK (from_organ <> to_organ)
);
CREATE INDEX delegation_to ON identity.delegation (to_organ, until_on) WHERE state = 'entered';
CREATE INDEX delegation_of_division ON identity.delegation (division, id);
COMMENT ON TABLE identity.delegation IS 'Decisions that one authority has delegated to another, which acts in its name (行政许可法 24). Public: the law wants it announced. division is that of from_organ, the legal organ.';

CREATE FUNCTION identity.on_leave(account uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM identity.leave l
                 WHERE l.account_id = account AND l.state = 'entered' AND l.from_on <= day AND l.until_on >= day)
$$;
COMMENT ON FUNCTION identity.on_leave IS 'Whether an officer is away on a day.';

CREATE FUNCTION identity.delegated_to(organ uuid, day date) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT o.division FROM identity.delegation g JOIN identity.organ o ON o.id = g.from_organ
               WHERE g.to_organ = organ AND g.state = 'entered' AND g.from_on <= day AND g.until_on >= day ORDER BY 1)
$$;
COMMENT ON FUNCTION identity.delegated_to IS 'Divisions in whose authority''s name this one decides on a day.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Who was away decides who was entitled: never dropped by a migration.');
  }
}
