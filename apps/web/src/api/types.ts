// What the HTTP interface says and hears. Instants are ISO 8601 strings in UTC, days 'YYYY-MM-DD', amounts decimal strings.
import type { Bilingual, Page, Problem, QuantityWire } from '@yby/platform/contract';
import type { components } from './schema';

export type { Bilingual, Page, Problem, QuantityWire };

export type Role =
  | 'enterprise_admin'
  | 'agent'
  | 'storekeeper'
  | 'driver'
  | 'approver'
  | 'legal_reviewer'
  | 'inspector'
  | 'supervisor'
  | 'sysadmin'
  | 'secadmin'
  | 'auditadmin';

export interface Me {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  enterprise: { id: string; name: string; uscc: string; division: string } | null;
  organ: { id: string; name: string; division: string } | null;
  csrf: string;
  idleMinutes: number;
  passwordDaysLeft: number | null;
  lastSignIn: { at: string; kind: 'pc' | 'phone' | 'api'; network: string } | null;
}

export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  roles: Role[];
  /** Signs in with a code too, which GET /demo/code tells. */
  code: boolean;
  place: string;
  story: Bilingual;
}

export interface Substance {
  code: string;
  nameZh: string;
  nameEn: string;
  abbr?: string | null;
  cas: string;
  category: number;
  drugType: boolean;
  salts: boolean;
  individualPurchase: boolean;
  units: QuantityWire['unit'][];
}

export interface Site {
  id: string;
  name: string;
  address?: string;
  division?: string;
}

export interface EnterpriseFile {
  id: string;
  name: string;
  uscc: string;
  division: string;
  address?: string;
  state?: 'draft' | 'registered' | 'suspended' | 'closed' | 'moved_out';
  sites: Site[];
  licences?: { kind: string; number: string; validTo: string | null; inForce: boolean }[];
  bans?: { to: string; decisionNo: string; article: string }[];
  sells?: string[];
  carries?: boolean;
}

export interface Counterparty {
  id: string;
  name: string;
  uscc: string;
  division?: string;
  address?: string;
  sells?: string[];
}

export interface StoredFile {
  hash: string;
  size: number;
  type: string;
  name: string;
}

export const applicationKinds = [
  'purchase_filing',
  'purchase_permit',
  'transport_filing',
  'transport_permit',
  'transfer_filing',
] as const;
export type ApplicationKind = (typeof applicationKinds)[number];
export type TransferReason = components['schemas']['TransferReason'];

export const attachmentKinds = [
  'legitimate_use_statement',
  'sales_contract',
  'business_licence',
  'mandate',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface Attachment {
  kind: AttachmentKind;
  file: string;
  name: string;
}

export interface Handler {
  name: string;
  idNumber: string;
  phone: string;
}

export interface ApplicationInput {
  kind: ApplicationKind;
  lines: { substance: string; quantity: QuantityWire; use: string }[];
  multiUse?: boolean;
  sellerId?: string;
  siteId?: string;
  consigneeId?: string;
  carrierId?: string;
  originDivision?: string;
  destinationDivision?: string;
  route?: string[];
  selfUse?: boolean;
  transferReason?: TransferReason;
  purchasePermitId?: string;
  urgent?: string;
  handler: Handler;
  attachments: Attachment[];
  copiedFrom?: string;
}

export type CheckOutcome = 'pass' | 'warning' | 'stop';

export interface CheckLine {
  check: string;
  outcome: CheckOutcome;
  zh: string;
  en: string;
  rule?: string;
  todoZh?: string;
  todoEn?: string;
  evidence?: unknown;
}

export interface Precheck {
  outcome: 'clear' | 'warning' | 'stop';
  /** Requirement of @yby/regulation/contract. */
  requirement: Record<string, unknown>;
  /** The question that it answers. */
  asked?: Record<string, unknown>;
  lines: CheckLine[];
}

export interface Party {
  id: string;
  name: string;
  uscc?: string;
}

export interface ApplicationLine {
  substance: string;
  nameZh: string;
  nameEn: string;
  category: number;
  quantity: QuantityWire;
  use: string;
}

export type ApplicationState = components['schemas']['ApplicationState'];

export interface CodedReason {
  code: string;
  zh: string;
  en: string;
  note?: string;
}

export interface Decision {
  outcome:
    | 'approved'
    | 'returned'
    | 'refused'
    | 'not_required'
    | 'not_accepted'
    | 'forwarded'
    | 'granted_above'
    | 'refused_above';
  by: string;
  note?: string;
  defects?: CodedReason[];
  reason?: CodedReason;
}

export interface ApplicationEvent {
  at: string;
  act: string;
  by: string;
  zh: string;
  en: string;
}

export interface ApplicationRow {
  id: string;
  number: string;
  kind: ApplicationKind;
  state: ApplicationState;
  /** What is applied for, in words. */
  summary: string;
  /** Seller or consignee. */
  counterparty: string;
  submittedAt: string;
  dueAt: string | null;
  decidedAt: string | null;
  permitId: string | null;
  permitNumber: string | null;
}

export interface Claim {
  by: string;
  leaseUntil: string;
  mine: boolean;
}

export interface ApplicationView {
  id: string;
  number: string;
  kind: ApplicationKind;
  state: ApplicationState;
  version: number;
  enterprise: Party;
  seller: Party | null;
  consignee: Party | null;
  carrier: Party | null;
  siteId: string | null;
  originDivision: string | null;
  destinationDivision: string | null;
  route: string[];
  multiUse: boolean;
  transferReason: TransferReason | null;
  purchasePermitId: string | null;
  /** Why the applicant asks for haste. */
  urgent: string | null;
  forwarding: components['schemas']['ForwardingView'] | null;
  lines: ApplicationLine[];
  /** Masked for everyone but the applicant. */
  handler: Handler;
  attachments: Attachment[];
  submittedAt: string;
  acceptedAt: string | null;
  statutoryDueAt: string | null;
  promisedDueAt: string | null;
  dueAt: string | null;
  /** A year without an official holiday list was touched. */
  provisionalCalendar: boolean;
  decidedAt: string | null;
  decision: Decision | null;
  claim: Claim | null;
  /** How many officers must agree. */
  officers: number;
  /** Whose turn it is where two decide; for the authority only. */
  stage: 'first' | 'second' | 'differing' | null;
  precheck: Precheck;
  events: ApplicationEvent[];
  permitId: string | null;
  permitNumber: string | null;
  /** What this caller may do next: claim, release, extend, approve, return, refuse, forward, receive, answer, resubmit, withdraw. */
  acts: string[];
}
