// What people put together when a rule asks for ten characters of three kinds, and what lists of leaked passwords are full
// of: a common word or a run of keys, a year, an exclamation mark. A list of whole passwords would never hold them all, so
// these parts are taken out and what is left must still be something.

const WORDS = [
  'password passwd passw qwerty qwert asdfgh asdf zxcvbn zxcv qazwsx letmein welcome iloveyou admin',
  'administrator root user guest test login default changeme secret master monkey dragon sunshine princess',
  'football baseball superman batman shadow abc xyz hello google windows huawei system server oracle mysql',
  'computer woaini aini mima woshi taobao baidu tencent weixin zhongguo china wenzhou zhejiang police gongan',
  'jingcha jidu yizhidu yibaoyun qwer wsx edc qaz spring summer autumn winter monday january december',
]
  .flatMap((line) => line.split(' '))
  .sort((a, b) => b.length - a.length);

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '!@#$%^&*()',
];
const ENOUGH = 4;

/** Whether little is left of a password without its commonplace parts. Pure. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const spelled = lower.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);
  return [lower, spelled].some((text) => rest(text) < ENOUGH);
}

/** How many different characters are left. */
function rest(text: string): number {
  let left = text;
  for (const word of WORDS) left = left.split(word).join(' ');
  left = withoutRuns(left)
    .replace(/(19|20)\d\d/g, ' ')
    .replace(/(.)\1{2,}/g, ' ');
  // Digits and signs around a common word are the commonest decoration of all.
  return new Set(left.replace(/\s/g, '')).size;
}

/** Takes out runs of four and more along the alphabet, the digits or the rows of keys, in either direction. */
function withoutRuns(text: string): string {
  let left = text;
  for (const row of ROWS)
    for (const line of [row, [...row].reverse().join('')])
      for (let length = line.length; length >= 4; length--)
        for (let from = 0; from + length <= line.length; from++)
          left = left.split(line.slice(from, from + length)).join(' ');
  return left;
}
