// The statements of the four operations, word for word what the product asks: the benchmark compares query ids and says
// when they part. Kept apart from the product on purpose, since the bare server must not run a line of it.

const session = `
SELECT s.csrf, s.last_seen, a.id, a.name, a.enterprise_id, a.organ_id, o.name_zh AS organ_name, o.division AS organ_division,
       ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles
FROM identity.session s
JOIN identity.account a ON a.id = s.account_id AND a.state = 'active'
LEFT JOIN identity.organ o ON o.id = a.organ_id
WHERE s.id_hash = $1 AND s.expires_at > $2
  AND s.last_seen > CASE WHEN a.organ_id IS NULL THEN $3::timestamptz ELSE $4::timestamptz END`;

const permits = `
SELECT p.*, (SELECT jsonb_agg(jsonb_build_object('position', l.position, 'substance', l.substance, 'unit', l.unit,
  'granted', l.granted::text, 'redeemed', l.redeemed::text, 'use', l.use) ORDER BY l.position)
  FROM permits.permit_line l WHERE l.permit_id = p.id) AS lines FROM permits.permit p`;
const permitByNumber = `${permits} WHERE p.number = $1`;
const permitById = `${permits} WHERE p.id = $1`;

const queue = `
SELECT id, number, kind, enterprise_name, summary, division, due_at, accepted_at, priority, claimed_by, claimed_name, lease_until
FROM permits.application
WHERE state = 'accepted' AND division = $1 AND (due_at, priority, id) > (to_timestamp($2::float8 / 1000), $3::smallint, $4::uuid)
ORDER BY due_at, priority, id LIMIT $5`;

const parties = `
SELECT e.id, e.version, e.uscc, e.name, e.address, e.legal_rep AS "legalRep", e.division, e.kinds, e.state,
  e.organ_id AS "organId", e.first_filing_on AS "firstFilingOn", e.first_transport_on AS "firstTransportOn",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'division', s.division,
      'organId', s.organ_id) ORDER BY s.id) FROM enterprise.site s WHERE s.enterprise_id = e.id), '[]') AS sites,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'number', l.number, 'issuer', l.issuer,
      'validFrom', l.valid_from, 'validTo', l.valid_to, 'substances', l.substances, 'evidence', l.evidence)
      ORDER BY l.valid_to DESC NULLS FIRST, l.id) FROM enterprise.licence l WHERE l.enterprise_id = e.id), '[]') AS licences,
  coalesce((SELECT jsonb_agg(jsonb_build_object('substance', n.substance, 'unit', n.unit, 'yearlyNeed', n.yearly_need::text,
      'storageCapacity', n.storage_capacity::text) ORDER BY n.substance) FROM enterprise.declared_need n
      WHERE n.enterprise_id = e.id), '[]') AS needs,
  coalesce((SELECT jsonb_agg(jsonb_build_object('from', b.from_on, 'to', b.to_on, 'scope', b.scope,
      'decisionNo', b.decision_no, 'article', b.article) ORDER BY b.to_on DESC, b.id) FROM enterprise.ban b
      WHERE b.enterprise_id = e.id AND b.from_on <= $2::date AND b.to_on >= $2::date), '[]') AS bans,
  (SELECT count(*)::int FROM enterprise.violation v
      WHERE v.enterprise_id = e.id AND v.decided_on > $3::date AND v.decided_on <= $2::date) AS "violationsLastYear"
FROM enterprise.enterprise e WHERE e.id = ANY($1::uuid[])`;

const papers = `
SELECT 'granted' AS fact, l.substance, l.unit, sum(l.granted)::bigint AS amount, NULL AS number
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.valid_from >= $2::date AND p.state NOT IN ('annulled', 'withdrawn')
  AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'open', l.substance, l.unit, sum(l.granted - l.redeemed)::bigint, NULL
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.state = 'valid' AND p.valid_to >= $3::date AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'duplicate', l.substance, l.unit, l.amount::bigint, a.number
FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
WHERE a.enterprise_id = $1 AND a.state IN ('accepted', 'correction_required') AND a.kind = $5 AND l.substance = ANY($4)
  AND coalesce(a.seller_id, a.consignee_id) = $6 AND a.id IS DISTINCT FROM $7::uuid
UNION ALL
SELECT 'uploaded', '', '', platform.uploaded($8, $9), NULL`;

