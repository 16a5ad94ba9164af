import { Inject, Injectable } from '@nestjs/common';
import { organOf } from '@yby/identity';
import {
  advance,
  isoOf,
  Ports,
  startOfDay,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type Instant,
  type Tx,
} from '@yby/platform';
import { lawInUse } from '@yby/regulation/contract';
import { refuseBusySites } from '../closing/busy-sites';
import { enterpriseRefusal } from '../enterprise.refusals';
import { recordOf } from '../register/record-of';
import { defectsOf } from './defects';
import { changesOf } from './facts-of';
import { isIndividual, scansOf, type FilingDocument } from './filing-document';
import { getOwnFiling, type StoredFiling } from './filing-row';
import { filingLifecycle } from './filing.lifecycle';
import { checkScans } from './known-scans';
import { emitFiling } from './filing-event';
import { refuseRegistered } from './open-filing';
import { subjectKeyOf } from './record-from';
import { openDocument, sealDocument } from './seal-document';

/** What the enterprise, or the officer who helps it, does with a filing. */
@Injectable()
export class FillIn {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /** Saves it as typed. @throws Refusal platform.version-changed, enterprise.scan-unknown */
  async save(caller: Caller, id: string, document: FilingDocument): Promise<{ version: number; revision: number }> {
    return this.work.run(caller, 'enterprise.save-filing', async (tx) => {
      const row = await getOwnFiling(tx, tx.actor, id);
      const registered = row.kind === 'change' ? await recordOf(tx, row.enterprise_id) : null;
      await checkScans(tx, scansOf(document), [row.document, registered?.document ?? null]);
      const revision = row.revision + 1;
      const version = await advance(tx, filingLifecycle, {
        act: 'save',
        id,
        from: row.state,
        to: row.state,
        version: caller.ifMatch,
        set: {
          document: JSON.stringify(sealDocument(this.vault, document)),
          revision,
          name: document.unit.name.trim(),
        },
      });
      return { version, revision };
    });
  }

  /**
   * 提交: whole or not at all. @throws Refusal enterprise.filing-defective with every defect, enterprise.uscc-taken,
   * enterprise.uscc-in-review, enterprise.nothing-changed, enterprise.not-by-change,
   * enterprise.no-organ
   */
  async submit(caller: Caller, id: string): Promise<StoredFiling> {
    return this.work.run(caller, 'enterprise.submit-filing', async (tx) => {
      const row = await getOwnFiling(tx, tx.actor, id);
      const document = openDocument(this.vault, row.document);
      refuseDefects(document, tx.now);
      if (row.kind === 'change') await this.refuseSame(tx, row, document);
      else if (!isIndividual(document)) await refuseRegistered(tx, document.unit.uscc, row.enterprise_id);
      const organ = await organOf(tx, document.unit.division);
      if (!organ) throw enterpriseRefusal('no-organ', { division: document.unit.division });
      const version = await advance(tx, filingLifecycle, {
        act: 'submit',
        id,
        from: row.state,
        version: caller.ifMatch,
        set: {
          subject_key: subjectKeyOf(this.vault, document),
          division: document.unit.division,
          organ_id: organ.id,
          submitted_at: isoOf(tx.now),
          due_at: isoOf(promisedAt(document.unit.division, tx.now)),
          returned: '[]',
        },
      }).catch((error: { constraint?: string }) => {
        throw error.constraint === 'filing_subject_once' ? enterpriseRefusal('uscc-in-review') : error;
      });
      await tx.execute(
        `INSERT INTO enterprise.filing_version (filing_id, revision, document, submitted_by, submitted_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [id, row.revision, JSON.stringify(row.document), tx.actor.id, isoOf(tx.now)],
      );
      const now = (await again(tx, id))!;
      emitFiling(tx, now, version, 'enterprise.filing-submitted');
      return now;
    });
  }

  async withdraw(caller: Caller, id: string): Promise<StoredFiling> {
    return this.work.run(caller, 'enterprise.withdraw-filing', async (tx) => {
      const row = await getOwnFiling(tx, tx.actor, id);
      const version = await advance(tx, filingLifecycle, {
        act: 'withdraw',
        id,
        from: row.state,
        version: caller.ifMatch,
        set: { decided_at: isoOf(tx.now) },
      });
      const now = (await again(tx, id))!;
      emitFiling(tx, now, version, 'enterprise.filing-withdrawn', { outcome: row.state });
      return now;
    });
  }

  /** A change keeps who it is and where it lies: another unit registers, another county is asked by a transfer. */
  private async refuseSame(tx: Tx, row: StoredFiling, document: FilingDocument): Promise<void> {
    const registered = (await recordOf(tx, row.enterprise_id))!;
    const before = openDocument(this.vault, registered.document);
    if (subjectKeyOf(this.vault, before) !== subjectKeyOf(this.vault, document))
      throw enterpriseRefusal('not-by-change');
    if (before.unit.division !== document.unit.division) throw enterpriseRefusal('not-by-change');
    await refuseBusySites(this.ports, tx, row.enterprise_id, before, document);
    if (changesOf(before, document).length === 0) throw enterpriseRefusal('nothing-changed');
  }
}

/** @throws Refusal enterprise.filing-defective naming every defect at once (行政许可法 32) */
export function refuseDefects(document: FilingDocument, now: Instant): void {
  const defects = defectsOf(document, lawInUse(), toPlainDate(now));
  if (defects.length === 0) return;
  throw enterpriseRefusal(
    'filing-defective',
    { count: defects.length },
    defects.map(({ field, code, zh, en, todoZh, todoEn, rule }) => ({
      field,
      code,
      zh: `${zh}。${todoZh}（${rule}）`,
      en: `${en}. ${todoEn} (${rule})`,
    })),
  );
}

/** 一日办结: until the office closes on the next working day after the day of submission (行政许可法 82). */
export function promisedAt(division: string, now: Instant): Instant {
  const today = toPlainDate(now);
  const calendar = lawInUse().calendar(division, today);
  return calendar.endOfWorkingDay(startOfDay(calendar.addWorkingDays(today, 1).date)).at;
}

export function again(tx: Tx, id: string): Promise<StoredFiling | null> {
  return tx.maybe<StoredFiling>('SELECT * FROM enterprise.filing WHERE id = $1', [id]);
}
