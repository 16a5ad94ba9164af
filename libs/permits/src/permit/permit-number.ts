import { mod3736 } from '@yby/regulation/contract';
import type { PermitKind } from '../application/application-input';

const letters: Record<PermitKind, string> = {
  purchase_filing: 'G',
  transport_filing: 'Y',
  transport_permit: 'X',
  transfer_filing: 'Z',
};

/**
 * Number of a permit: county (GB/T 2260, 6) · kind (G 购买备案, Y 运输备案, X 运输许可, Z 转让备案) · year (4) · serial (7) · check character
 * (ISO 7064 MOD 37,36), e.g. 330302G20260000123K. ADR 0003.
 */
export function permitNumber(division: string, kind: PermitKind, year: number, serial: bigint): string {
  const body = `${division}${letters[kind]}${year}${serial.toString().padStart(7, '0')}`;
  return body + mod3736(body);
}
