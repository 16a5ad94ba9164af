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
  | 'deregistered'
  | 'withdrawn';

export interface PermitLine {
  substance: string;
  nameZh: string;
  nameEn: string;
  category: number;
  granted: QuantityWire;
  redeemed: QuantityWire;
  remaining: QuantityWire;
  use?: string;
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
  multiUse?: boolean;
  deliveries?: 'one' | 'several';
  validFrom: string;
  validTo: string;
  issuedAt: string;
  acts?: string[];
}

export interface Redemption {
  id: string;
  at: string;
  by?: string | Party;
  consignmentId?: string | null;
  vehicle?: string | null;
  lines: { substance: string; nameZh?: string; nameEn?: string; quantity: QuantityWire }[];
}

export interface PermitView extends PermitRow {
  issuingOrgan: string | { name: string };
  applicationId?: string;
  code: string;
  redemptions: Redemption[];
  acts: string[];
}

export type Verdict = Effective | 'forged' | 'unknown_key' | 'unreadable' | 'not_found';

export interface ScannedPermit {
  number: string;
  kind: string;
  holderName: string;
  validFrom: string;
  validTo: string;
  issuingOrgan: string;
  lines?: { substance: string; nameZh: string; nameEn: string; granted: QuantityWire; remaining?: QuantityWire }[];
  id?: string;
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

export interface ConsignmentLine {
  substance: string;
  nameZh: string;
  nameEn: string;
  quantity: QuantityWire;
  received?: QuantityWire | null;
  difference?: QuantityWire | null;
}

export interface ConsignmentView {
  id: string;
  permitId?: string;
  permitNumber?: string;
  seller: Party;
  buyer: Party;
  state: 'in_transit' | 'received';
  sentAt: string;
  deliveredOn?: string | null;
  receivedAt?: string | null;
  vehicle?: string | null;
  reason?: string | null;
  lines: ConsignmentLine[];
  acts?: string[];
}

export interface StockItem {
  substance: string;
  nameZh: string;
  nameEn: string;
  site: { id: string; name: string };
  quantity: QuantityWire;
}

export interface LedgerEntry {
  id: string;
  at: string;
  kind: string;
  substance: string;
  nameZh?: string;
  nameEn?: string;
  site?: { id: string; name: string } | string | null;
  quantity: QuantityWire;
  balance?: QuantityWire | null;
  ref?: string | { kind?: string; id?: string; number?: string } | null;
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
  batch: number | string;
  size: number | string;
  root: string;
  head: string;
  sealedAt: string | null;
}

export interface JournalEntry {
  id?: string | number;
  seq?: string | number;
  at?: string;
  occurredAt?: string;
  act: string;
  module?: string;
  actor?: string | { id?: string; name?: string } | null;
  subject?: string | { kind?: string; id?: string } | null;
  facts?: unknown;
  batch?: string | number | null;
  text?: Bilingual;
}
