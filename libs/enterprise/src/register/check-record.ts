import { explainCas, explainUscc, findSubstance, isDivision } from '@yby/regulation/contract';
import { enterpriseRefusal } from '../enterprise.refusals';
import type { NewEnterprise } from './new-enterprise';

/** @throws Refusal enterprise.uscc-malformed, enterprise.cas-malformed, enterprise.division-unknown, enterprise.substance-unknown */
export function checkRecord(record: NewEnterprise): void {
  const why = record.uscc === null ? null : explainUscc(record.uscc);
  if (why) throw enterpriseRefusal('uscc-malformed', { why: why.zh, whyEn: why.en });
  for (const division of [record.division, ...(record.sites ?? []).flatMap((site) => site.division ?? [])])
    if (!isDivision(division)) throw enterpriseRefusal('division-unknown', { division });
  for (const { cas } of record.otherChemicals ?? [])
    if (explainCas(cas)) throw enterpriseRefusal('cas-malformed', { cas });
  const codes = [
    ...(record.licences ?? []).flatMap(({ substances }) => substances),
    ...(record.needs ?? []).map(({ substance }) => substance),
  ];
  const unknown = [...new Set(codes.filter((code) => !findSubstance(code)))];
  if (unknown.length) throw enterpriseRefusal('substance-unknown', { substances: unknown });
}
