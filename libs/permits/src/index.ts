// Permits for sibling modules: what a permit is, and the events that others may listen to by name
// (permits.submitted, .resubmitted, .returned, .approved, .refused, .withdrawn, .lapsed, .reminder, .overdue, .redeemed,
// .expired; .permit-suspended, -restored, -revoked, -annulled, -withdrawn, -cancelled, -deregistered, -reissued;
// .measure-proposed, -confirmed, -rejected, -lapsed; facts carry ids only). Articles: 条例 14–24, 办法 3–25. Callers: inspection, credit, risk, readers; the operator’s tool (a past decision said
// again, a new signing key).
export { permitLifecycle, effectiveOn, type Effective, type PermitState } from './permit/permit.lifecycle';
export { applicationLifecycle, type ApplicationState } from './application/application.lifecycle';
export { whyOfNumber, type WhyView } from './application/why';
export { SigningKeys } from './permit/signing-keys';
export { publishedKeysOf, verifyPaper, type PaperVerdict } from './scan/verify-paper';
export { documentedExample } from './credential/documented-example';
