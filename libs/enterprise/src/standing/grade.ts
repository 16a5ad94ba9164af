import { isoOf, type Tx } from '@yby/platform';
import type { CreditClass, EnterpriseFlag } from './hold-reasons';
import { placeOf, tellStanding, touchStanding } from './keep-standing';

/**
 * 评级: gives an enterprise a credit class, for the module that computes it. Emits `enterprise.graded`.
 * @param basis article or rule of the grading; never free personal data
 * @throws Refusal platform.not-found
 */
export async function grade(
  tx: Tx,
  { enterpriseId, creditClass, basis }: { enterpriseId: string; creditClass: CreditClass; basis: string },
): Promise<void> {
  const subject = await touchStanding(tx, enterpriseId);
  await tx.insert('enterprise.grade', {
    id: tx.newId(),
    enterprise_id: enterpriseId,
    credit_class: creditClass,
    basis,
    graded_by: tx.actor.id,
    graded_at: isoOf(tx.now),
    ...placeOf(tx, subject.division),
  });
  tellStanding(tx, 'enterprise.graded', subject, { creditClass, basis });
}

/** 标记: raises or lowers a flag, which stops nothing. Emits `enterprise.flagged`. @throws Refusal platform.not-found */
export async function setFlag(
  tx: Tx,
  asked: { enterpriseId: string; flag: EnterpriseFlag; raised: boolean; basis: string },
): Promise<void> {
  const { enterpriseId, flag, raised, basis } = asked;
  const subject = await touchStanding(tx, enterpriseId);
  await tx.insert('enterprise.flag', {
    id: tx.newId(),
    enterprise_id: enterpriseId,
    flag,
    raised,
    basis,
    flagged_by: tx.actor.id,
    flagged_at: isoOf(tx.now),
    ...placeOf(tx, subject.division),
  });
  tellStanding(tx, 'enterprise.flagged', subject, { flag, raised, basis });
}
