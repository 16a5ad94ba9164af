import { kilogramsToMg, type QuantityUnit } from '@yby/platform/contract';
import type { NewEnterprise } from '../register/new-enterprise';
import { licenceKinds, sellingKinds } from '../register/licence';
import { nameOf, partsOf, textOf } from './cell';
import { dayIn } from './check-day';
import type { Counties } from './check-division';
import { usccOf } from './check-uscc';
import type { SubstanceNames } from './find-substance';
import { licenceWords, unitWords } from './import-columns';
import type { RowReader } from './row-reader';

export type SiteDraft = NonNullable<NewEnterprise['sites']>[number];
export type LicenceDraft = NonNullable<NewEnterprise['licences']>[number];
export type NeedDraft = NonNullable<NewEnterprise['needs']>[number];

/** A part of the enterprise with this code. */
export type Of<T> = { readonly uscc: string; readonly part: T };

const LONG = /^(长期|永久|无固定期限|-|—)$/;
const licenceByWord = new Map(
  licenceKinds.flatMap((kind) => [[licenceWords[kind], kind] as const, [kind, kind] as const]),
);
const unitByWord: ReadonlyMap<string, QuantityUnit> = new Map<string, QuantityUnit>([
  ...(Object.keys(unitWords) as QuantityUnit[]).map((unit) => [unitWords[unit], unit] as const),
  ['kg', 'mg'],
  ['公斤', 'mg'],
]);
/** 100,000 tonnes: more than the country makes of most of them. */
const MOST_MG = 100_000_000_000_000n;
const MOST_PIECES = 100_000_000_000n;

/** The rows of the sheets beside 单位: each belongs to an enterprise of the same file. */
export class PartRows {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly units: ReadonlyMap<string, number>,
    private readonly counties: Counties,
    private readonly substances: SubstanceNames,
  ) {}

  site(reader: RowReader): Of<SiteDraft> | null {
    const uscc = this.begin(reader);
    const name = nameOf(reader.cell('name'));
    this.once(reader, 'name', 'site-twice', ['site', uscc, name]);
    const division = textOf(reader.cell('division')) ? this.counties.of(reader, 'division') : null;
    if (!reader.allSound || uscc === null) return null;
    const address = nameOf(reader.cell('address'));
    return { uscc, part: { name, address, ...(division ? { division } : {}) } };
  }

  licence(reader: RowReader): Of<LicenceDraft> | null {
    const uscc = this.begin(reader);
    const kind = licenceByWord.get(textOf(reader.cell('kind')));
    if (!kind) reader.fault('kind', 'licence-kind-unknown');
    const number = nameOf(reader.cell('number'));
    this.once(reader, 'number', 'licence-twice', ['licence', uscc, kind ?? '', number]);
    const validFrom = dayIn(reader, 'validFrom', null);
    const end = textOf(reader.cell('validTo'));
    const validTo = LONG.test(end) ? null : dayIn(reader, 'validTo', null);
    if (validFrom && validTo && validTo < validFrom) reader.fault('validTo', 'date-order');
    const words = partsOf(textOf(reader.cell('substances')));
    const found = words.map((word) => this.substances.of(word));
    if (found.includes(null)) reader.fault('substances', 'substance-unknown');
    else if (found.length === 0 && (sellingKinds as readonly string[]).includes(kind ?? ''))
      reader.fault('substances', 'substance-missing');
    if (!reader.allSound || uscc === null || !kind || !validFrom) return null;
    const substances = [...new Set(found.map((one) => one!.code))].sort();
    return { uscc, part: { kind, number, issuer: nameOf(reader.cell('issuer')), validFrom, validTo, substances } };
  }

  need(reader: RowReader): Of<NeedDraft> | null {
    const uscc = this.begin(reader);
    const substance = this.substances.of(textOf(reader.cell('substance')));
    if (!substance) reader.fault('substance', 'substance-unknown');
    const unit = unitByWord.get(textOf(reader.cell('unit')) || '千克') ?? null;
    if (!unit || (substance && !substance.units.includes(unit))) reader.fault('unit', 'unit-of-measure-unknown');
    if (substance) this.once(reader, 'substance', 'need-twice', ['need', uscc, substance.code, unit ?? '']);
    // In a wrong unit no amount can be judged.
    const measured = reader.sound('unit') ? unit : null;
    const yearlyNeed = amountIn(reader, 'yearlyNeed', measured);
    const storageCapacity = amountIn(reader, 'storageCapacity', measured);
    if (!reader.allSound || uscc === null || !substance || !unit || yearlyNeed === null || storageCapacity === null)
      return null;
    return { uscc, part: { substance: substance.code, unit, yearlyNeed, storageCapacity } };
  }

  private begin(reader: RowReader): string | null {
    reader.checkForm();
    const uscc = usccOf(reader);
    if (uscc !== null && !this.units.has(uscc)) reader.fault('uscc', 'unit-unknown');
    return uscc;
  }

  private once(
    reader: RowReader,
    column: string,
    code: 'site-twice' | 'licence-twice' | 'need-twice',
    key: readonly (string | null)[],
  ): void {
    if (key.includes(null) || !reader.sound(column)) return;
    const text = JSON.stringify(key);
    const row = this.seen.get(text);
    if (row === undefined) this.seen.set(text, reader.row.row);
    else reader.fault(column, code, { row });
  }
}

/** @returns milligrams or pieces, or null with the fault taken down */
function amountIn(reader: RowReader, key: string, unit: QuantityUnit | null): bigint | null {
  if (!reader.sound(key) || !unit) return null;
  const text = textOf(reader.cell(key)).replaceAll(',', '');
  if (/^-\d/.test(text)) {
    reader.fault(key, 'amount-negative');
    return null;
  }
  const form = unit === 'mg' ? /^\d{1,20}(\.\d{1,6})?$/ : /^\d{1,20}$/;
  if (!form.test(text)) {
    reader.fault(key, 'amount-malformed');
    return null;
  }
  const whole = text.split('.', 1)[0]!.replace(/^0+(?=\d)/, '');
  const amount = whole.length > 12 ? null : unit === 'mg' ? kilogramsToMg(text.replace(/^0+(?=\d)/, '')) : BigInt(text);
  if (amount !== null && amount <= (unit === 'mg' ? MOST_MG : MOST_PIECES)) return amount;
  reader.fault(key, 'amount-too-large');
  return null;
}
