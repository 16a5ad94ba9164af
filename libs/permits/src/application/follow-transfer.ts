import { Inject, Injectable } from '@nestjs/common';
import type { OpenBusiness, TransferCount, TransferFollower, TransferOf } from '@yby/enterprise';
import { Clock, isoOf, toPlainDate, type Sql, type Tx } from '@yby/platform';
import { permitsRefusal } from '../permits.refusals';

const OPEN = `state IN ('accepted', 'paused', 'correction_required')`;

/**
 * What happens to cases and papers when an enterprise moves: those of the giving county follow to the receiving one, each paper
 * as it was issued. Of a merger or division they are finished first: whether a paper passes to a successor no article says, so
 * the successor applies anew and the old paper is struck off (行政许可法 70, from memory).
 */
@Injectable()
export class FollowTransfer implements TransferFollower {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async obstaclesTo(sql: Sql, transfer: TransferOf, lock: boolean): Promise<OpenBusiness[]> {
    const { enterpriseId, kind, siteIds } = transfer;
    const now = await this.clock.nowIn(sql);
    if (kind === 'move') {
      const open = `SELECT id, lease_until FROM permits.application WHERE enterprise_id = $1 AND ${OPEN} ORDER BY id`;
      const rows = await sql.rows<{ lease_until: number | null }>(lock ? `${open} FOR UPDATE` : open, [enterpriseId]);
      return rows.some(({ lease_until: until }) => until !== null && until > now)
        ? [{ code: 'claimed', zh: '有申请正由审批员办理', en: 'an officer holds one of its applications' }]
        : [];
    }
    const found: OpenBusiness[] = [];
    const sites = kind === 'split' ? [...siteIds] : null;
    if (
      await sql.maybe(
        `SELECT FROM permits.application WHERE enterprise_id = $1 AND ${OPEN} AND ($2::uuid[] IS NULL OR site_id = ANY($2)) LIMIT 1`,
        [enterpriseId, sites],
      )
    )
      found.push({ code: 'applications', zh: '有未办结的申请', en: 'an application is not decided yet' });
    if (
      await sql.maybe(
        `SELECT FROM permits.permit WHERE enterprise_id = $1 AND state IN ('valid', 'suspended') AND valid_to >= $2::date
           AND ($3::uuid[] IS NULL OR site_id = ANY($3)) LIMIT 1`,
        [enterpriseId, toPlainDate(now), sites],
      )
    )
      found.push({
        code: 'papers',
        zh: '有仍在有效期的证件，须先用完或者注销',
        en: 'a paper is in force: use it up or strike it off first',
      });
    return found;
  }

  async countsOf(sql: Sql, { enterpriseId, kind, fromDivision }: TransferOf): Promise<TransferCount[]> {
    if (kind !== 'move') return [];
    const row = await sql.maybe<{ open: number; valid: number }>(
      `SELECT (SELECT count(*)::int FROM permits.application WHERE enterprise_id = $1 AND division = $2 AND ${OPEN}) AS open,
         (SELECT count(*)::int FROM permits.permit WHERE enterprise_id = $1 AND division = $2 AND state IN ('valid', 'suspended')) AS valid`,
      [enterpriseId, fromDivision],
    );
    return [
      { code: 'applications', zh: '在办申请', en: 'open applications', count: row!.open },
      { code: 'papers', zh: '有效证件', en: 'papers in force', count: row!.valid },
    ];
  }

  async follow(tx: Tx, { kind, enterpriseId, fromDivision, toDivision, toOrganId }: TransferOf): Promise<void> {
    if (kind !== 'move') return;
    const cases = await tx.rows<{ id: string; version: number }>(
      `UPDATE permits.application SET division = $3, organ_id = $4, version = version + 1
       WHERE enterprise_id = $1 AND division = $2 AND ${OPEN} AND (lease_until IS NULL OR lease_until <= $5)
       RETURNING id, version`,
      [enterpriseId, fromDivision, toDivision, toOrganId, isoOf(tx.now)],
    );
    if (
      await tx.maybe(`SELECT FROM permits.application WHERE enterprise_id = $1 AND division = $2 AND ${OPEN} LIMIT 1`, [
        enterpriseId,
        fromDivision,
      ])
    )
      throw permitsRefusal('claimed-by-other', { by: '—', until: '—' });
    for (const { id, version } of cases)
      tx.emit(
        'permits.application-moved',
        { type: 'application', id, version, division: toDivision },
        { enterpriseId },
      );
    // The paper names who issued it; which county looks after it is another matter.
    const papers = await tx.rows<{ id: string; version: number }>(
      `UPDATE permits.permit SET division = $3, version = version + 1 WHERE enterprise_id = $1 AND division = $2 RETURNING id, version`,
      [enterpriseId, fromDivision, toDivision],
    );
    for (const { id, version } of papers)
      tx.emit('permits.permit-moved', { type: 'permit', id, version, division: toDivision }, { enterpriseId });
    await tx.execute('UPDATE permits.draft SET division = $3 WHERE enterprise_id = $1 AND division = $2', [
      enterpriseId,
      fromDivision,
      toDivision,
    ]);
  }
}
