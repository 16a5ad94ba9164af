import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 更名、迁移、合并、分立: what passes from one county, or from one enterprise, to another. */
export class EnterpriseTransfer1780000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE enterprise.enterprise ADD COLUMN succeeded_by uuid REFERENCES enterprise.enterprise (id);
COMMENT ON COLUMN enterprise.enterprise.succeeded_by IS 'Into which enterprise it was merged when it closed.';

CREATE TABLE enterprise.transfer (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('rename', 'move', 'merge', 'split')),
  state         text NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'withdrawn')),
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  successor_id  uuid REFERENCES enterprise.enterprise (id),
  to_site_id    uuid REFERENCES enterprise.site (id),
  sites         jsonb NOT NULL DEFAULT '[]',
  new_address   text,
  former_name   text,
  reason        text NOT NULL DEFAULT '',
  paper         jsonb,
  to_division   text NOT NULL CHECK (to_division ~ '^[1-9][0-9]{5}$'),
  to_organ_id   uuid REFERENCES identity.organ (id),
  organ_id      uuid REFERENCES identity.organ (id),
  proposed_by   text NOT NULL,
  proposed_at   timestamptz(3) NOT NULL,
  decided_by    text,
  decided_at    timestamptz(3),
  note          text NOT NULL DEFAULT '',
  moved         jsonb NOT NULL DEFAULT '[]',
  division      text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  CHECK (kind NOT IN ('merge', 'split') OR successor_id IS NOT NULL),
  CHECK (successor_id <> enterprise_id),
  CHECK (kind <> 'rename' OR former_name IS NOT NULL)
);
CREATE UNIQUE INDEX transfer_open_once ON enterprise.transfer (enterprise_id) WHERE state = 'proposed';
CREATE INDEX transfer_given ON enterprise.transfer (division, id DESC);
CREATE INDEX transfer_taken ON enterprise.transfer (to_division, id DESC);
CREATE INDEX transfer_of ON enterprise.transfer (enterprise_id, id DESC);
CREATE INDEX transfer_into ON enterprise.transfer (successor_id, id DESC) WHERE successor_id IS NOT NULL;
COMMENT ON TABLE enterprise.transfer IS 'One row, two sides: proposed by the county that gives (division), accepted by the one that takes (to_division). Everything moves in the accepting transaction or nothing does.';
COMMENT ON COLUMN enterprise.transfer.sites IS '[{id, address}]: storehouses that move with it to a new address, or whose goods pass to the successor.';
COMMENT ON COLUMN enterprise.transfer.moved IS 'What has moved, in numbers, as it was counted when it was accepted.';
`);
  }

  async down(): Promise<void> {
    throw new Error('What has passed to whom is never dropped.');
  }
}
