// Who there is: the tree of authorities, accounts and their offices, sessions. Sign-in, lock and the separation of the
// three administrators follow GB/T 22239-2019 8.1.4 (等保 level 3). Knows nothing of enterprises but their id.
// Callers: enterprise, permits, notifications and the seeds.
export { attendanceOn } from './absence/attendance';
export { addAccount, type NewAccount } from './accounts/add-account';
export {
  activeOf,
  accountsOfEnterprise,
  accountsOfEnterprises,
  accountsOfOrgan,
  namesOf,
  type AccountRef,
} from './accounts/accounts-of';
export { moveAccounts } from './accounts/move-accounts';
export { addMandate, type MandateInput } from './offices/mandate';
export { addCity, citySettingsOn } from './cities/add-city';
export { addOrgan, findOrgan, organOf, type Organ, type OrganLevel } from './organs/organ';
export { demoAccounts, demoCode, recordDemoAccount, type DemoAccount } from './demo/demo-accounts';
export { endSessionsOf } from './sessions/end-sessions';
export { setPassword } from './accounts/set-password';
export { newTotpSecret, sealTotp } from './factors/totp';
export { ENTERPRISE_CARDS, type EnterpriseCards } from './sessions/me';
export * from './contract';
