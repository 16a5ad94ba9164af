// Litres to kilograms, because people buy liquids by the drum and the law counts in kilograms. Whole numbers only: µL, 10⁻⁴
// kg/L and milligrams. Never silent: the answer carries the factor and a sentence for the person who must confirm it. An
// acid's kilograms are those of the solution as delivered, not of the pure acid in it.
import { mgToKilograms, type Bilingual, type EvidenceMark } from '@yby/platform/contract';
import { findSubstance } from '../law/law-in-use';
import { liquids, solutions, type SolutionTable } from './densities';

export interface LitresAsk {
  /** Code of the catalogue. */
  readonly substance: string;
  /** '500' or '0.25', at most six decimals (the microlitre), no sign, no grouping. */
  readonly litres: string;
  /** Per cent by mass, '36' or '36.5', at most two decimals; needed for acids sold as solutions. */
  readonly concentration?: string;
}

export interface Kilograms extends Bilingual {
  readonly known: true;
  /** Milligrams, rounded half up to the whole one. */
  readonly mg: bigint;
  /** kg/L at 20 °C, exactly the factor that was used. */
  readonly kgPerLitre: string;
  readonly mark: EvidenceMark;
}

export interface NoKilograms extends Bilingual {
  readonly known: false;
  readonly code: 'substance' | 'litres' | 'no-density' | 'concentration-needed' | 'concentration';
}

const FACTOR_DIGITS = 4;
const PERCENT_DIGITS = 2;

/** '0.79' with four digits → 7900n; null unless a plain decimal number with at most so many decimals. */
function scaled(text: string, digits: number): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  if (!match || (match[2] ?? '').length > digits) return null;
  return BigInt(match[1]! + (match[2] ?? '').padEnd(digits, '0'));
}

function decimal(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return text.slice(0, -digits) + (fraction && `.${fraction}`);
}

const halfUp = (numerator: bigint, denominator: bigint) => (2n * numerator + denominator) / (2n * denominator);

const refuse = (code: NoKilograms['code'], zh: string, en: string): NoKilograms => ({ known: false, code, zh, en });

interface Factor {
  /** 10⁻⁴ kg/L. */
  readonly factor: bigint;
  readonly mark: EvidenceMark;
  readonly zh: string;
  readonly en: string;
}

function ofSolution({ points, mark }: SolutionTable, concentration: string | undefined): Factor | NoKilograms {
  const [first, last] = [points[0]![0], points.at(-1)![0]];
  if (concentration === undefined || concentration.trim() === '')
    return refuse('concentration-needed', '请填写质量分数(%)', 'say the concentration in per cent by mass');
  const asked = scaled(concentration.replace(/\s*[%％]\s*$/, ''), PERCENT_DIGITS);
  const at = (percent: number) => BigInt(percent) * 10n ** BigInt(PERCENT_DIGITS);
  if (asked === null || asked < at(first) || asked > at(last))
    return refuse(
      'concentration',
      `浓度应在 ${first} % 至 ${last} % 之间,至多两位小数;否则请直接填写质量`,
      `the concentration must lie between ${first} % and ${last} %, at most two decimals; else give the mass`,
    );
  const said = decimal(asked, PERCENT_DIGITS);
  const above = points.findIndex(([percent]) => at(percent) >= asked);
  const [high, highText] = points[above]!;
  const right = scaled(highText, FACTOR_DIGITS)!;
  if (at(high) === asked) return { factor: right, mark, zh: `,${said} %`, en: `, ${said} %` };
  const [low, lowText] = points[above - 1]!;
  const left = scaled(lowText, FACTOR_DIGITS)!;
  const factor = halfUp(left * (at(high) - asked) + right * (asked - at(low)), at(high) - at(low));
  return {
    factor,
    mark,
    zh: `,${said} %,在 ${low} % 与 ${high} % 之间线性内插`,
    en: `, ${said} %, interpolated between ${low} % and ${high} %`,
  };
}

/** The kilograms of so many litres, with the factor used; or why they are not known: solids, no concentration. */
export function kilogramsOf({ substance, litres, concentration }: LitresAsk): Kilograms | NoKilograms {
  const entry = findSubstance(substance);
  if (!entry) return refuse('substance', '目录中没有该品种', 'not in the catalogue');
  const microlitres = scaled(litres, 6);
  if (microlitres === null || microlitres === 0n)
    return refuse('litres', '体积应为大于零的升数,至多六位小数', 'litres must be above zero, at most six decimals');
  const solution = Object.hasOwn(solutions, substance) ? solutions[substance]! : null;
  const liquid = Object.hasOwn(liquids, substance) ? liquids[substance]! : null;
  if (!solution && !liquid)
    return refuse(
      'no-density',
      `${entry.nameZh}没有可用的密度(固体或组成不定),请直接填写质量`,
      `no density is known for ${entry.nameEn} (a solid, or of varying composition); give the mass`,
    );
  if (!solution && concentration !== undefined && concentration.trim() !== '')
    return refuse(
      'concentration',
      `${entry.nameZh}只有纯品的密度;溶液请直接填写质量`,
      `the density of ${entry.nameEn} is known for the pure liquid only; give the mass of a solution`,
    );
  const found: Factor | NoKilograms = solution
    ? ofSolution(solution, concentration)
    : { factor: scaled(liquid!.kgPerLitre, FACTOR_DIGITS)!, mark: liquid!.mark, zh: '', en: '' };
  if ('known' in found) return found;
  const unit = 10n ** BigInt(FACTOR_DIGITS);
  const mg = halfUp(microlitres * found.factor, unit);
  const kgPerLitre = decimal(found.factor, FACTOR_DIGITS);
  const equals = mg * unit === microlitres * found.factor ? '=' : '≈';
  const sum = `${decimal(microlitres, 6)} L × ${kgPerLitre} kg/L ${equals} ${mgToKilograms(mg)} kg`;
  const [ofZh, ofEn] = solution ? [';为溶液质量', '; mass of the solution'] : ['', ''];
  return {
    known: true,
    mg,
    kgPerLitre,
    mark: found.mark,
    zh: `${sum}(20 °C${found.zh}${ofZh})`,
    en: `${sum} (20 °C${found.en}${ofEn})`,
  };
}
