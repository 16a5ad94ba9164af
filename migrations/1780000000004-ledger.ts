import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The books: accounts, postings and their entries in double entry, and what is on the road between two sites. */
export class Ledger1780000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE ledger.account (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  site_id       uuid REFERENCES enterprise.site (id),
  kind          text NOT NULL CHECK (kind IN ('stock', 'in_transit', 'opening', 'outside', 'produced', 'consumed', 'loss', 'returned', 'incident', 'adjustment', 'difference')),
  substance     text NOT NULL,
  unit          text NOT NULL CHECK (unit IN ('mg', 'tablet', 'injection')),
  balance       bigint NOT NULL DEFAULT 0,
  version       integer NOT NULL DEFAULT 0,
  division      text NOT NULL,
  month         integer NOT NULL,
  CONSTRAINT account_once UNIQUE NULLS NOT DISTINCT (enterprise_id, kind, substance, unit, site_id),
  CONSTRAINT account_stock_has_site CHECK ((kind = 'stock') <= (site_id IS NOT NULL)),
  CONSTRAINT account_never_short CHECK (kind NOT IN ('stock', 'in_transit') OR balance >= 0)
);
COMMENT ON TABLE ledger.account IS 'One book: what of one substance an enterprise holds at a site or has on the road; the other kinds are its counterparts and may be negative. Balance and version are moved by entries only.';
COMMENT ON COLUMN ledger.account.version IS 'Number of entries on this account.';

CREATE TABLE ledger.posting (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind ~ '^[a-z][a-z_]*$'),
  ref_type    text NOT NULL,
  ref_id      uuid NOT NULL,
  occurred_on date NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  entered_at  timestamptz(3) NOT NULL,
  act         text NOT NULL,
  actor_id    text NOT NULL,
  reverses    uuid UNIQUE REFERENCES ledger.posting (id),
  division    text NOT NULL,
  month       integer NOT NULL,
  CONSTRAINT posting_not_ahead CHECK (occurred_at <= entered_at),
  CONSTRAINT posting_one_day CHECK (((occurred_at AT TIME ZONE 'Asia/Shanghai')::date) = occurred_on)
);
CREATE INDEX posting_of ON ledger.posting (ref_type, ref_id);
COMMENT ON TABLE ledger.posting IS 'One movement of goods. Append-only: a wrong one is reversed once by another, never changed.';
COMMENT ON COLUMN ledger.posting.occurred_at IS 'When the goods moved: the moment of entry, or the end of an earlier day when it was entered late.';

CREATE TABLE ledger.entry (
  id              uuid PRIMARY KEY,
  posting_id      uuid NOT NULL REFERENCES ledger.posting (id),
  account_id      uuid NOT NULL REFERENCES ledger.account (id),
  substance       text NOT NULL,
  unit            text NOT NULL,
  amount          bigint NOT NULL CHECK (amount <> 0),
  balance_after   bigint NOT NULL,
  account_version integer NOT NULL,
  enterprise_id   uuid NOT NULL,
  site_id         uuid,
  account_kind    text NOT NULL,
  occurred_on     date NOT NULL,
  division        text NOT NULL,
  month           integer NOT NULL,
  CONSTRAINT entry_chain UNIQUE (account_id, account_version)
);
CREATE INDEX entry_of_posting ON ledger.entry (posting_id);
CREATE INDEX entry_stock ON ledger.entry (enterprise_id, id DESC) WHERE account_kind = 'stock';
CREATE INDEX entry_by_day ON ledger.entry (account_id, occurred_on);
COMMENT ON TABLE ledger.entry IS 'Append-only. The database itself carries the balance on, keeps it from going short and refuses a posting that does not come to zero.';
COMMENT ON COLUMN ledger.entry.amount IS 'mg or pieces; positive into the account, negative out of it.';

CREATE FUNCTION ledger.carry_balance() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  a ledger.account;
BEGIN
  UPDATE ledger.account SET balance = balance + NEW.amount, version = version + 1
   WHERE id = NEW.account_id AND substance = NEW.substance AND unit = NEW.unit
     AND (kind NOT IN ('stock', 'in_transit') OR balance + NEW.amount >= 0)
  RETURNING * INTO a;
  IF NOT FOUND THEN
    SELECT * INTO a FROM ledger.account WHERE id = NEW.account_id;
    IF a.substance = NEW.substance AND a.unit = NEW.unit THEN
      RAISE EXCEPTION 'the account would go below zero' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_never_short',
        SCHEMA = 'ledger', TABLE = 'account',
        DETAIL = json_build_object('substance', a.substance, 'unit', a.unit, 'there', a.balance::text, 'asked', (-NEW.amount)::text)::text;
    END IF;
    RAISE EXCEPTION 'the entry is not of the substance and unit of its account' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_of_its_account';
  END IF;
  NEW.balance_after := a.balance;
  NEW.account_version := a.version;
  NEW.enterprise_id := a.enterprise_id;
  NEW.site_id := a.site_id;
  NEW.account_kind := a.kind;
  RETURN NEW;
