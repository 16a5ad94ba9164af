// 机动车号牌, GA 36: ordinary (5 characters), new energy (6), trailer (挂). No I and no O.
import { say, type Explanation } from './explanation';

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const ORDINARY = '[A-HJ-NP-Z0-9]{5}';
const TRAILER = '[A-HJ-NP-Z0-9]{4}挂';
const NEW_ENERGY_SMALL = '[A-HJK][A-HJ-NP-Z0-9]\\d{4}';
const NEW_ENERGY_LARGE = '\\d{5}[A-HJK]';
const PLATE = new RegExp(
  `^[${PROVINCES}][A-HJ-NP-Z](?:${ORDINARY}|${TRAILER}|${NEW_ENERGY_SMALL}|${NEW_ENERGY_LARGE})$`,
);

export function explainPlate(text: string): Explanation {
  if (PLATE.test(text)) return null;
  if (!PROVINCES.includes(text[0] ?? ' '))
    return say(
      '车牌号应以省份简称开头,例如 浙C12345',
      'a plate begins with the character of a province, e.g. 浙C12345',
    );
  if (/[IO]/.test(text)) return say('车牌号不使用字母 I 和 O', 'plates do not use the letters I and O');
  return say(
    '车牌号应为 浙C12345、新能源 浙CD12345 或挂车 浙C1234挂 的形式',
    'a plate looks like 浙C12345, new energy 浙CD12345, or trailer 浙C1234挂',
  );
}

export function isPlate(text: string): boolean {
  return explainPlate(text) === null;
}
