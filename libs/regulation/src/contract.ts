// The law as pure functions and data: catalogue, divisions, identifiers, "what do I need?", deadlines, reasons.
// 易制毒化学品管理条例 and Order 87 (办法), effective-dated, each datum with its article and how well it was checked.
// No clock and no database inside: every function takes the day it is asked for. The form in the browser and the act on
// the server call the same code. Called by enterprise, ledger, permits, notifications and the web.

export { findSubstance, lawInUse, substanceOf, substancesOn, takeIntoUse } from './law/law-in-use';
export { Law } from './law/law';
export { lawWith, shippedData, shippedLaw } from './law/shipped-law';
export { defaultSettings, settingKeys } from './law/law-data';
export type { KeyArea, LawData, Setting, SettingKey } from './law/law-data';
export type { Route } from './law/routes';
export type { Rule } from './law/rule';
export type { Category, Substance } from './catalogue/substance';
export {
  cityDivision,
  countiesOf,
  divisionName,
  divisionsAsOf,
  explainDivision,
  formerDivision,
  isDivision,
  isDivisionOn,
  liesIn,
  prefectureOf,
  provinceDivision,
} from './divisions/division';
export type { NamedDivision } from './divisions/division-table';
export type { FormerDivision } from './divisions/former-divisions';
export type { Explanation } from './identifiers/explanation';
export { explainCas, isCas } from './identifiers/cas';
export { eLicenceOf, explainELicence, isELicence, judgeELicence, mod3736 } from './identifiers/e-licence';
export type { ELicenceVerdict } from './identifiers/e-licence';
export { maskAddress } from './identifiers/mask-address';
export { explainPlate, isPlate, plateForms, plateKindOf, plateKinds } from './identifiers/plate';
export type { PlateForm, PlateKind } from './identifiers/plate';
export { explainResidentId, isResidentId } from './identifiers/resident-id';
export { explainOrganisationCode, explainUscc, isOrganisationCode, isUscc } from './identifiers/uscc';
export { explainAsk, type AskDefect } from './requirement/explain-ask';
export { packAsk, unpackAsk } from './requirement/pack-ask';
export { activities, lineForms, mixtureProducts, payments, purposes, transferReasons } from './requirement/ask';
export type {
  Activity,
  Barring,
  BuyerKind,
  FileFacts,
  LineForm,
  MixtureProduct,
  Payment,
  Purpose,
  RequirementAsk,
  RequirementLine,
  Standing,
  TransferReason,
} from './requirement/ask';
export { instruments } from './requirement/answer';
export { instrumentNames } from './requirement/instrument-names';
export type {
  Authority,
  AuthorityLevel,
  Because,
  DocumentKind,
  Instrument,
  LaterDuty,
  Organ,
  Outcome,
  Point,
  RequiredDocument,
  Requirement,
  Validity,
} from './requirement/answer';
export { requirement, strictness } from './requirement/requirement';
export {
  correctionDeadline,
  defaultClockSettings,
  dueDates,
  isInOneDayPromise,
  noticeDeadline,
  statutoryWorkingDays,
} from './clocks/due-dates';
export type { ApplicationKind, ClockSettings, DueDates, DueDatesAsk } from './clocks/due-dates';
export { validity } from './clocks/validity';
export { caseClock, pauseReasons } from './clocks/case-clock';
export type { CaseClock, CaseEvent, CaseKind, PauseReason } from './clocks/case-clock';
export { dutyDue, type DutyDue, type DutySpan } from './clocks/duty-due';
export { returnDefects, type ReturnDefect } from './reasons/return-defects';
export { refusalReasons, type RefusalReason } from './reasons/refusal-reasons';
export { aliases, type Alias, type AliasKind } from './search/aliases';
export { findSubstances, matchKinds, type MatchKind, type SubstanceMatch } from './search/find-substances';
export { kilogramsOf, type Kilograms, type LitresAsk, type NoKilograms } from './search/kilograms-of';
