import type { PlainDate } from '@yby/platform/contract';

export const enterpriseKinds = [
  'producer',
  'dealer',
  'end_user',
  'carrier',
  'warehouse',
  'school',
  'laboratory',
  'research',
  'medical',
  'equipment_dealer',
  'individual_buyer',
] as const;
export type EnterpriseKind = (typeof enterpriseKinds)[number];

export const licenceKinds = [
  'business_licence',
  'registration_certificate',
  'production_permit',
  'production_filing',
  'dealing_permit',
  'dealing_filing',
  'dangerous_goods_transport',
  'hazardous_chemicals',
  'other',
] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** Licences and filings that let their holder sell what they name (条例 9–13). */
export const sellingKinds = [
  'production_permit',
  'production_filing',
  'dealing_permit',
  'dealing_filing',
] as const satisfies readonly LicenceKind[];
/** The licence that lets its holder carry for others (办法 23). */
export const carryingKind = 'dangerous_goods_transport' satisfies LicenceKind;

export interface Licence {
  readonly kind: LicenceKind;
  readonly number: string;
  readonly issuer: string;
  readonly validFrom: PlainDate;
  /** Last valid day; null without end. */
  readonly validTo: PlainDate | null;
  /** Catalogue codes that it covers. */
  readonly substances: readonly string[];
}

export function inForce({ validFrom, validTo }: Pick<Licence, 'validFrom' | 'validTo'>, on: PlainDate): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

/** Codes of what may be sold on that day, each once and sorted. */
export function sellsOf(licences: readonly Licence[], on: PlainDate): string[] {
  const selling = licences.filter((it) => (sellingKinds as readonly string[]).includes(it.kind) && inForce(it, on));
  return [...new Set(selling.flatMap(({ substances }) => substances))].sort();
}

/** Whether dangerous goods may be carried on that day. */
export function carriesOf(licences: readonly Licence[], on: PlainDate): boolean {
  return licences.some((it) => it.kind === carryingKind && inForce(it, on));
}
