// 统一社会信用代码, GB 32100-2015: 1 department + 1 class + 6 division + 9 organisation code (GB 11714) + 1 check. The
// division is that of the day of registration and stays when the division is abolished, so only its form is checked.
import { say, type Explanation } from './explanation';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'; // no I O S V Z
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export function explainUscc(text: string): Explanation {
  if (text.length !== 18) return say('统一社会信用代码应为 18 位', 'a unified social credit code has 18 characters');
  const values = [...text].map((char) => ALPHABET.indexOf(char));
  if (values.includes(-1))
    return say('只能用数字和大写字母,不含 I、O、S、V、Z', 'only digits and capital letters without I, O, S, V, Z');
  if (!/^\d{6}$/.test(text.slice(2, 8)))
    return say('第 3 至 8 位应为行政区划代码', 'characters 3 to 8 must be a division code');
  if (organisationCheck(text.slice(8, 16)) !== text[16])
    return say('其中的组织机构代码(第 9 至 17 位)校验不符', 'the organisation code inside (9 to 17) fails its check');
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17]
    ? null
    : say('最后一位校验码不符,请核对有无输错', 'the last character (check) does not match; look for a typing error');
}

export function isUscc(text: string): boolean {
  return explainUscc(text) === null;
}

/** 组织机构代码, GB 11714: eight characters and a check, as on papers from before 2015: '00250028-7' or '002500287'. */
export function explainOrganisationCode(text: string): Explanation {
  const match = /^([0-9A-Z]{8})-?([0-9X])$/.exec(text);
  if (!match)
    return say(
      '组织机构代码为 8 位数字或大写字母加 1 位校验码',
      'eight digits or capital letters and a check character',
    );
  return organisationCheck(match[1]!) === match[2]
    ? null
    : say('组织机构代码校验码不符', 'the check character of the organisation code does not match');
}

export function isOrganisationCode(text: string): boolean {
  return explainOrganisationCode(text) === null;
}

function organisationCheck(body: string): string {
  const sum = ORG_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(body[i] ?? '0', 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
