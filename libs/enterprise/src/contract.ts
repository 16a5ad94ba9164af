// What the browser may know of the register: the kinds of enterprises and licences, and what a licence lets its holder do
// (条例 9–13, 办法 23). Pure: every function takes the day it is asked for.
// Called by the web and by the acts of this module.
export {
  carriesOf,
  enterpriseKinds,
  inForce,
  licenceKinds,
  sellsOf,
  type EnterpriseKind,
  type Licence,
  type LicenceKind,
} from './register/licence';
