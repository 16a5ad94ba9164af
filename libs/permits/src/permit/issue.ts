import type { EnterpriseFacts } from '@yby/enterprise';
import { findOrgan } from '@yby/identity';
import { isoOf, toPlainDate, type Tx, type Vault } from '@yby/platform';
import { endOfDay } from '@yby/platform/contract';
import { validity, type Requirement } from '@yby/regulation/contract';
import type { PermitKind } from '../application/application-input';
import type { StoredApplication } from '../application/application-row';
import { decidedHere } from '../application/forwarding';
import { keepSealed } from '../application/handler';
import { statusPlace } from '../status-list/status-place';
import { permitNumber } from './permit-number';
import type { PartySnapshot } from './permit-row';
import { sealPermit } from './seal-permit';
import type { SigningKeys } from './signing-keys';

export interface Issued {
  readonly permitId: string;
  readonly permitNumber: string;
}

export function snapshot({ id, name, uscc, address, legalRep, division }: EnterpriseFacts): PartySnapshot {
  return { id, name, uscc, address, legalRep, division };
}

/**
 * 签发: number, row and signed credential come to be in the decision's own transaction; from its commit the permit is in
 * force and can be proven anywhere. The PDF is made later from this row.
 */
export async function issue(
  tx: Tx,
  keys: SigningKeys,
  vault: Vault,
  row: StoredApplication,
  parties: ReadonlyMap<string, EnterpriseFacts>,
): Promise<Issued> {
  decidedHere(row.kind);
  const kind = row.kind as PermitKind;
  const law = row.precheck.requirement as Requirement;
  const holder = parties.get(row.enterprise_id)!;
  const party = (id: string | null) => (id ? snapshot(parties.get(id)!) : null);
  const seller = party(row.seller_id);
  const consignee = party(row.consignee_id);
  const carrier = party(row.carrier_id);
  const { validFrom, validTo } = validity(toPlainDate(tx.now), law.validity?.months ?? 1);
  const multiUse = law.validity?.uses === 'multi';
  const drawn = await tx.maybe<{ serial: bigint; status: bigint }>(
    `SELECT nextval('permits.permit_number') AS serial, nextval('permits.status_index') AS status`,
  );
  const { serial } = drawn!;
  const status = statusPlace(Number(drawn!.status), vault);
  const permitId = tx.newId();
  const number = permitNumber(row.division, kind, Number(validFrom.slice(0, 4)), serial);
  const { kid, credential } = await sealPermit(tx, keys, {
    permitId,
    number,
    kind,
    division: row.division,
    holder,
    counterparty: (seller ?? consignee)!,
    carrier,
    lines: row.lines.map(({ substance, unit, amount }) => ({ substance, unit, amount: BigInt(amount) })),
    multiUse,
    validFrom: tx.now,
    validTo,
    status,
  });
  // Whoever decides, a delegate or the city, decides in the name of the legal organ (行政许可法 24).
  const legal = row.organ_id && row.organ_id !== tx.actor.organId ? await findOrgan(tx, row.organ_id) : null;
  await tx.execute(insertion, [
    permitId,
    number,
    row.kind,
    row.id,
    row.enterprise_id,
    JSON.stringify(snapshot(holder)),
    row.seller_id,
    seller && JSON.stringify(seller),
    row.consignee_id,
    consignee && JSON.stringify(consignee),
    row.carrier_id,
    carrier && JSON.stringify(carrier),
    row.site_id,
    JSON.stringify(keepSealed(vault, row.handler)),
    multiUse,
    multiUse || row.kind !== 'purchase_filing' ? 'several' : 'one',
    validFrom,
    validTo,
    isoOf(tx.now),
    legal?.id ?? tx.actor.organId,
    legal?.name ?? tx.actor.organName,
    status,
    kid,
    credential,
    row.division,
    Number(validFrom.slice(0, 7).replace('-', '')),
    JSON.stringify(row.lines),
  ]);
  tx.deadline({ type: 'permit', id: permitId }, 'permits.expired', endOfDay(validTo));
  return { permitId, permitNumber: number };
}

const insertion = `
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
