import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications with their snapshot, permits with their credential, and what was redeemed on them. */
export class Permits1780000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS permits;
CREATE SEQUENCE permits.application_number;
CREATE SEQUENCE permits.permit_number;
CREATE SEQUENCE permits.status_index MINVALUE 0 START 0;

CREATE TABLE permits.application (
  id                   uuid PRIMARY KEY,
  number               text NOT NULL UNIQUE,
  kind                 text NOT NULL CHECK (kind IN ('purchase_filing', 'transport_filing', 'transport_permit')),
  state                text NOT NULL CHECK (state IN ('accepted', 'correction_required', 'approved', 'refused', 'withdrawn', 'lapsed', 'not_required', 'not_accepted')),
  version              integer NOT NULL DEFAULT 1,
  enterprise_id        uuid NOT NULL REFERENCES enterprise.enterprise (id),
  enterprise_name      text NOT NULL,
  uscc                 text NOT NULL,
  seller_id            uuid REFERENCES enterprise.enterprise (id),
  seller_name          text,
  consignee_id         uuid REFERENCES enterprise.enterprise (id),
  consignee_name       text,
  carrier_id           uuid REFERENCES enterprise.enterprise (id),
  carrier_name         text,
  site_id              uuid REFERENCES enterprise.site (id),
  origin_division      text,
  destination_division text,
  route                text[] NOT NULL DEFAULT '{}',
  multi_use            boolean NOT NULL DEFAULT false,
  handler              jsonb NOT NULL,
  attachments          jsonb NOT NULL DEFAULT '[]',
  lines                jsonb NOT NULL,
  summary              text NOT NULL,
  precheck             jsonb NOT NULL,
  priority             smallint NOT NULL DEFAULT 9 CHECK (priority BETWEEN 0 AND 9),
  submitted_at         timestamptz(3) NOT NULL,
  accepted_at          timestamptz(3),
  statutory_due_at     timestamptz(3),
  promised_due_at      timestamptz(3),
  due_at               timestamptz(3),
  provisional_calendar boolean NOT NULL DEFAULT false,
  corrections          smallint NOT NULL DEFAULT 0,
  decided_at           timestamptz(3),
  decision             jsonb,
  claimed_by           text,
  claimed_name         text,
  lease_until          timestamptz(3),
  fence                integer NOT NULL DEFAULT 0,
  permit_id            uuid,
  permit_number        text,
  organ_id             uuid REFERENCES identity.organ (id),
  division             text NOT NULL,
  month                integer NOT NULL,
  CHECK ((state = 'accepted') <= (due_at IS NOT NULL)),
  CHECK ((state = 'approved') = (permit_id IS NOT NULL))
);
-- The officer's queue: open cases of a county, by deadline and then by risk. Claimed ones stay in it, or an expired lease
-- would never be offered again.
CREATE INDEX application_queue ON permits.application (division, due_at, priority, id) WHERE state = 'accepted';
CREATE INDEX application_queue_city ON permits.application (due_at, priority, id) WHERE state = 'accepted';
CREATE INDEX application_history ON permits.application (enterprise_id, id DESC);
COMMENT ON TABLE permits.application IS 'One application with the snapshot of its checks. handler holds personal data (PIPL): never into the journal.';
COMMENT ON COLUMN permits.application.lines IS '[{substance, unit, amount (decimal text), use}]: what was applied for, never changed after the decision.';
COMMENT ON COLUMN permits.application.fence IS 'Grows with every claim; a decision must carry the number of the claim that stands.';

