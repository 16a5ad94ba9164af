import type { Instant, QuantityUnit } from '@yby/platform/contract';
import type { Sealed } from '@yby/platform';
import type { TransferReason } from '@yby/regulation/contract';
import type { ApplicationKind, AttachmentKind } from './application-input';
import type { ApplicationState } from './application.lifecycle';
import type { DecisionView, Precheck } from './application-view';
import type { StoredForwarding } from './forwarding';
import type { StoredHandler } from './handler';

export interface StoredLine {
  readonly substance: string;
  readonly unit: QuantityUnit;
  /** Decimal digits. */
  readonly amount: string;
  readonly use: string;
}

/** A row of permits.application as it is read. */
export interface StoredApplication {
  readonly id: string;
  readonly number: string;
  readonly kind: ApplicationKind;
  readonly state: ApplicationState;
  readonly version: number;
  readonly enterprise_id: string;
  readonly enterprise_name: string;
  readonly uscc: string;
  readonly seller_id: string | null;
  readonly seller_name: string | null;
  readonly consignee_id: string | null;
  readonly consignee_name: string | null;
  readonly carrier_id: string | null;
  readonly carrier_name: string | null;
  readonly site_id: string | null;
  readonly origin_division: string | null;
  readonly destination_division: string | null;
  readonly route: string[];
  readonly multi_use: boolean;
  readonly handler: StoredHandler;
  readonly attachments: { kind: AttachmentKind; file: string; name: string }[];
  readonly lines: StoredLine[];
  readonly summary: string;
  readonly precheck: Precheck;
  readonly submitted_at: Instant;
  readonly accepted_at: Instant | null;
  readonly statutory_due_at: Instant | null;
  readonly promised_due_at: Instant | null;
  readonly due_at: Instant | null;
  readonly provisional_calendar: boolean;
  readonly corrections: number;
  readonly decided_at: Instant | null;
  readonly decision: DecisionView | null;
  readonly claimed_by: string | null;
  readonly claimed_name: string | null;
  readonly lease_until: Instant | null;
  readonly fence: number;
  readonly paused_minutes: number;
  readonly decided_how: 'officer' | 'machine';
  readonly officers: 1 | 2;
  readonly first_officer: string | null;
  readonly second_officer: string | null;
  readonly transfer_reason: TransferReason | null;
  readonly purchase_permit_id: string | null;
  readonly urgent: Sealed | null;
  readonly forwarding: StoredForwarding | null;
  readonly permit_id: string | null;
  readonly permit_number: string | null;
  readonly organ_id: string | null;
  readonly division: string;
}
