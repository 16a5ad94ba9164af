// The register of enterprises: who they are, where they store, what they may sell and carry, what they declared to need,
// and their standing (bans, violations). 条例 9–14, 38; 办法 8, 14, 23.
// Callers: ledger, permits, notifications and the seeds; identity through its port ENTERPRISE_CARDS.
export { registerEnterprise, type NewEnterprise, type NewSite } from './register/register-enterprise';
export {
  enterpriseFacts,
  findEnterprise,
  findEnterprises,
  getEnterprise,
  type Ban,
  type DeclaredNeed,
  type EnterpriseCard,
  type EnterpriseFacts,
  type Site,
} from './facts/enterprise-facts';
export { noteFirstFiling, noteFirstTransport } from './facts/note-first';
export * from './contract';
