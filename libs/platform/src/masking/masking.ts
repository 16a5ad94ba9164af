// What of a person may be seen on screens and exports (个人信息保护法 6, 28): enough to recognise, not enough to misuse.
// Masks never say how long a short text was; an unmasked view needs permission and a reason.

/** 百家姓's compound surnames still met with; a name of three characters or more that begins with one shows it whole. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
    '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 ' +
    '呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五'
  ).split(' '),
);
const HAN = /^\p{Script=Han}+$/u;

/** 张三丰 → 张*丰, 张三 → 张*, 欧阳小明 → 欧阳*明, 买买提·艾力 → 买*·艾*, John Smith → J*** S***. */
export function maskName(name: string): string {
  const text = name.normalize('NFKC').trim();
  if (/[·•・‧]/.test(text) && /\p{Script=Han}/u.test(text))
    return text
      .split(/\s*[·•・‧]\s*/)
      .filter(Boolean)
      .map((part) => `${[...part][0]}*`)
      .join('·');
  // Two characters are often set apart to the width of three: 张 三.
  const han = text.replace(/\s+/g, '');
  if (HAN.test(han)) return maskHan([...han]);
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((part) => ([...text].length < 2 ? '*' : `${[...part][0]}***`))
    .join(' ');
}

function maskHan(chars: readonly string[]): string {
  if (chars.length < 2) return '*';
  const shown = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join('')) ? 2 : 1;
  const last = chars.length > shown + 1 ? chars.at(-1)! : '';
  return chars.slice(0, shown).join('') + '*'.repeat(Math.max(1, chars.length - shown - (last ? 1 : 0))) + last;
}

/** 330302199001011234 → 330***********1234; of shorter numbers (passports) the first and the last two: E******78. */
export function maskIdNumber(id: string): string {
  return [...id.trim()].length < 15 ? masked(id, 1, 2) : masked(id, 3, 4);
}

/**
 * 13800001234 → 138****1234, 0577-88123456 → 0577-****3456, +86 138 0000 1234 → +86 138****1234: of a number that is neither
 * a mobile nor has an area code the first four digits are hidden and at most the last four shown; an extension never is.
 */
export function maskPhone(phone: string): string {
  const text = phone.normalize('NFKC').trim();
  if (!text) return '';
  const country = /^(?:\+|00)(\d{1,3})[\s-]+|^(?:\+|00)(86)/.exec(text);
  const rest = text.slice(country?.[0].length ?? 0);
  const before = country ? `+${country[1] ?? country[2]} ` : '';
  const digits = rest.replace(/[\s()-]/g, '');
  if (/^1\d{10}$/.test(digits)) return `${before}${digits.slice(0, 3)}****${digits.slice(7)}`;
  const line = /^\(?(0(?:10|2\d|[3-9]\d{2}))\)?[\s-]*(\d[\d\s]{5,8}\d)(?:\D+\d{1,6})?$/.exec(rest);
  const number = line?.[2]!.replace(/\s/g, '') ?? '';
  if (line && /^\d{7,8}$/.test(number)) return `${before}${line[1]}-****${number.slice(4)}`;
  return `${before}****${/^\d+$/.test(digits) ? digits.slice(4).slice(-4) : ''}`;
}

/** zhang.san@example.com → z***@example.com. */
export function maskEmail(email: string): string {
  const match = /^\s*([^\s@]+)@([^\s@]+\.[^\s@]+)\s*$/.exec(email);
  if (!match) return email.trim() ? '****' : '';
  const first = [...match[1]!];
  return `${first.length > 1 ? first[0] : ''}***@${match[2]}`;
}

/** 浙C12345 → 浙C***45, 浙C1234挂 → 浙C***4挂: the issuing place and the last two characters. */
export function maskPlate(plate: string): string {
  return masked(plate.normalize('NFKC').replace(/[\s·•]/g, ''), 2, 2);
}

const LEAST_HIDDEN = 3;

function masked(text: string, head: number, tail: number): string {
  const chars = [...text.trim()];
  if (chars.length === 0) return '';
  if (chars.length < head + tail + LEAST_HIDDEN) return '****';
  return chars.slice(0, head).join('') + '*'.repeat(chars.length - head - tail) + chars.slice(-tail).join('');
}