END $body$;
CREATE TRIGGER entry_carries_balance BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.carry_balance();

CREATE FUNCTION ledger.guard_balance() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  -- Depth 1 is a statement of the application's own, depth 2 the entry that carries the balance on.
  IF TG_OP = 'INSERT' AND NEW.balance = 0 AND NEW.version = 0 OR TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an account begins at zero and is moved by entries only' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_moved_by_entries';
END $body$;
CREATE TRIGGER account_moved_by_entries BEFORE INSERT OR UPDATE ON ledger.account FOR EACH ROW EXECUTE FUNCTION ledger.guard_balance();

CREATE FUNCTION ledger.check_posting() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  posting uuid := CASE TG_TABLE_NAME WHEN 'posting' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'posting_id')::uuid END;
BEGIN
  IF NOT EXISTS (SELECT FROM ledger.entry e WHERE e.posting_id = posting)
     OR EXISTS (SELECT FROM ledger.entry e WHERE e.posting_id = posting GROUP BY e.substance, e.unit HAVING sum(e.amount) <> 0)
     OR EXISTS (SELECT FROM ledger.entry e JOIN ledger.posting p ON p.id = e.posting_id WHERE e.posting_id = posting AND e.occurred_on <> p.occurred_on)
  THEN
    RAISE EXCEPTION 'posting % does not come to zero for each substance and unit', posting USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_balanced';
  END IF;
  RETURN NULL;
END $body$;
-- Deferred: a posting is looked at as a whole, when its transaction commits.
CREATE CONSTRAINT TRIGGER posting_balanced AFTER INSERT ON ledger.posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_posting();
CREATE CONSTRAINT TRIGGER entry_balanced AFTER INSERT OR UPDATE ON ledger.entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_posting();

CREATE TABLE ledger.consignment (
  id            uuid PRIMARY KEY,
  state         text NOT NULL DEFAULT 'in_transit' CHECK (state IN ('in_transit', 'received')),
  version       integer NOT NULL DEFAULT 1,
  permit_id     uuid NOT NULL,
  permit_number text NOT NULL,
  redemption_id uuid NOT NULL UNIQUE,
  seller_id     uuid NOT NULL REFERENCES enterprise.enterprise (id),
  buyer_id      uuid NOT NULL REFERENCES enterprise.enterprise (id),
  buyer_site_id uuid NOT NULL REFERENCES enterprise.site (id),
  delivered_on  date NOT NULL,
  sent_at       timestamptz(3) NOT NULL,
  received_at   timestamptz(3),
  received_by   text,
  division      text NOT NULL,
  month         integer NOT NULL,
  CHECK ((state = 'received') = (received_at IS NOT NULL))
);
CREATE INDEX consignment_buyer ON ledger.consignment (buyer_id, id DESC);
CREATE INDEX consignment_seller ON ledger.consignment (seller_id, id DESC);
CREATE INDEX consignment_open ON ledger.consignment (buyer_id, id DESC) WHERE state = 'in_transit';
COMMENT ON TABLE ledger.consignment IS 'The goods of one redemption on their way to one site of the buyer. permit_id and redemption_id belong to a module above: no foreign key.';

CREATE TABLE ledger.consignment_line (
  consignment_id uuid NOT NULL REFERENCES ledger.consignment (id),
  position       smallint NOT NULL,
  substance      text NOT NULL,
  unit           text NOT NULL CHECK (unit IN ('mg', 'tablet', 'injection')),
  sent           bigint NOT NULL CHECK (sent > 0),
  received       bigint CHECK (received >= 0),
  reason         text,
  PRIMARY KEY (consignment_id, position),
  UNIQUE (consignment_id, substance, unit),
  CONSTRAINT consignment_line_difference_has_reason CHECK (received IS NULL OR received = sent OR reason IS NOT NULL)
);
COMMENT ON TABLE ledger.consignment_line IS 'Sent and received, mg or pieces; a difference carries the reason that the buyer gave.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The books are never dropped: ledgers are kept two years at least (条例 19).');
  }
}
