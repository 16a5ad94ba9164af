// 公民身份号码, GB 11643-1999: 6 division + 8 birth date + 3 sequence + 1 check (ISO 7064 MOD 11-2). Of the same length and
// check: residence permits of Hong Kong, Macao and Taiwan residents (810000, 820000, 830000 in front) and, since 2023-12-01,
// the card of foreign permanent residents (9 + province + ISO 3166-1 number of the country). Cards and passports of other
// forms are free text. The division is that of the first registration, so abolished codes are right here.
import { isPlainDate, type PlainDate } from '@yby/platform/contract';
import { isProvince } from '../divisions/division';
import { say, type Explanation } from './explanation';

const CHECKS = '10X98765432';
const OLDEST_YEARS = 130;

/**
 * @param on a day: the birth must not be later, nor more than 130 years earlier. This function knows no clock; without a day
 * only years before 1850 are refused.
 */
export function explainResidentId(text: string, on?: PlainDate): Explanation {
  if (!/^\d{17}[\dX]$/.test(text))
    return say(
      '身份证号应为 18 位,前 17 位为数字,末位为数字或大写 X',
      'an identity number has 17 digits and a last digit or X',
    );
  const region = explainRegion(text);
  if (region) return region;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isPlainDate(birth) || birth < '1850-01-01')
    return say('第 7 至 14 位不是有效的出生日期', 'digits 7 to 14 are no date of birth');
  if (on !== undefined && (birth > on || Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) > OLDEST_YEARS))
    return say('出生日期晚于今天或早得不可能,请核对', 'the date of birth is in the future or impossibly early');
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(text[i]) * (2 ** (17 - i) % 11);
  return CHECKS[sum % 11] === text[17]
    ? null
    : say('身份证号校验位不符,请核对有无输错', 'the check digit does not match; look for a typing error');
}

export function isResidentId(text: string, on?: PlainDate): boolean {
  return explainResidentId(text, on) === null;
}

function explainRegion(text: string): Explanation {
  const province = text.startsWith('9') ? text.slice(1, 3) : text.slice(0, 2);
  if (text.startsWith('9'))
    return isProvince(province)
      ? null
      : say('外国人永久居留证第 2、3 位应为省级代码', 'digits 2 and 3 of a permanent residence card are a province');
  if (/^8[1-3]/.test(text))
    return text.startsWith('0000', 2)
      ? null
      : say('港澳台居民居住证以 810000、820000 或 830000 开头', 'a residence permit begins 810000, 820000 or 830000');
  return isProvince(province) ? null : say('前两位不是省级行政区划代码', 'the first two digits are no province');
}
