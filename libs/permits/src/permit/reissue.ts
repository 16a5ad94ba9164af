import { Inject, Injectable } from '@nestjs/common';
import { enterpriseFacts } from '@yby/enterprise';
import {
  advance,
  Choice,
  Flag,
  isoOf,
  Part,
  platformRefusal,
  QuantityBody,
  SETTINGS,
  Text,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type Settings,
  type Tx,
} from '@yby/platform';
import { quantityFromWire, type Bilingual } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { HandlerInput } from '../application/application-input';
import { sealHandler, type StoredHandler } from '../application/handler';
import { noticeOnPermit } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { statusPlace } from '../status-list/status-place';
import { isReissuable } from './acts-on';
import { snapshot } from './issue';
import { lockPermit } from './lock-permit';
import { recordPermit } from './permit-event';
import { permitLifecycle } from './permit.lifecycle';
import { linesOf, type PartySnapshot, type StoredPermit, type StoredPermitLine } from './permit-row';
import type { PermitView } from './permit-view';
import { readPermit } from './read-permit';
import { sealPermit } from './seal-permit';
import { SigningKeys } from './signing-keys';
import { stateForbids } from './state-forbids';

export const reissueReasons = ['clerical_error', 'party_changed', 'paper_lost'] as const;

const reissueWords: Record<(typeof reissueReasons)[number], Bilingual> = {
  clerical_error: { zh: '更正文字错误', en: 'a clerical error is put right' },
  party_changed: { zh: '单位登记事项变更', en: 'facts of a party in the register changed' },
  paper_lost: { zh: '证件遗失或者损毁，补发', en: 'the paper was lost or spoilt' },
};

/** 'quantity PC3-01' → what the paper says. */
function correctionInWords(change: string): Bilingual {
  const [member = '', substance] = change.split(' ');
  const names: Record<string, Bilingual> = {
    handler: { zh: '更正经办人信息', en: 'the handler' },
    holder: { zh: '更正持证单位信息', en: 'the holder' },
    seller: { zh: '更正供方信息', en: 'the seller' },
    consignee: { zh: '更正收货单位信息', en: 'the consignee' },
    carrier: { zh: '更正承运单位信息', en: 'the carrier' },
    quantity: { zh: '更正数量', en: 'the quantity' },
    use: { zh: '更正用途', en: 'the use' },
  };
  const { zh, en } = names[member] ?? { zh: member, en: member };
  if (!substance) return { zh, en };
  const { nameZh, nameEn } = substanceOf(substance);
  return { zh: `${zh}：${nameZh}`, en: `${en} of ${nameEn}` };
}

export class CorrectedLine {
  @Text({ max: 10, pattern: /^PC[1-3]-\d\d$/ }) substance: string;
  @Part(() => QuantityBody, { optional: true, about: 'smaller than granted, not below what was written off' })
  quantity?: QuantityBody;
  @Text({ optional: true, min: 1, max: 200 }) use?: string;
}

export class ReissueInput {
  @Choice(reissueReasons, { name: 'ReissueReason' }) reason: (typeof reissueReasons)[number];
  @Text({ min: 2, max: 1000, about: 'what was wrong, in words' }) note: string;
  @Part(() => HandlerInput, { optional: true }) handler?: HandlerInput;
  @Part(() => CorrectedLine, { many: true, optional: true, most: 20 }) lines?: CorrectedLine[];
  @Flag({ optional: true, about: 'take names and addresses of the parties from the register anew' }) parties?: boolean;
}

interface Corrected {
  readonly handler: StoredHandler;
  readonly holder: PartySnapshot;
  readonly seller: PartySnapshot | null;
  readonly consignee: PartySnapshot | null;
  readonly carrier: PartySnapshot | null;
  readonly lines: StoredPermitLine[];
}

/**
 * 换发: the same permit on a corrected paper. The number stays, what was written off stays written off, the new credential
 * has a place of its own in the status list, and whoever scans the old code is told that it was replaced.
 */
@Injectable()
export class Reissue {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async reissue(caller: Caller, permitId: string, input: ReissueInput): Promise<PermitView> {
    return this.work.run(caller, 'permits.reissue', async (tx) => {
      const { permit, side } = await lockPermit(tx, permitId);
      if (side !== 'authority') throw platformRefusal('not-found');
      if (permit.state !== 'valid') throw stateForbids(permit, 'reissue');
      if (!isReissuable(permit, tx.now)) throw permitsRefusal('not-reissuable');
      const now = await this.corrected(tx, permit, input);
      const changed = changedOf(permit, now);
      // A lost paper is printed anew as it was, but its old code must no longer pass.
      if (changed.length === 0 && input.reason !== 'paper_lost') throw permitsRefusal('nothing-corrected');
      const drawn = await tx.maybe<{ serial: bigint }>(`SELECT nextval('permits.status_index') AS serial`);
      const status = statusPlace(Number(drawn!.serial), this.vault);
      const sealed = await sealPermit(tx, this.keys, {
        permitId,
        number: permit.number,
        kind: permit.kind,
        division: permit.division,
        holder: now.holder,
        counterparty: (now.seller ?? now.consignee)!,
        carrier: now.carrier,
        lines: now.lines.map(({ substance, unit, granted }) => ({ substance, unit, amount: granted })),
        multiUse: permit.multi_use,
        validFrom: permit.issued_at,
        validTo: permit.valid_to,
        status,
      });
      await keepReplaced(tx, permit, input.reason, changed, this.vault.seal(input.note, 'reissue.note'));
      for (const { position, granted, use } of now.lines)
        await tx.execute(
          'UPDATE permits.permit_line SET granted = $3, use = $4 WHERE permit_id = $1 AND position = $2',
          [permitId, position, granted, use],
        );
      const version = await advance(tx, permitLifecycle, {
        act: 'reissue',
        id: permitId,
        from: permit.state,
        version: caller.ifMatch,
        set: {
          edition: permit.edition + 1,
          handler: JSON.stringify(now.handler),
          holder: JSON.stringify(now.holder),
          seller: now.seller && JSON.stringify(now.seller),
          consignee: now.consignee && JSON.stringify(now.consignee),
          carrier: now.carrier && JSON.stringify(now.carrier),
          status_index: status,
          kid: sealed.kid,
          credential: sealed.credential,
        },
      });
      await tx.execute('DELETE FROM permits.printout WHERE permit_id = $1', [permitId]);
      recordPermit(tx, permit, version, 'permits.permit-reissued', {
        edition: permit.edition + 1,
        reason: input.reason,
        corrected: changed,
      });
      await noticeOnPermit(tx, this.vault, permit, 'replacement', {
        points: [reissueWords[input.reason], ...changed.map(correctionInWords)],
        note: input.note,
      });
      return readPermit(tx, tx.actor, { id: permitId }, tx.now, this.settings.publicUrl);
    });
  }

