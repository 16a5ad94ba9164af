// What the browser may know of identity: the rule for passwords, so that a form tells while somebody types.
// Pure. Called by the web and by the acts of this module.
export { keyScopeNames, keyScopes, MOST_KEY_DAYS, MOST_OVERLAP_HOURS, scopeOf, type KeyScope } from './api-keys/scopes';
export { isGoodPassword, passwordFlaws, type PasswordFlaw } from './accounts/password-rule';
export { gapsOf, spansOf, type Span } from './offices/mandate-spans';
export { administratorNames, companyOffices, organOffices } from './offices/office-names';
