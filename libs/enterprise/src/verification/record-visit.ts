import { Inject, Injectable } from '@nestjs/common';
import { accountsOfOrgan } from '@yby/identity';
import {
  Choice,
  Day,
  Id,
  isoOf,
  Part,
  platformRefusal,
  Text,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type PlainDate,
  type Tx,
} from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { factsOf, type EvidenceLevel } from '../filing/facts-of';
import { StoredScanInput } from '../filing/filing-input';
import { covers } from '../filing/filing-row';
import { checkScans } from '../filing/known-scans';
import { openDocument } from '../filing/seal-document';
import { recordOf } from '../register/record-of';
import { setEvidence } from './evidence';

export const visitResults = ['as_declared', 'differs'] as const;

export class VisitBody {
  @Day({ about: 'day of the visit' }) visitedOn: PlainDate;
  @Id({ about: 'the second officer: at least two go (条例 32)' }) withOfficer: string;
  @Text({ max: 12, pattern: /^\d{1,2}\.\d{1,8}$/, about: 'WGS-84 latitude of where they stood' }) lat: string;
  @Text({ max: 12, pattern: /^\d{1,3}\.\d{1,8}$/, about: 'WGS-84 longitude' }) lon: string;
  @Text({ many: true, least: 1, most: 200, max: 80, about: 'facts that were seen' }) facts: string[];
  @Part(() => StoredScanInput, { many: true, least: 1, most: 20, about: 'photos by hash' }) photos: StoredScanInput[];
  @Choice(visitResults, { name: 'VisitResult' }) result: (typeof visitResults)[number];
  @Text({ max: 500 }) note: string;
}

export interface Visited {
  readonly id: string;
  readonly seen: string[];
}

/** 实地核验: two officers on the spot; what they found as declared is known as well as can be. */
@Injectable()
export class RecordVisit {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal enterprise.two-officers, enterprise.fact-unknown, enterprise.visit-in-future, enterprise.scan-unknown */
  async visit(caller: Caller, enterpriseId: string, body: VisitBody): Promise<Visited> {
    return this.work.run(caller, 'enterprise.visit', async (tx) => {
      const record = await recordOf(tx, enterpriseId);
      const { division } = tx.actor;
      if (!record || division === null || !covers(division, record.division) || record.state === 'draft')
        throw platformRefusal('not-found');
      if (body.visitedOn > toPlainDate(tx.now)) throw enterpriseRefusal('visit-in-future');
      const second = await this.secondOfficer(tx, body.withOfficer);
      await checkScans(tx, body.photos);
      const document = openDocument(this.vault, record.document);
      const known = new Set(factsOf(document).map(({ fact }) => fact));
      const unknown = body.facts.find((fact) => !known.has(fact));
      if (unknown !== undefined) throw enterpriseRefusal('fact-unknown', { fact: unknown });
      const id = tx.newId();
      await tx.insert('enterprise.visit', {
        id,
        enterprise_id: enterpriseId,
        lat: Number(body.lat),
        lon: Number(body.lon),
        officer_ids: [tx.actor.id, second],
        facts: body.facts,
        photos: JSON.stringify(body.photos),
        result: body.result,
        note: body.note,
        visited_on: body.visitedOn,
        recorded_by: tx.actor.id,
        recorded_at: isoOf(tx.now),
        division: record.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      const seen = body.result === 'as_declared' ? body.facts : [];
      await setEvidence(tx, this.vault, {
        enterpriseId,
        document,
        levels: new Map(seen.map((fact) => [fact, 'seen_on_site' as EvidenceLevel])),
        filingId: null,
        visitId: id,
      });
      tx.emit(
        'enterprise.visited',
        { type: 'enterprise', id: enterpriseId, version: record.version, division: record.division },
        { enterpriseId, visitId: id, result: body.result, officers: [tx.actor.id, second], facts: body.facts },
      );
      return { id, seen };
    });
  }

  /** A colleague of the same authority, and another person. */
  private async secondOfficer(tx: Tx, accountId: string): Promise<string> {
    const { organId } = tx.actor;
    if (organId === null || accountId === tx.actor.id) throw enterpriseRefusal('two-officers');
    for (const role of ['approver', 'inspector'] as const)
      if ((await accountsOfOrgan(tx, organId, role)).some(({ id }) => id === accountId)) return accountId;
    throw enterpriseRefusal('two-officers');
  }
}
