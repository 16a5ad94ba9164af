import type { City } from './city';

/** What is wrong with the books as a whole; nothing, whatever happened. */
export const flawsOfTheBooks = (city: City) =>
  city.rows(
    `SELECT 'posting' AS what, posting_id::text AS id FROM ledger.entry GROUP BY posting_id, substance, unit HAVING sum(amount) <> 0
     UNION ALL
     SELECT 'account', a.id::text FROM ledger.account a LEFT JOIN ledger.entry e ON e.account_id = a.id
     GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0) OR a.version <> count(e.id)
     UNION ALL
     SELECT 'substance', substance FROM ledger.account GROUP BY substance, unit HAVING sum(balance) <> 0
     UNION ALL
     SELECT 'permit line', l.permit_id::text FROM permits.permit_line l LEFT JOIN (
       SELECT r.permit_id, x->>'substance' AS substance, sum((x->>'amount')::bigint) AS amount
       FROM permits.redemption r, jsonb_array_elements(r.lines) AS x GROUP BY 1, 2) r USING (permit_id, substance)
     WHERE l.redeemed <> coalesce(r.amount, 0) OR l.redeemed > l.granted
     UNION ALL
     SELECT 'permit version', p.id::text FROM permits.permit p
     WHERE p.version <> 1 + (SELECT count(*) FROM platform.journal j
                             WHERE j.subject_type = 'permit' AND j.subject_id = p.id::text AND j.event <> 'permits.expired')
     UNION ALL
     SELECT 'status place', status_index::text FROM (
       SELECT status_index FROM permits.permit UNION ALL SELECT status_index FROM permits.replaced_credential) s
     GROUP BY status_index HAVING count(*) > 1`,
  );
