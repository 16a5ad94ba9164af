// 公民身份号码, GB 11643-1999: 6 division + 8 birth date + 3 sequence + 1 check (ISO 7064 MOD 11-2). Residence permits of
// Hong Kong, Macao and Taiwan (81, 82, 83) and of foreign permanent residents (9xx) have the same length and check.
import { isPlainDate } from '@yby/platform/contract';
import { isProvince } from '../divisions/division';
import { say, type Explanation } from './explanation';

const CHECKS = '10X98765432';

/** Does not compare the birth date with today: this function knows no clock. */
export function explainResidentId(text: string): Explanation {
  if (!/^\d{17}[\dX]$/.test(text))
    return say(
      '身份证号应为 18 位,前 17 位为数字,末位为数字或大写 X',
      'an identity number has 17 digits and a last digit or X',
    );
  if (!text.startsWith('9') && !isProvince(text.slice(0, 2)) && text.slice(0, 2) !== '83')
    return say('前两位不是省级行政区划代码', 'the first two digits are no province');
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isPlainDate(birth) || birth < '1850-01-01')
    return say('第 7 至 14 位不是有效的出生日期', 'digits 7 to 14 are no date of birth');
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(text[i]) * (2 ** (17 - i) % 11);
  return CHECKS[sum % 11] === text[17]
    ? null
    : say('身份证号校验位不符,请核对有无输错', 'the check digit does not match; look for a typing error');
}

export function isResidentId(text: string): boolean {
  return explainResidentId(text) === null;
}
