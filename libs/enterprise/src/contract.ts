// What the browser may know of enterprises: their kinds and licences, what a licence lets its holder do (条例 9–13, 办法 23),
// the colour of a standing, 易智码 as text, what a filing holds, everything that is wrong with it, and what a change makes
// different. Pure: every function takes the day it is asked for. Called by the web and by the acts of this module.
export {
  carriesOf,
  enterpriseKinds,
  inForce,
  licenceKinds,
  sellingKinds,
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
export {
  documentKinds,
  emptyDocument,
  idKinds,
  isIndividual,
  staffDuties,
  type ChemicalFacts,
  type DocumentFacts,
  type DocumentKind,
  type FilingDocument,
  type IdKind,
  type Keeper,
  type LicenceFacts,
  type NeedFacts,
  type SiteFacts,
  type StaffDuty,
  type StaffFacts,
  type StoredScan,
  type TypedAmount,
  type UnitFacts,
} from './filing/filing-document';
export { defectsOf } from './filing/defects';
export { filingRules, type DefectCode, type FilingDefect } from './filing/defect';
export {
  changesOf,
  evidenceLevels,
  factsOf,
  rankOf,
  type DeclaredFact,
  type EvidenceLevel,
  type FactChange,
  type FactGroup,
} from './filing/facts-of';
