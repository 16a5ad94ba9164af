import { enterpriseFacts, heldIn, holdReasons, keepStanding, scopeWords, type EnterpriseFacts } from '@yby/enterprise';
import { toPlainDate, type Tx } from '@yby/platform';
import { substanceOf } from '@yby/regulation/contract';
import { matterOf } from '../application/application-input';
import type { StoredApplication } from '../application/application-row';
import { permitsRefusal } from '../permits.refusals';

/** What was true at submission must still hold at the decision. @throws Refusal permits.standing-changed */
export async function stillEntitled(tx: Tx, row: StoredApplication): Promise<ReadonlyMap<string, EnterpriseFacts>> {
  const ids = [row.enterprise_id, row.seller_id, row.consignee_id, row.carrier_id].filter(
    (id): id is string => id !== null,
  );
  await keepStanding(tx, ids);
  const parties = await enterpriseFacts(tx, ids, toPlainDate(tx.now));
  const reasons: string[] = [];
  const applicant = parties.get(row.enterprise_id);
  if (!applicant || applicant.state !== 'registered') reasons.push('申请单位已注销 / the applicant is closed');
  const asked = matterOf(row.kind);
  const matter = asked === 'transfer' ? 'sale' : asked;
  if (applicant?.bans.some(({ scope }) => scope === 'all' || scope === matter))
    reasons.push('申请单位被停止受理 / the applicant is barred（条例 38）');
  for (const { scope, reason, article } of applicant ? heldIn(applicant, matter) : [])
    reasons.push(
      `申请单位${scopeWords[scope].zh}被管控：${holdReasons[reason].zh} / the applicant is held（${article}）`,
    );
  const [seller, carrier] = [parties.get(row.seller_id ?? ''), parties.get(row.carrier_id ?? '')];
  if (seller && heldIn(seller, 'sale').length)
    reasons.push('供方目前不能销售 / the seller may not sell at present（条例 13）');
  if (carrier && heldIn(carrier, 'transport').length)
    reasons.push('承运人目前不能承运 / the carrier may not carry at present（办法 23）');
  if (row.seller_id) {
    const lost = row.lines.filter(({ substance }) => !seller?.sells.includes(substance));
    if (lost.length)
      reasons.push(
        `供方不再具备经营资格：${lost.map(({ substance }) => substanceOf(substance).nameZh).join('、')}（条例 13）`,
      );
  }
  if (row.carrier_id && !carrier?.carries) reasons.push('承运人资质失效 / the carrier lost its licence（办法 23）');
  if (reasons.length) throw permitsRefusal('standing-changed', { reasons });
  return parties;
}
