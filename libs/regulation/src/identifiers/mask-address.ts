// The rest of the masks stands in @yby/platform/contract; this one alone knows the divisions.
import { knownNames } from '../divisions/division-table';

const REGION = /^\p{Script=Han}{2,8}?(?:省|自治区|特别行政区)/u;
// Streets and villages end a name; 小区 and the like are places to live or work, not divisions.
const BELOW = '[^路街道弄巷镇乡村号\\d\\s]';
const CITY = new RegExp(`^(?:${BELOW}{1,4}市|${BELOW}{2,9}?(?:自治州|地区|盟))`, 'u');
const COUNTY = new RegExp(
  `^${BELOW}{1,9}?(?:自治县|自治旗)|^${BELOW}{1,4}?(?:(?<!小|社|园|校|厂|库|宅)区|县|市|旗)`,
  'u',
);
const places = [...knownNames].map(([code, { zh }]) => ({ code, zh }));
const known = (rest: string, fits: (code: string) => boolean) =>
  places.find(({ code, zh }) => fits(code) && rest.startsWith(zh))?.zh;

/**
 * 浙江省温州市鹿城区五马街道 12 号 → 浙江省温州市鹿城区****: down to the county, nothing below it. Names outside Zhejiang are
 * told by their form, and only below a known province or city; what is not recognised is hidden.
 */
export function maskAddress(address: string): string {
  const text = address.normalize('NFKC').replace(/\s+/g, '');
  if (!text) return '';
  const region = REGION.exec(text)?.[0] ?? known(text, (code) => code.endsWith('0000')) ?? '';
  let rest = text.slice(region.length);
  const city = known(rest, (code) => code.endsWith('00')) ?? (region ? CITY.exec(rest)?.[0] : undefined) ?? '';
  rest = rest.slice(city.length);
  const inZhejiang = region === '浙江省' || places.some(({ code, zh }) => zh === city && code.startsWith('33'));
  const county =
    known(rest, (code) => !code.endsWith('00')) ??
    ((region || city) && !inZhejiang ? COUNTY.exec(rest)?.[0] : undefined) ??
    '';
  return `${region}${city}${county}****`;
}
