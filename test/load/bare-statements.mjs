// The statements of the four operations, word for word what the product asks: the benchmark compares query ids and says
// when they part. Kept apart from the product on purpose, since the bare server must not run a line of it.

const session = `
SELECT s.csrf, s.last_seen, a.id, a.name, a.enterprise_id, a.organ_id, o.name_zh AS organ_name, o.division AS organ_division,
       identity.offices_in_force(a.id, $5::date) AS roles,
       CASE WHEN a.organ_id IS NULL THEN '{}' ELSE identity.delegated_to(a.organ_id, $5::date) END AS delegated,
       a.organ_id IS NOT NULL AND identity.on_leave(a.id, $5::date) AS away
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
SELECT id, number, kind, enterprise_name, summary, division, due_at, accepted_at, priority, claimed_by, claimed_name, lease_until, paused_minutes, officers, first_officer, second_officer
FROM permits.application
WHERE state = 'accepted' AND division = $1 AND (due_at, priority, id) > (to_timestamp($2::float8 / 1000), $3::smallint, $4::uuid)
ORDER BY due_at, priority, id LIMIT $5`;

const parties = `
SELECT e.id, e.version, coalesce(e.uscc, '') AS uscc, e.name, e.address, e.legal_rep AS "legalRep", e.division, e.kinds, e.state,
  e.organ_id AS "organId", e.first_filing_on AS "firstFilingOn", e.first_transport_on AS "firstTransportOn",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'division', s.division,
      'organId', s.organ_id) ORDER BY s.id) FROM enterprise.site s WHERE s.enterprise_id = e.id AND s.ended_on IS NULL), '[]') AS sites,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'number', l.number, 'issuer', l.issuer,
      'validFrom', l.valid_from, 'validTo', l.valid_to, 'substances', l.substances, 'evidence', l.evidence)
      ORDER BY l.valid_to DESC NULLS FIRST, l.id) FROM enterprise.licence l WHERE l.enterprise_id = e.id), '[]') AS licences,
  coalesce((SELECT jsonb_agg(jsonb_build_object('substance', n.substance, 'unit', n.unit, 'yearlyNeed', n.yearly_need::text,
      'storageCapacity', n.storage_capacity::text) ORDER BY n.substance) FROM enterprise.declared_need n
      WHERE n.enterprise_id = e.id), '[]') AS needs,
  coalesce((SELECT jsonb_agg(jsonb_build_object('from', b.from_on, 'to', b.to_on, 'scope', b.scope,
      'decisionNo', b.decision_no, 'article', b.article) ORDER BY b.to_on DESC, b.id) FROM enterprise.ban b
      WHERE b.enterprise_id = e.id AND b.from_on <= $2::date AND b.to_on >= $2::date), '[]') AS bans,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'scope', h.scope, 'reason', h.reason, 'article', h.article,
      'from', h.from_on, 'until', h.until_on) ORDER BY h.id) FROM enterprise.hold h
      WHERE h.enterprise_id = e.id AND h.from_on <= $2::date AND (h.until_on IS NULL OR h.until_on >= $2::date)
        AND NOT EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id)), '[]') AS holds,
  (SELECT count(*)::int FROM enterprise.violation v
      WHERE v.enterprise_id = e.id AND v.decided_on > $3::date AND v.decided_on <= $2::date) AS "violationsLastYear",
  coalesce((SELECT g.credit_class FROM enterprise.grade g WHERE g.enterprise_id = e.id ORDER BY g.id DESC LIMIT 1), 'B') AS "creditClass",
  ARRAY(SELECT f.flag FROM (SELECT DISTINCT ON (f.flag) f.flag, f.raised FROM enterprise.flag f WHERE f.enterprise_id = e.id
      ORDER BY f.flag, f.id DESC) f WHERE f.raised ORDER BY f.flag) AS flags
FROM enterprise.enterprise e WHERE e.id = ANY($1::uuid[])`;

