// The platform's face for every module above: the unit of work, lifecycles, refusals, who-may, pages, fields, the clock,
// deadlines, listeners, files, two-person acts, official papers in print. It knows no word of the regulation.
// Callers: all modules. The browser takes ./contract instead.
export { Work } from './work/work';
export { Tx, type Subject } from './work/tx';
export { roles, publicActor, systemActor, systemCaller, type Actor, type Caller, type Role } from './work/actor';
export type { Sql, SqlValue } from './database/sql';
export type { Fact, Facts } from './journal/facts';
export { declareRefusals, Refusal, type FieldError, type RefusalRow } from './refusal';
export { platformRefusal } from './platform.refusals';
export { advance } from './lifecycle/advance';
export { defineLifecycle, openActs, type Lifecycle } from './lifecycle/lifecycle';
export type { DeadlineHandler, Listener, ModuleDeclaration, ScheduledHandler, TwoPersonHandler } from './declaration';
export type { JournalEvent } from './deliveries/event';
export { WhoMay } from './http/who-may';
export { Call, Keyless } from './http/caller';
export {
  At,
  BilingualView,
  Choice,
  Day,
  Division,
  Flag,
  Free,
  Id,
  IdParams,
  Json,
  Part,
  QuantityBody,
  QuantityView,
  Text,
  Whole,
} from './http/fields';
export { ProblemView } from './http/problem.view';
export { cursorOf, limitOf, pageOf, PageQuery } from './http/page';
export { giveCookie, newSessionId, takeCookie, type Sessions, type SessionState } from './http/sessions';
export type { ApiKeys, HeldKey } from './http/api-keys';
export { Clock } from './clock/clock';
export { FileStore } from './files/file-store';
export { receivedFile, type ReceivedFile } from './files/received-file';
export { Vault, type Sealed } from './vault/vault';
export { everyPage, PAGE, SEAL_OLD_PORT, SEALED_FORM, type SealOld } from './vault/seal-old';
export { TwoPerson } from './two-person/two-person';
export { Ports } from './ports';
export {
  AGREED_SETTINGS_PORT,
  CITIES_PORT,
  type AgreedForPlace,
  type AgreedSettings,
  type CitiesHere,
} from './neighbours';
export {
  ACCESS_LOG,
  ACCOUNT_NAMES,
  KeptRecords,
  looksFromOutside,
  PERSONAL_DATA,
  type AccessLog,
  type AccountNames,
  type DataFate,
  type Fate,
  type NotedAccess,
  type OwnSection,
  type PersonalData,
  type Retention,
} from './personal-data';
export { canonicalJson } from './journal/encoding';
export { API_KEYS, SESSIONS, SETTINGS } from './tokens';
export type { Settings } from './settings';
export { isNear, type Outbound } from './outbound';
export { verifyJournal, type JournalVerdict } from './journal/verify';
export { historyOf, type HistoryEntry } from './journal/history';
export { chineseFonts } from './print/chinese-fonts';
export { coverText } from './print/glyph-cover';
export { colours, MM, Pen } from './print/pen';
export { drawWatermark } from './print/frame';
export { closePage, drawFurtherTitle, drawTitle, newPage, openPaper, PAPER, PAPER_AREA } from './print/paper';
export { inPages, type Block } from './print/pages';
export { PaperSeal } from './print/paper-seal';
export { darkRuns, drawQr, QUIET_ZONE, qrMatrix, qrSvg, type QrMatrix } from './print/qr';
export {
  drawFields,
  drawTable,
  fieldHeights,
  TABLE_HEAD,
  TABLE_ROW,
  type Area,
  type Column,
  type Field,
} from './print/tables';
export * from './contract';
