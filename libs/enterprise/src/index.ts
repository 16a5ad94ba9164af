// The register of enterprises: who they are, where they store, what they may sell and carry, what they declared to need,
// and their standing (holds, bans, credit class, violations) with its colour and code. What is merely declared stays inside:
// `filing`. 条例 9–14, 38; 办法 8, 14, 23.
// Callers: ledger, permits, notifications and the seeds; identity through its port ENTERPRISE_CARDS.
export { registerEnterprise } from './register/register-enterprise';
export { amendEnterprise } from './register/amend-enterprise';
export type {
  NewDocument,
  NewEnterprise,
  NewLicence,
  NewSite,
  NewStaff,
  SealedPerson,
} from './register/new-enterprise';
export {
  enterpriseFacts,
  findEnterprise,
  findEnterprises,
  getEnterprise,
  heldIn,
  type Ban,
  type DeclaredNeed,
  type EnterpriseCard,
  type EnterpriseFacts,
  type Hold,
  type Site,
} from './facts/enterprise-facts';
export { noteFirstFiling, noteFirstTransport } from './facts/note-first';
export { makeCodes, replaceCode } from './code/make-code';
export { ENTERPRISE_COUNTS, type EnterpriseCounts } from './code/enterprise-counts';
export { grade, setFlag } from './standing/grade';
export { hold, release, type NewHold } from './standing/hold';
export { keepStanding } from './standing/keep-standing';
export { pool, type PoolMember, type PoolScope } from './standing/pool';
export { standing, type Standing } from './standing/read-standing';
export { YELLOW_REASONS, type YellowReasons } from './standing/yellow-reasons';
export { OPEN_BUSINESS_PORT, type OpenBusiness, type OpenBusinessProbe } from './closing/open-business';
export { TRANSFER_PORT, type TransferCount, type TransferFollower, type TransferOf } from './transfer/transfer-port';
export type { EnterpriseState } from './register/enterprise.lifecycle';
export * from './contract';
