import { Injectable } from '@nestjs/common';
import { type DeadlineHandler, type Tx } from '@yby/platform';
import type { StoredPermit } from './permit-row';

/** The clock has made a permit expire; this only records the fact for listeners. */
@Injectable()
export class RecordExpiry implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const permit = await tx.maybe<Pick<StoredPermit, 'number' | 'state' | 'version' | 'division' | 'enterprise_id'>>(
      'SELECT number, state, version, division, enterprise_id FROM permits.permit WHERE id = $1',
      [subjectId],
    );
    if (permit?.state !== 'valid' && permit?.state !== 'suspended') return;
    tx.emit(
      'permits.expired',
      { type: 'permit', id: subjectId, version: permit.version, division: permit.division },
      { permitId: subjectId, permitNumber: permit.number, enterpriseId: permit.enterprise_id },
    );
  }
}
