import { codeOfAddress, readCodeText } from '@yby/enterprise/contract';

/** The code of an enterprise in what was scanned (an address) or typed (sixteen characters); null for a permit's. */
export function enterpriseCodeOf(text: string): string | null {
  return codeOfAddress(text) ?? (readCodeText(text) ? text.replace(/\s/g, '') : null);
}
