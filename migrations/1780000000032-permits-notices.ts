import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 文书: a row for every official paper to a party, and who has opened it. */
export class PermitsNotices1780000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SEQUENCE permits.notice_number;

CREATE TABLE permits.notice (
  id             uuid PRIMARY KEY,
  number         text NOT NULL UNIQUE,
  code           text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  kind           text NOT NULL,
  application_id uuid NOT NULL REFERENCES permits.application (id),
  permit_id      uuid REFERENCES permits.permit (id),
  enterprise_id  uuid NOT NULL REFERENCES enterprise.enterprise (id),
  addressee      text NOT NULL,
  uscc           text NOT NULL,
  organ_name     text NOT NULL,
  facts          jsonb NOT NULL,
  issued_at      timestamptz(3) NOT NULL,
  division       text NOT NULL,
  month          integer NOT NULL
);
CREATE INDEX notice_of_application ON permits.notice (application_id, id);
CREATE INDEX notice_of_permit ON permits.notice (permit_id, id) WHERE permit_id IS NOT NULL;
COMMENT ON TABLE permits.notice IS 'An official paper, issued in the transaction of its act; the PDF is made from this row whenever it is asked for. Append-only.';
COMMENT ON COLUMN permits.notice.code IS '80 random bits in Crockford base32: stands in the QR code, so that a paper can be checked by whoever holds it, and by nobody else.';
COMMENT ON COLUMN permits.notice.facts IS 'What the paper says: words of the law as they were on the day, days, numbers. Words of an officer are sealed.';

CREATE TABLE permits.notice_reading (
  notice_id  uuid NOT NULL REFERENCES permits.notice (id),
  account_id text NOT NULL,
  read_at    timestamptz(3) NOT NULL,
  PRIMARY KEY (notice_id, account_id)
);
COMMENT ON TABLE permits.notice_reading IS 'Proof of delivery: when a person of the addressee first opened the paper. Append-only.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
