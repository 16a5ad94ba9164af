import { Injectable } from '@nestjs/common';
import type { DeadlineHandler, PlainDate, Tx } from '@yby/platform';
import { ENDED } from './remind-of-end';

interface Row {
  readonly enterprise_id: string;
  readonly kind: string;
  readonly number: string;
  readonly valid_to: PlainDate | null;
  readonly version: number;
  readonly division: string;
  readonly organ_id: string | null;
}

/** Says that a licence nears its end, and that it has ended. What may be done without it is decided by the clock alone. */
@Injectable()
export class LicenceDue implements DeadlineHandler {
  async due(tx: Tx, { subjectId, kind }: { subjectId: string; kind: string }): Promise<void> {
    const licence = await tx.maybe<Row>(
      `SELECT l.enterprise_id, l.kind, l.number, l.valid_to::text, l.version, e.division, e.organ_id
       FROM enterprise.licence l JOIN enterprise.enterprise e ON e.id = l.enterprise_id AND e.state IN ('registered', 'suspended')
       WHERE l.id = $1`,
      [subjectId],
    );
    if (!licence?.valid_to) return;
    const ended = kind === ENDED;
    tx.emit(
      ended ? 'enterprise.licence-expired' : 'enterprise.licence-expiring',
      { type: 'licence', id: subjectId, version: licence.version, division: licence.division },
      {
        enterpriseId: licence.enterprise_id,
        organId: licence.organ_id,
        kind: licence.kind,
        number: licence.number,
        days: ended ? 0 : Number(kind.slice('enterprise.licence-'.length)),
        validTo: licence.valid_to,
      },
    );
  }
}
