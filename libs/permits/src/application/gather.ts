import { enterpriseFacts, type EnterpriseFacts } from '@yby/enterprise';
import { platformRefusal, toPlainDate, type Instant, type Sql } from '@yby/platform';
import { explainAsk } from '@yby/regulation/contract';
import { permitsRefusal } from '../permits.refusals';
import { matterOf, type ApplicationInput } from './application-input';
import { ownFacts } from './own-facts';
import { paperLeft } from './past-facts';
import type { PrecheckFacts } from './precheck';

export interface Applicant {
  readonly enterpriseId: string | null;
  /** Account whose uploads the attachments must be; null where they were accepted before. */
  readonly id: string | null;
}

/** Reads what the pre-check looks at: one statement of enterprise, and one of this module that asks the books too. */
export async function gather(
  sql: Sql,
  { enterpriseId, id: accountId }: Applicant,
  input: ApplicationInput,
  at: Instant,
  except: string | null,
): Promise<PrecheckFacts> {
  if (!enterpriseId) throw platformRefusal('not-permitted', { roles: ['agent'] });
  const on = toPlainDate(at);
  const defects = explainAsk({
    activity: matterOf(input.kind),
    buyerKind: 'unit',
    lines: input.lines,
    date: on,
    ...(input.originDivision ? { originDivision: input.originDivision } : {}),
    ...(input.destinationDivision ? { destinationDivision: input.destinationDivision } : {}),
    ...(input.route ? { route: input.route } : {}),
    withinCounty: true,
  });
  const seen = new Set<string>();
  input.lines.forEach(({ substance }, i) => {
    if (seen.has(substance))
      defects.push({
        field: `lines.${i}.substance`,
        code: 'twice',
        zh: '同一品种请合并为一行',
        en: 'name each substance once',
      });
    seen.add(substance);
  });
  if (defects.length) throw permitsRefusal('unreadable-ask', { count: defects.length }, defects);
  const others = [input.sellerId, input.consigneeId, input.carrierId].filter((id): id is string => id !== undefined);
  const substances = input.lines.map(({ substance }) => substance);
  const files = accountId === null ? [] : [...new Set(input.attachments?.map(({ file }) => file) ?? [])];
  const parties = await enterpriseFacts(sql, [enterpriseId, ...others], on);
  const { own, past } = await ownFacts(sql, {
    enterpriseId,
    kind: input.kind,
    counterpartyId: input.sellerId ?? input.consigneeId ?? null,
    substances,
    on,
    except,
    accountId: accountId ?? '',
    files,
    units: input.lines.map(({ quantity }) => quantity.unit),
  });
  const paper = await paperLeft(sql, {
    enterpriseId,
    on,
    except,
    purchasePermitId: input.purchasePermitId ?? null,
  });
  const applicant: EnterpriseFacts | undefined = parties.get(enterpriseId);
  if (!applicant) throw platformRefusal('not-found');
  // Nobody but its own people knows of a draft.
  if (others.some((id) => (parties.get(id)?.state ?? 'draft') === 'draft'))
    throw permitsRefusal('counterparty-unknown');
  if (own.uploaded !== files.length) throw permitsRefusal('attachment-unknown');
  return { applicant, parties, own, past: { ...past, paper }, stock: own.stock, on };
}
