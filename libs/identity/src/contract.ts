// What the browser may know of identity: the rule for passwords, so that a form tells while somebody types.
// Pure. Called by the web and by the acts of this module.
export { isGoodPassword } from './accounts/password-rule';
