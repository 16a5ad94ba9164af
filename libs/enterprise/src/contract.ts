// What the browser may know of the register: the kinds of enterprises and licences, what a licence lets its holder do
// (条例 9–13, 办法 23), the colour of a standing, and 易智码 as text. Pure: every function takes the day it is asked for.
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
export {
  colourOf,
  colours,
  colourWords,
  mayOn,
  stoppedOn,
  type Colour,
  type ColourAnswer,
  type ColourReason,
  type MayToday,
} from './standing/colour';
export {
  creditClasses,
  enterpriseFlags,
  holdReasonCodes,
  holdReasons,
  holdScopes,
  releaseReasonCodes,
  releaseReasons,
  scopeWords,
  type CreditClass,
  type EnterpriseFlag,
  type HoldReasonCode,
  type HoldScope,
  type ReleaseReasonCode,
} from './standing/hold-reasons';
export { type BanFact, type DueFact, type HoldFact, type StandingFacts } from './standing/standing-facts';
export { codeOfAddress, groupedCode, readCodeText, type CodeText } from './code/code-text';
