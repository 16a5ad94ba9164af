import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, platformRefusal, Ports, Vault, Work, type Caller, type Tx } from '@yby/platform';
import { refuseBusySites } from '../closing/busy-sites';
import { enterpriseRefusal } from '../enterprise.refusals';
import { changesOf, factsOf, rankOf, type EvidenceLevel } from '../filing/facts-of';
import type { FilingDocument } from '../filing/filing-document';
import { again, refuseDefects } from '../filing/fill-in';
import { emitFiling } from '../filing/filing-event';
import { getFiling, sideOf, type ReturnedDefect, type StoredFiling } from '../filing/filing-row';
import { filingLifecycle } from '../filing/filing.lifecycle';
import { freshIds } from './fresh-ids';
import { recordFrom } from '../filing/record-from';
import { openDocument } from '../filing/seal-document';
import { amendEnterprise } from '../register/amend-enterprise';
import { recordOf } from '../register/record-of';
import { registerEnterprise } from '../register/register-enterprise';
import { recordRename } from '../transfer/record-rename';
import { setEvidence } from './evidence';
import { filingReasons } from './return-reasons';

export interface NamedLevel {
  readonly fact: string;
  readonly level: EvidenceLevel;
}

/** 核验: the two decisions on a filing. Two officers at once: the second meets another state and is told so. */
@Injectable()
export class DecideFiling {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /**
   * 通过: the register is written in this very transaction; until it, the old values hold.
   * @throws Refusal enterprise.own-help, enterprise.fact-unknown, enterprise.filing-defective, enterprise.uscc-taken
   */
  async approve(caller: Caller, id: string, named: readonly NamedLevel[], note?: string): Promise<StoredFiling> {
    return this.work.run(caller, 'enterprise.approve-filing', async (tx) => {
      const row = await this.forDecision(tx, id);
      const document = await freshIds(tx, row.enterprise_id, openDocument(this.vault, row.document));
      const version = await this.advanceTo(tx, row, 'approve', { note: note ?? null });
      refuseDefects(document, tx.now);
      const levels = levelsOf(document, named);
      if (row.kind === 'registration')
        await registerEnterprise(tx, recordFrom(this.vault, document), row.enterprise_id);
      else {
        const registered = (await recordOf(tx, row.enterprise_id))!;
        const before = openDocument(this.vault, registered.document);
        await refuseBusySites(this.ports, tx, row.enterprise_id, before, document);
        const changes = changesOf(before, document);
        await amendEnterprise(
          tx,
          row.enterprise_id,
          recordFrom(this.vault, document),
          changes.map(({ fact }) => fact),
        );
        if (before.unit.name !== document.unit.name.trim())
          await recordRename(tx, {
            enterpriseId: row.enterprise_id,
            formerName: before.unit.name,
            filingNumber: row.number,
            division: row.division,
            organId: row.organ_id,
          });
      }
      await setEvidence(tx, this.vault, {
        enterpriseId: row.enterprise_id,
        document,
        levels,
        filingId: id,
        visitId: null,
      });
      const now = (await again(tx, id))!;
      emitFiling(tx, now, version, 'enterprise.filing-approved');
      return now;
    });
  }

  /** 退回补正: everything that is missing, told at once (行政许可法 32). @throws Refusal enterprise.reason-unknown */
  async return(caller: Caller, id: string, defects: readonly ReturnedDefect[]): Promise<StoredFiling> {
    return this.work.run(caller, 'enterprise.return-filing', async (tx) => {
      const row = await this.forDecision(tx, id);
      for (const { code } of defects)
        if (!filingReasons.some((reason) => reason.code === code)) throw enterpriseRefusal('reason-unknown', { code });
      const version = await this.advanceTo(tx, row, 'return', {
        returned: JSON.stringify(defects),
        corrections: row.corrections + 1,
      });
      const now = (await again(tx, id))!;
      emitFiling(tx, now, version, 'enterprise.filing-returned', { defects: defects.map(({ code }) => code) });
      return now;
    });
  }

  private async forDecision(tx: Tx, id: string): Promise<StoredFiling> {
    const row = await getFiling(tx, tx.actor, id, 'FOR UPDATE');
    const side = sideOf(row, tx.actor);
    // Who filed it for the enterprise does not verify it.
    if (side === 'helper') throw enterpriseRefusal('own-help');
    if (side !== 'authority') throw platformRefusal('not-found');
    return row;
  }

  private advanceTo(
    tx: Tx,
    row: StoredFiling,
    act: 'approve' | 'return',
    set: Record<string, string | number | null>,
  ): Promise<number> {
    return advance(tx, filingLifecycle, {
      act,
      id: row.id,
      from: row.state,
      version: tx.caller.ifMatch,
      set: { ...set, decided_at: isoOf(tx.now), decided_by: tx.actor.id },
    });
  }
}

/** What a fact is worth unless the officer has said more: a scan is a document, a word is a declaration. */
function levelsOf(document: FilingDocument, named: readonly NamedLevel[]): Map<string, EvidenceLevel> {
  const facts = factsOf(document);
  const levels = new Map(
    facts.map(({ fact, scanned }) => [fact, (scanned ? 'document' : 'declared') as EvidenceLevel]),
  );
  for (const { fact, level } of named) {
    const least = levels.get(fact);
    if (!least) throw enterpriseRefusal('fact-unknown', { fact });
    // Seeing it takes two officers on the spot: the record of a visit, not a click.
    if (level === 'seen_on_site') throw enterpriseRefusal('visit-needed');
    if (rankOf(level) > rankOf(least)) levels.set(fact, level);
  }
  return levels;
}