CREATE TABLE permits.permit (
  id             uuid PRIMARY KEY,
  number         text NOT NULL UNIQUE,
  kind           text NOT NULL CHECK (kind IN ('purchase_filing', 'transport_filing', 'transport_permit')),
  state          text NOT NULL CHECK (state IN ('valid', 'used_up', 'suspended', 'revoked', 'annulled', 'deregistered', 'withdrawn')),
  version        integer NOT NULL DEFAULT 1,
  application_id uuid NOT NULL UNIQUE REFERENCES permits.application (id),
  enterprise_id  uuid NOT NULL REFERENCES enterprise.enterprise (id),
  holder         jsonb NOT NULL,
  seller_id      uuid REFERENCES enterprise.enterprise (id),
  seller         jsonb,
  consignee_id   uuid REFERENCES enterprise.enterprise (id),
  consignee      jsonb,
  carrier_id     uuid REFERENCES enterprise.enterprise (id),
  carrier        jsonb,
  site_id        uuid REFERENCES enterprise.site (id),
  handler        jsonb NOT NULL,
  multi_use      boolean NOT NULL,
  deliveries     text NOT NULL CHECK (deliveries IN ('one', 'several')),
  valid_from     date NOT NULL,
  valid_to       date NOT NULL,
  issued_at      timestamptz(3) NOT NULL,
  organ_id       uuid NOT NULL REFERENCES identity.organ (id),
  organ_name     text NOT NULL,
  status_index   bigint NOT NULL UNIQUE,
  kid            text NOT NULL,
  credential     bytea NOT NULL,
  division       text NOT NULL,
  month          integer NOT NULL,
  CHECK (valid_to >= valid_from)
);
CREATE INDEX permit_holder ON permits.permit (enterprise_id, id DESC);
CREATE INDEX permit_seller ON permits.permit (seller_id, id DESC) WHERE seller_id IS NOT NULL;
CREATE INDEX permit_carrier ON permits.permit (carrier_id, id DESC) WHERE carrier_id IS NOT NULL;
COMMENT ON TABLE permits.permit IS 'A permit or filing certificate. Expired and not yet valid are computed when read, never stored.';

CREATE TABLE permits.permit_line (
  permit_id uuid NOT NULL REFERENCES permits.permit (id),
  position  smallint NOT NULL,
  substance text NOT NULL,
  unit      text NOT NULL CHECK (unit IN ('mg', 'tablet', 'injection')),
  granted   bigint NOT NULL CHECK (granted > 0),
  redeemed  bigint NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
  use       text NOT NULL,
  PRIMARY KEY (permit_id, position),
  UNIQUE (permit_id, substance, unit),
  CONSTRAINT permit_line_never_exceeded CHECK (redeemed <= granted)
);

CREATE TABLE permits.redemption (
  id             uuid PRIMARY KEY,
  permit_id      uuid NOT NULL REFERENCES permits.permit (id),
  seller_id      uuid NOT NULL REFERENCES enterprise.enterprise (id),
  consignment_id uuid NOT NULL UNIQUE,
  delivered_on   date NOT NULL,
  vehicle        text,
  payment        text NOT NULL CHECK (payment IN ('transfer', 'cheque', 'cash', 'barter')),
  lines          jsonb NOT NULL,
  redeemed_at    timestamptz(3) NOT NULL,
  redeemed_by    text NOT NULL,
  division       text NOT NULL,
  month          integer NOT NULL
);
CREATE INDEX redemption_of ON permits.redemption (permit_id, id);
COMMENT ON TABLE permits.redemption IS 'One delivery written off against a permit. Append-only; undone by a counter-entry.';

CREATE TABLE permits.printout (
  permit_id uuid PRIMARY KEY REFERENCES permits.permit (id),
  hash      text NOT NULL,
  made_at   timestamptz(3) NOT NULL
);
COMMENT ON TABLE permits.printout IS 'The PDF of a permit: a print-out made by the worker from the row, not the permit.';

CREATE TABLE permits.issuer_key (
  kid        text PRIMARY KEY,
  alg        text NOT NULL CHECK (alg IN ('EdDSA')),
  public_key bytea NOT NULL,
  organ      text NOT NULL,
  used_from  timestamptz(3) NOT NULL,
  used_to    timestamptz(3)
);
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