const papers = `
WITH past AS (
  SELECT a.number, a.state, l.substance, l.unit, l.amount::bigint AS amount, (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
  WHERE a.enterprise_id = $1 AND a.kind = $5 AND a.id IS DISTINCT FROM $7::uuid AND l.substance = ANY($4)
    AND a.submitted_at > $10::date AND l.unit = ANY($11)
)
SELECT 'granted' AS fact, l.substance, l.unit,
  sum(CASE WHEN p.state IN ('valid', 'suspended') AND p.valid_to >= $3::date THEN l.granted ELSE l.redeemed END)::bigint AS amount, NULL::text AS number, NULL::date AS day
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.valid_from >= $2::date
  AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'open', l.substance, l.unit, sum(l.granted - l.redeemed)::bigint, NULL, NULL
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.state IN ('valid', 'suspended') AND p.valid_to >= $3::date AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'duplicate', l.substance, l.unit, l.amount::bigint, a.number, NULL
FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
WHERE a.enterprise_id = $1 AND a.state IN ('accepted', 'paused', 'correction_required') AND a.kind = $5 AND l.substance = ANY($4)
  AND coalesce(a.seller_id, a.consignee_id) = $6 AND a.id IS DISTINCT FROM $7::uuid
UNION ALL
SELECT 'stock', held.key, held.value->>'unit', (held.value->>'amount')::bigint, NULL, NULL FROM jsonb_each(ledger.held($1, $4)) AS held
UNION ALL
SELECT 'uploaded', '', '', platform.uploaded($8, $9), NULL, NULL
UNION ALL
SELECT 'usual', substance, min(unit), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount))::bigint, NULL, NULL
FROM past WHERE state = 'approved' GROUP BY substance HAVING count(*) >= 3
UNION ALL
SELECT 'recent', substance, unit, amount, number, day FROM past
WHERE day >= $12::date AND state IN ('accepted', 'paused', 'correction_required', 'approved', 'not_required', 'forwarded', 'answered')
UNION ALL
SELECT 'exempt', substance, min(unit), sum(amount)::bigint, NULL, NULL FROM past
WHERE state = 'not_required' AND day >= $2::date GROUP BY substance`;

const application = `
INSERT INTO permits.application (id, number, kind, state, enterprise_id, enterprise_name, uscc, seller_id, seller_name,
  consignee_id, consignee_name, carrier_id, carrier_name, site_id, origin_division, destination_division, route, multi_use,
  handler, attachments, lines, summary, precheck, priority, submitted_at, accepted_at, statutory_due_at, promised_due_at,
  due_at, provisional_calendar, decided_at, decision, organ_id, division, month, transfer_reason, purchase_permit_id, urgent)
VALUES ($1, $2 || lpad(nextval('permits.application_number')::text, 7, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
  $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
RETURNING *`;

const notice = `
INSERT INTO permits.notice (id, number, code, kind, application_id, permit_id, enterprise_id, addressee, uscc, organ_name, facts,
  issued_at, division, month)
VALUES ($1, $2 || lpad(nextval('permits.notice_number')::text, 7, '0') || '号', $3, $4, $5, $6, $7, $8, $9, coalesce($10, identity.organ_name($11), $14), $12, $13, $14, $15)
RETURNING number`;

const visits = 'SELECT state FROM permits.onsite_verification WHERE application_id = $1 ORDER BY id DESC LIMIT 100';

const standing =
  'SELECT pg_advisory_xact_lock_shared(1018, hashtext(id)) FROM unnest($1::text[]) AS id ORDER BY hashtext(id)';

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
UPDATE permits.application SET state = $3, version = version + 1, second_officer = $5, permit_id = $6, permit_number = $7, decided_at = $8,
  decided_by = $9, decision = $10, claimed_by = $11, claimed_name = $12, lease_until = $13
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
  application,
  notice,
  visits,
  standing,
  held,
  serials,
  permit,
  decided,
  leave,
};
