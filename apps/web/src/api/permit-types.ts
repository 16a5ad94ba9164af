// Permits, scans, deliveries, stock, messages and the journal on the wire.
import type { Bilingual, Page, Party, QuantityWire } from './types';

export type Effective =
  | 'in_force'
  | 'not_yet_valid'
  | 'expired'
  | 'used_up'
  | 'suspended'
  | 'revoked'
  | 'annulled'
  | 'withdrawn'
  | 'cancelled'
  | 'deregistered';

export interface PermitLine {
  substance: string;
  nameZh: string;
  nameEn: string;
  category: number;
  granted: QuantityWire;
  redeemed: QuantityWire;
  remaining: QuantityWire;
  use: string;
}

export interface PermitRow {
  id: string;
  number: string;
  kind: string;
  state: string;
  effective: Effective;
  holder: Party;
  seller?: Party | null;
  consignee?: Party | null;
  carrier?: Party | null;
  lines: PermitLine[];
  multiUse: boolean;
  deliveries: 'one' | 'several';
  /** Calendar days, both inclusive. */
  validFrom: string;
  validTo: string;
  issuedAt: string;
  issuingOrgan: string;
}

export interface Redemption {
  id: string;
  consignmentId: string;
  deliveredOn: string;
  vehicle: string | null;
  payment: Payment;
  at: string;
  lines: { substance: string; quantity: QuantityWire }[];
}

export interface PermitView extends PermitRow {
  version: number;
  applicationId: string;
  /** Text of the code: an address whose fragment is the credential. */
  code: string;
  /** The worker has made the PDF. */
  printed: boolean;
  redemptions: Redemption[];
  acts: string[];
}

export type Verdict =
  Effective | 'replaced' | 'altered' | 'wrong_authority' | 'forged' | 'unknown_key' | 'unreadable' | 'not_found';

export interface ScannedPermit {
  number: string;
  kind: string;
  holderName: string;
  validFrom: string;
  validTo: string;
  issuingOrgan: string;
  lines?: { substance: string; nameZh: string; nameEn: string; granted: QuantityWire; remaining?: QuantityWire }[];
  /** Only for a party or an officer. */
  id?: string;
  counterpartyName?: string;
  acts?: string[];
}

export interface ScanVerdict {
  verdict: Verdict;
  genuine: boolean;
  inForce: boolean;
  zh: { title: string; todo: string };
  en: { title: string; todo: string };
  permit?: ScannedPermit | null;
  asOf: string;
}

export interface VerifyKeys {
  keys: { kid: string; alg: string; publicKey: string; organ: string | null; from: string; to: string | null }[];
  asOf: string;
}

export type Payment = 'transfer' | 'cheque' | 'cash' | 'barter';

export interface RedemptionInput {
  lines: { substance: string; quantity: QuantityWire }[];
  deliveredOn?: string;
  vehicle?: string;
  handlerChecked: true;
  payment: Payment;
}

export interface RedemptionView {
  id: string;
  consignmentId: string;
  permit: PermitView;
}

interface Named {
  id: string;
  name: string;
}

export interface ConsignmentLine {
  substance: string;
  nameZh: string;
  nameEn: string;
  sent: QuantityWire;
  received: QuantityWire | null;
  /** Received, and not as sent. */
  different: boolean;
  reason: string | null;
}

export interface ConsignmentView {
  id: string;
  state: 'in_transit' | 'received';
  version: number;
  permitId: string;
  permitNumber: string;
  redemptionId: string;
  seller: Named;
  buyer: Named;
  site: Named | null;
  lines: ConsignmentLine[];
  deliveredOn: string;
  sentAt: string;
  receivedAt: string | null;
  acts: string[];
}

export interface StockItem {
  substance: string;
  nameZh: string;
  nameEn: string;
  site: Named;
  quantity: QuantityWire;
}

export interface LedgerEntry {
  id: string;
  /** When it was entered. */
  at: string;
  /** Day on which the goods moved. */
  on: string;
  kind: string;
  kindName: Bilingual;
  substance: string;
  nameZh: string;
  nameEn: string;
  site: Named;
  /** Signed: positive into the site. */
  quantity: QuantityWire;
  /** Of this site after the entry. */
  balance: QuantityWire;
  ref: { type: string; id: string };
}

export interface Message {
  id: string;
  at: string;
  kind: string;
  zh: { title: string; body: string };
  en: { title: string; body: string };
  link?: string | null;
  readAt: string | null;
}

export interface MessagePage extends Page<Message> {
  unread: number;
}

export interface AuditHead {
  batch: string;
  size: number;
  root: string;
  head: string;
  sealedAt: string;
}

export interface JournalEntry {
  seq: string;
  id: string;
  at: string;
  recordedAt: string;
  event: string;
  act: string;
  actor: { kind: string; id: string };
  subject: { kind: string; id: string; version: number };
  division: string | null;
  facts: Record<string, unknown>;
  /** Batch that seals the row; null for about a second. */
  batch: string | null;
  requestId: string;
}

/** What the register says of a scan that was entered. */
export interface RecordedScan {
  id: string;
  known: boolean;
  verdict: Verdict;
  number: string | null;
  /** It passed on the device, and does not by the register. */
  differs: boolean;
}
