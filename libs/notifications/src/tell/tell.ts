import { Injectable } from '@nestjs/common';
import { findEnterprises } from '@yby/enterprise';
import { accountsOfEnterprises, activeOf, accountsOfOrgan, findOrgan, organOf, type AccountRef } from '@yby/identity';
import { isoOf, toPlainDate, type JournalEvent, type Listener, type Tx } from '@yby/platform';
import { queueSendings, type ToldMessage } from '../sendings/queue-sendings';
import { followThread } from '../threads/follow-thread';
import { caseFactsOf, type CaseFacts } from './event-facts';
import { messageId } from './message-id';
import { recipientsOf, type Recipients, type ToldEvent } from './recipients';

interface Draft {
  readonly account: string;
  readonly kind: string;
  readonly link: string | null;
}

const insertion = `
INSERT INTO notifications.message (id, event_id, account_id, kind, facts, link, at, division, month)
SELECT d.id, $1, d.account, d.kind, $2::jsonb, d.link, $3, $4, $5
FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[]) AS d(id, account, kind, link)
ON CONFLICT (event_id, account_id) DO NOTHING
RETURNING id, account_id AS account, kind`;

/** Tells both sides of what happened to a case. Heard twice or late, it leaves the same rows. */
@Injectable()
export class Tell implements Listener {
  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    const facts = caseFactsOf(event);
    await followThread(tx, event, facts);
    const groups = recipientsOf(event.event as ToldEvent, facts);
    const drafts = new Map<string, Draft>();
    for (const group of groups)
      for (const { id } of await accountsOf(tx, group, facts, event.subject.division))
        if (!drafts.has(id)) drafts.set(id, { account: id, kind: group.kind, link: group.link });
    if (drafts.size === 0) return;
    const all = [...drafts.values()];
    const told = await tx.rows<ToldMessage>(insertion, [
      event.id,
      JSON.stringify(await wordFacts(tx, facts)),
      isoOf(event.occurredAt),
      event.subject.division,
      Number(toPlainDate(event.occurredAt).slice(0, 7).replace('-', '')),
      all.map(({ account }) => messageId(event.id, account)),
      all.map(({ account }) => account),
      all.map(({ kind }) => kind),
      all.map(({ link }) => link),
    ]);
    await queueSendings(tx, told);
  }
}

async function accountsOf(tx: Tx, group: Recipients, facts: CaseFacts, division: string | null): Promise<AccountRef[]> {
  if (typeof group.of === 'object' && 'account' in group.of) {
    const { account } = group.of;
    return (await activeOf(tx, [account])).has(account) ? [{ id: account, name: '', roles: group.roles }] : [];
  }
  if (group.of !== 'organ' && group.of !== 'above') {
    const accounts = await accountsOfEnterprises(tx, [group.of.enterprise]);
    return accounts.filter(({ roles }) => roles.some((role) => group.roles.includes(role)));
  }
  const organId = facts.organId ?? (division ? (await organOf(tx, division))?.id : null);
  if (!organId) return [];
  const held: AccountRef[] = [];
  for (let organ: string | null = organId; organ; organ = (await findOrgan(tx, organ))?.parentId ?? null) {
    for (const role of group.roles) held.push(...(await accountsOfOrgan(tx, organ, role)));
    if (group.of === 'organ') break;
  }
  return held;
}

/** What the texts may name: numbers and the names of enterprises. */
async function wordFacts(tx: Tx, facts: CaseFacts): Promise<Record<string, string | null>> {
  const ids = [facts.enterpriseId, facts.sellerId].filter((id): id is string => id !== null);
  const cards = await findEnterprises(tx, ids);
  const nameOf = (id: string | null) => (id ? (cards.get(id)?.name ?? null) : null);
  return {
    number: facts.number,
    permitNumber: facts.permitNumber,
    enterpriseName: nameOf(facts.enterpriseId),
    sellerName: nameOf(facts.sellerId),
    day: facts.day,
    until: facts.until,
    place: facts.day && facts.organId ? ((await findOrgan(tx, facts.organId))?.name ?? null) : null,
    licence: facts.number || null,
    days: facts.days,
    validTo: facts.validTo,
    creditClass: facts.creditClass,
    share: /^remind-(\d+)$/.exec(facts.outcome ?? '')?.[1] ?? null,
  };
}
