import type { Instant, PlainDate } from '@yby/platform/contract';
import type { CredentialKind, CredentialUnit, CredentialUses } from '../credential/permit-credential';

export interface PrintParty {
  readonly name: string;
  readonly uscc: string;
}

export interface PrintLine {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly category: 1 | 2 | 3;
  readonly unit: CredentialUnit;
  /** mg, tablets or injections granted. */
  readonly amount: bigint;
  readonly use: string;
}

export interface PrintRedemption {
  readonly on: PlainDate;
  readonly substance: string;
  readonly unit: CredentialUnit;
  readonly amount: bigint;
  readonly balance: bigint;
  readonly seller: string;
}

/**
 * Everything that stands on a printed certificate: plain data, all of it from the permit's own row, so that the print-out
 * can be made again at any time, by any process, byte for byte. Contents after 办法 42 (forms of the MPS).
 */
export interface PermitPrint {
  readonly number: string;
  readonly kind: CredentialKind;
  readonly uses: CredentialUses;
  /** 2 and more: this paper has replaced an earlier one. */
  readonly edition?: number;
  readonly holder: PrintParty & { readonly address: string; readonly legalRepresentative: string };
  /** The identity number already masked, '330302********1234': the full one never reaches the printer. */
  readonly handler: { readonly name: string; readonly maskedId: string; readonly phone: string };
  /** Seller of a purchase, consignee of a transport. */
  readonly counterparty: PrintParty & { readonly permitNumber?: string };
  readonly carrier?: PrintParty;
  /** Places of a transport. */
  readonly route?: { readonly from: string; readonly to: string };
  readonly lines: readonly PrintLine[];
  readonly issuedAt: Instant;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly issuingOrgan: string;
  /** What the city had set for the mark on the day of issue. */
  readonly sealText?: string;
  /** Text of the code, from `encodeCode`. */
  readonly code: string;
  readonly redemptions: readonly PrintRedemption[];
  /** Not issued by this system's own authority: a copy of what another system issued, without a seal. */
  readonly mirror?: boolean;
  /** Number and day in the national system, once a mirror's paper is registered there. */
  readonly national?: { readonly number: string; readonly on: PlainDate };
}
