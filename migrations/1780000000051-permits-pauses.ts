import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may lie between acceptance and decision: pauses of the clock, visits on the spot; and decisions by machine, with what is looked at later. */
export class PermitsPauses1780000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allowPaused(runner);
    await runner.query(`
ALTER TABLE permits.application
  ADD COLUMN paused_minutes integer NOT NULL DEFAULT 0 CHECK (paused_minutes >= 0),
  ADD COLUMN decided_how text NOT NULL DEFAULT 'officer' CHECK (decided_how IN ('officer', 'machine')),
  ADD CONSTRAINT application_machine_only_approves CHECK (decided_how = 'officer' OR (state = 'approved' AND officers = 1));
ALTER TABLE permits.permit
  ADD COLUMN decided_how text NOT NULL DEFAULT 'officer' CHECK (decided_how IN ('officer', 'machine'));
COMMENT ON COLUMN permits.application.paused_minutes IS 'Working minutes by which both clocks of this round were moved.';
COMMENT ON COLUMN permits.application.decided_how IS 'machine: issued by the checks alone, where the county has switched that on. A machine refuses and returns nothing.';

CREATE TABLE permits.pause (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permits.application (id),
  ground         text NOT NULL CHECK (ground IN ('hearing', 'testing', 'quarantine', 'appraisal', 'expert_review')),
  note           text NOT NULL,
  paused_by      text NOT NULL,
  paused_at      timestamptz(3) NOT NULL,
  until_at       timestamptz(3) NOT NULL,
  ended_at       timestamptz(3),
  ended_by       text,
  minutes        integer CHECK (minutes >= 0),
  division       text NOT NULL,
  month          integer NOT NULL,
  CHECK (until_at > paused_at),
  CHECK ((ended_at IS NULL) = (minutes IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (ended_at <= until_at)
);
CREATE UNIQUE INDEX pause_open_once ON permits.pause (application_id) WHERE ended_at IS NULL;
CREATE INDEX pause_of ON permits.pause (application_id, id);
COMMENT ON TABLE permits.pause IS 'A time that does not count for the decision (行政许可法 45), with its ground, its last moment and the working minutes that it took. Words sealed.';

CREATE TABLE permits.onsite_verification (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permits.application (id),
  state          text NOT NULL CHECK (state IN ('asked', 'done', 'cancelled')),
  version        integer NOT NULL DEFAULT 1,
  ground         text NOT NULL CHECK (ground IN ('first_application', 'materials_flawed', 'materials_doubtful', 'other')),
  question       text NOT NULL,
  asked_by       text NOT NULL,
  asked_at       timestamptz(3) NOT NULL,
  outcome        text CHECK (outcome IN ('matches', 'differs', 'not_reached')),
  finding        text,
  visited_on     date,
  closed_by      text,
  closed_at      timestamptz(3),
  division       text NOT NULL,
  month          integer NOT NULL,
  CHECK ((state = 'done') = (outcome IS NOT NULL) AND (state = 'done') = (finding IS NOT NULL) AND (state = 'done') = (visited_on IS NOT NULL)),
  CONSTRAINT onsite_two_persons CHECK (state <> 'done' OR closed_by <> asked_by)
);
CREATE UNIQUE INDEX onsite_open_once ON permits.onsite_verification (application_id) WHERE state = 'asked';
CREATE INDEX onsite_open ON permits.onsite_verification (division, id) WHERE state = 'asked';
CREATE INDEX onsite_of ON permits.onsite_verification (application_id, id);
COMMENT ON TABLE permits.onsite_verification IS '实地核查: a visit before the decision (办法 7, 20). It stops no clock. Words sealed.';

CREATE TABLE permits.machine_check (
  division    text PRIMARY KEY,
  switched_on boolean NOT NULL,
  every       integer NOT NULL CHECK (every BETWEEN 1 AND 1000),
  issued      integer NOT NULL DEFAULT 0,
  proposal_id uuid,
  changed_at  timestamptz(3) NOT NULL
);
COMMENT ON TABLE permits.machine_check IS '机审: whether clean filings of class A are issued by the checks alone in this county, and that every nth is looked at later. No row: off.';

CREATE TABLE permits.later_look (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL UNIQUE REFERENCES permits.application (id),
  state          text NOT NULL CHECK (state IN ('drawn', 'looked_at')),
  version        integer NOT NULL DEFAULT 1,
  turn           integer NOT NULL,
  drawn_at       timestamptz(3) NOT NULL,
  outcome        text CHECK (outcome IN ('in_order', 'not_in_order')),
  note           text,
  closed_by      text,
  closed_at      timestamptz(3),
  division       text NOT NULL,
  month          integer NOT NULL,
  CHECK ((state = 'looked_at') = (outcome IS NOT NULL))
);
CREATE INDEX later_look_open ON permits.later_look (division, id) WHERE state = 'drawn';
COMMENT ON TABLE permits.later_look IS 'Every nth paper issued by machine, for an officer to look at afterwards. Words sealed.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}

/** Other migrations of this module may have widened the list of states: theirs stay. */
async function allowPaused(runner: QueryRunner): Promise<void> {
  const [check] = (await runner.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
     WHERE conrelid = 'permits.application'::regclass AND conname = 'application_state_check'`,
  )) as { text: string }[];
  const states = new Set([...check!.text.matchAll(/'([a-z_]+)'/g)].map(([, state]) => state!).concat('paused'));
  await runner.query(`ALTER TABLE permits.application DROP CONSTRAINT application_state_check`);
  await runner.query(
    `ALTER TABLE permits.application ADD CONSTRAINT application_state_check CHECK (state IN (${[...states].map((state) => `'${state}'`).join(', ')}))`,
  );
}