  private async corrected(tx: Tx, permit: StoredPermit, input: ReissueInput): Promise<Corrected> {
    const parties = input.parties ? await anew(tx, permit) : permit;
    const { holder, seller, consignee, carrier } = parties;
    return {
      handler: input.handler ? sealHandler(this.vault, input.handler) : permit.handler,
      holder,
      seller,
      consignee,
      carrier,
      lines: correctedLines(permit, input.lines ?? []),
    };
  }
}

async function anew(tx: Tx, permit: StoredPermit) {
  const ids = [permit.enterprise_id, permit.seller_id, permit.consignee_id, permit.carrier_id];
  const known = await enterpriseFacts(
    tx,
    ids.filter((id) => id !== null),
    toPlainDate(tx.now),
  );
  const one = (id: string | null) => (id && known.has(id) ? snapshot(known.get(id)!) : null);
  return {
    holder: one(permit.enterprise_id) ?? permit.holder,
    seller: one(permit.seller_id) ?? permit.seller,
    consignee: one(permit.consignee_id) ?? permit.consignee,
    carrier: one(permit.carrier_id) ?? permit.carrier,
  };
}

/** @throws Refusal permits.substance-not-on-permit, permits.correction-unfit */
function correctedLines(permit: StoredPermit, corrections: readonly CorrectedLine[]): StoredPermitLine[] {
  const lines = linesOf(permit);
  const seen = new Set<string>();
  for (const [at, { substance }] of corrections.entries()) {
    if (seen.has(substance) || !lines.some((line) => line.substance === substance))
      throw permitsRefusal('substance-not-on-permit', { substance, line: at });
    seen.add(substance);
  }
  const corrected = lines.map((line) => {
    const change = corrections.find(({ substance }) => substance === line.substance);
    if (!change) return line;
    const quantity = change.quantity ? quantityFromWire(change.quantity) : { unit: line.unit, amount: line.granted };
    const fits =
      quantity.unit === line.unit &&
      quantity.amount > 0n &&
      quantity.amount <= line.granted &&
      quantity.amount >= line.redeemed;
    if (!fits) throw permitsRefusal('correction-unfit', { substance: line.substance });
    return { ...line, granted: quantity.amount, use: change.use ?? line.use };
  });
  if (!corrected.some(({ granted, redeemed }) => granted > redeemed))
    throw permitsRefusal('correction-unfit', { substance: corrected[0]!.substance });
  return corrected;
}

/** Names of what the new paper says differently. */
function changedOf(permit: StoredPermit, now: Corrected): string[] {
  const parties = ['holder', 'seller', 'consignee', 'carrier'] as const;
  const lines = linesOf(permit);
  return [
    ...(now.handler === permit.handler ? [] : ['handler']),
    ...parties.filter((name) => !same(permit[name], now[name])),
    ...now.lines.flatMap(({ substance, granted, use }, at) => [
      ...(granted === lines[at]!.granted ? [] : [`quantity ${substance}`]),
      ...(use === lines[at]!.use ? [] : [`use ${substance}`]),
    ]),
  ];
}

function same(before: PartySnapshot | null, after: PartySnapshot | null): boolean {
  if (before === null || after === null) return before === after;
  return (Object.keys(after) as (keyof PartySnapshot)[]).every((name) => before[name] === after[name]);
}

async function keepReplaced(
  tx: Tx,
  permit: StoredPermit,
  reason: string,
  corrected: readonly string[],
  note: string,
): Promise<void> {
  const { handler, holder, seller, consignee, carrier, lines } = permit;
  await tx.insert('permits.replaced_credential', {
    permit_id: permit.id,
    edition: permit.edition,
    status_index: permit.status_index,
    kid: permit.kid,
    credential: permit.credential,
    issued_at: isoOf(permit.issued_at),
    replaced_at: isoOf(tx.now),
    replaced_by: tx.actor.id,
    reason,
    corrected,
    was: JSON.stringify({ handler, holder, seller, consignee, carrier, lines }),
    note,
  });
}
