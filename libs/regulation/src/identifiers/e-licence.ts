// 电子证照标识, GB/T 36904-2018: root 1.2.156.3005.2 . type (18 USCC of its owner + 3) . issuer (18) . serial . version (3)
// . check, where check is ISO 7064 MOD 37,36 over the four parts without root and dots.
import { say, type Explanation } from './explanation';

const ROOT = '1.2.156.3005.2.';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of ISO 7064 MOD 37,36. @throws RangeError for a character outside 0–9 A–Z. */
export function mod3736(chars: string): string {
  let product = 36;
  for (const char of chars) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) throw new RangeError(`not in 0-9 A-Z: ${char}`);
    product = (((product + value) % 36 || 36) * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36]!;
}

/** The identifier of one of our own licences. @throws RangeError when a part has the wrong form. */
export function eLicenceOf(type: string, issuer: string, serial: string, version: string): string {
  const identifier = `${ROOT}${type}.${issuer}.${serial}.${version}.${mod3736(type + issuer + serial + version)}`;
  if (explainELicence(identifier)) throw new RangeError(`not the parts of an e-licence identifier: ${identifier}`);
  return identifier;
}

export function explainELicence(text: string): Explanation {
  if (!text.startsWith(ROOT))
    return say(`电子证照标识应以 ${ROOT} 开头`, `an e-licence identifier begins with ${ROOT}`);
  const match = /^([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,32})\.([0-9A-Z]{3})\.([0-9A-Z])$/.exec(
    text.slice(ROOT.length),
  );
  if (!match)
    return say(
      '应为 证照类型 21 位、颁发机构 18 位、流水号、版本号 3 位、校验位,以点分隔',
      'type (21), issuer (18), serial, version (3) and check character, separated by dots',
    );
  return mod3736(match.slice(1, 5).join('')) === match[5]
    ? null
    : say('电子证照标识校验位不符', 'the check character of the e-licence identifier does not match');
}

export function isELicence(text: string): boolean {
  return explainELicence(text) === null;
}

export type ELicenceVerdict = 'sound' | 'doubtful' | 'malformed';

/**
 * Identifiers of other systems, leniently: published ones were seen whose issuer part is a six-digit division and one whose
 * check character does not come out. 'doubtful' has the form but not the check: ask the issuer, do not refuse the paper.
 */
export function judgeELicence(text: string): ELicenceVerdict {
  if (isELicence(text)) return 'sound';
  const match =
    /^1\.2\.156\.3005\.2\.([0-9A-Z]{3,40})\.([0-9A-Z]{3,40})\.([0-9A-Z]{1,40})\.([0-9A-Z]{1,10})\.([0-9A-Z])$/.exec(
      text,
    );
  if (!match) return 'malformed';
  return mod3736(match.slice(1, 5).join('')) === match[5] ? 'sound' : 'doubtful';
}
