// What the HTTP interface says and hears. Instants are ISO 8601 strings in UTC, days 'YYYY-MM-DD', amounts decimal strings.
import type { Bilingual, Page, Problem, QuantityWire } from '@yby/platform/contract';

export type { Bilingual, Page, Problem, QuantityWire };

export type Role =
  | 'agent'
  | 'storekeeper'
  | 'approver'
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
}

export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  roles: Role[];
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
  standing?: { colour?: string; state?: string; reasons?: Bilingual[] } | null;
  sites: Site[];
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

export type ApplicationKind = 'purchase_filing' | 'transport_filing';

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
  siteId: string;
  consigneeId?: string;
  carrierId?: string;
  originDivision?: string;
  destinationDivision?: string;
  route?: string[];
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
  requirement?: unknown;
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

export type ApplicationState =
  | 'accepted'
  | 'correction_required'
  | 'approved'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'not_required'
  | 'not_accepted';

export interface Decision {
  outcome: string;
  by: string;
  note?: string | null;
  defects?: { code: string; note?: string | null; zh?: string; en?: string }[];
  reason?: string | null;
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
  enterprise?: Party;
  seller?: Party;
  consignee?: Party;
  lines: Pick<ApplicationLine, 'substance' | 'nameZh' | 'nameEn' | 'quantity'>[];
  submittedAt: string;
  acceptedAt?: string | null;
  promisedDueAt?: string | null;
  dueAt?: string | null;
  decidedAt?: string | null;
  permitId?: string | null;
  permitNumber?: string | null;
}

export interface QueueRow extends ApplicationRow {
  outcome?: Precheck['outcome'];
  warnings?: number;
  risk?: number | string | null;
  division?: string;
  claim?: Claim | null;
}

export interface Claim {
  by: string;
  leaseUntil: string;
  mine: boolean;
}

export type ApplicationAct = 'claim' | 'release' | 'approve' | 'return' | 'refuse' | 'resubmit' | 'withdraw';

export interface ApplicationView extends ApplicationRow {
  version: number;
  enterprise: Party;
  carrier?: Party;
  site?: Site;
  lines: ApplicationLine[];
  multiUse?: boolean;
  originDivision?: string;
  destinationDivision?: string;
  route?: string[];
  handler?: Handler;
  attachments: Attachment[];
  statutoryDueAt?: string | null;
  decision?: Decision | null;
  claim?: Claim | null;
  precheck?: Precheck | null;
  events: ApplicationEvent[];
  provisionalCalendar?: boolean;
  acts: ApplicationAct[];
}

export interface ReviewReasons {
  defects: { code: string; zh: string; en: string; rule?: string; example?: string | Bilingual }[];
  refusals: { code: string; zh: string; en: string; rule?: string }[];
}

export interface ClaimAnswer {
  application: ApplicationView | null;
  fence: number | string;
  leaseUntil: string;
}