const stock = `
SELECT substance, unit, sum(balance)::bigint AS amount
FROM ledger.account
WHERE enterprise_id = $1 AND kind = 'stock' AND substance = ANY ($2::text[])
GROUP BY substance, unit
ORDER BY substance, (unit = 'mg') DESC, unit`;

const application = `
INSERT INTO permits.application (id, number, kind, state, enterprise_id, enterprise_name, uscc, seller_id, seller_name,
  consignee_id, consignee_name, carrier_id, carrier_name, site_id, origin_division, destination_division, route, multi_use,
  handler, attachments, lines, summary, precheck, priority, submitted_at, accepted_at, statutory_due_at, promised_due_at,
  due_at, provisional_calendar, decided_at, decision, organ_id, division, month)
VALUES ($1, $2 || lpad(nextval('permits.application_number')::text, 7, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
  $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $28, $29, $30, $31, $32, $33, $34)
RETURNING *`;

const held = 'SELECT * FROM permits.application WHERE id = $1 FOR UPDATE';

const serials = `SELECT nextval('permits.permit_number') AS serial, nextval('permits.status_index') AS status`;

const permit = `
WITH permit AS (
  INSERT INTO permits.permit (id, number, kind, state, application_id, enterprise_id, holder, seller_id, seller, consignee_id, consignee,
    carrier_id, carrier, site_id, handler, multi_use, deliveries, valid_from, valid_to, issued_at, organ_id, organ_name, status_index,
    kid, credential, division, month)
  VALUES ($1, $2, $3, 'valid', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
  RETURNING id
)
INSERT INTO permits.permit_line (permit_id, position, substance, unit, granted, use)
SELECT permit.id, l.position, l.line->>'substance', l.line->>'unit', (l.line->>'amount')::bigint, l.line->>'use'
FROM permit, jsonb_array_elements($27::jsonb) WITH ORDINALITY AS l(line, position)`;

const decided = `
UPDATE permits.application SET state = $3, version = version + 1, permit_id = $5, permit_number = $6, decided_at = $7, decision = $8,
  claimed_by = $9, claimed_name = $10, lease_until = $11
WHERE id = $1 AND state = $2 AND ($4::int IS NULL OR version = $4) RETURNING version`;

const leave = `
WITH event AS (
  INSERT INTO platform.journal (id, act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, division,
                                facts, occurred_at, recorded_at, request_id)
  SELECT e.id, $1, e.event, $2, $3, e.subject_type, e.subject_id, e.subject_version, e.division, e.facts, $4, $5, $6
  FROM jsonb_to_recordset($7::jsonb) AS e(id uuid, event text, subject_type text, subject_id text, subject_version int,
                                          division text, facts jsonb, ord int)
  ORDER BY e.ord
  RETURNING seq, event
), sent AS (
  INSERT INTO platform.delivery (journal_seq, listener, created_at)
  SELECT event.seq, l.listener, $5
  FROM event JOIN jsonb_to_recordset($8::jsonb) AS l(event text, listener text) ON l.event = event.event
), due AS (
  INSERT INTO platform.deadline (subject_type, subject_id, kind, at)
  SELECT d.subject_type, d.subject_id, d.kind, to_timestamp(d.at / 1000.0)
  FROM jsonb_to_recordset($9::jsonb) AS d(subject_type text, subject_id text, kind text, at bigint)
  ON CONFLICT (subject_type, subject_id, kind) DO UPDATE SET at = excluded.at, fired_at = NULL, settled_at = NULL,
    failures = 0, next_at = '-infinity', last_error = NULL
), off AS (
  UPDATE platform.deadline d SET settled_at = $4
  FROM jsonb_to_recordset($10::jsonb) AS s(subject_type text, subject_id text, kind text)
  WHERE d.subject_type = s.subject_type AND d.subject_id = s.subject_id AND (s.kind IS NULL OR d.kind = s.kind)
    AND d.fired_at IS NULL AND d.settled_at IS NULL
    AND NOT EXISTS (SELECT FROM jsonb_to_recordset($9::jsonb) AS n(subject_type text, subject_id text, kind text)
                    WHERE n.subject_type = d.subject_type AND n.subject_id = d.subject_id AND n.kind = d.kind)
)
INSERT INTO platform.answer (actor_id, key, act, request_hash, body, answered_at)
SELECT $3, $11, $1, $12, $13::jsonb, $5 WHERE $11::text IS NOT NULL`;

export const statements = {
  session,
  permitByNumber,
  permitById,
  queue,
  parties,
  papers,
  stock,
  application,
  held,
  serials,
  permit,
  decided,
  leave,
};
