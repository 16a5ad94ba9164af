import { say, type Explanation } from './explanation';

/** CAS registry number: Σ digit × position from the right, mod 10. No leading zero. */
export function explainCas(text: string): Explanation {
  const match = /^([1-9]\d{1,6})-(\d{2})-(\d)$/.exec(text);
  if (!match) return say('CAS 号形如 108-88-3', 'a CAS number looks like 108-88-3');
  const digits = [...`${match[1]}${match[2]}`].reverse();
  const sum = digits.reduce((total, digit, i) => total + Number(digit) * (i + 1), 0);
  return sum % 10 === Number(match[3])
    ? null
    : say('CAS 号校验位不符', 'the check digit of the CAS number does not match');
}

export function isCas(text: string): boolean {
  return explainCas(text) === null;
}
