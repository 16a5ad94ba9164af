import type { PlainDate } from '@yby/platform/contract';
import { enterpriseKinds, type EnterpriseKind } from '../register/licence';
import { nameOf, partsOf, textOf } from './cell';
import { dayIn } from './check-day';
import type { Counties } from './check-division';
import { usccOf } from './check-uscc';
import { kindWords } from './import-columns';
import type { RowReader } from './row-reader';

export interface UnitDraft {
  readonly row: number;
  readonly uscc: string;
  readonly name: string;
  readonly kinds: EnterpriseKind[];
  readonly division: string;
  readonly address: string;
  readonly legalRep: string;
  readonly firstFilingOn: PlainDate | null;
  readonly firstTransportOn: PlainDate | null;
}

const byWord = new Map(enterpriseKinds.flatMap((kind) => [[kindWords[kind], kind] as const, [kind, kind] as const]));

/** The rows of the sheet 单位, one after the other; what stands twice is seen by who comes later. */
export class UnitRows {
  /** Every code that the sheet holds, also of rows with other faults: their storehouses are not to blame. */
  readonly codes = new Map<string, number>();
  private readonly names = new Map<string, { uscc: string | null; row: number }>();

  constructor(
    private readonly counties: Counties,
    private readonly today: PlainDate,
  ) {}

  /** @returns null with the faults taken down */
  check(reader: RowReader): UnitDraft | null {
    reader.checkForm();
    const { row } = reader.row;
    const uscc = usccOf(reader);
    const twice = uscc === null ? undefined : this.codes.get(uscc);
    if (twice !== undefined) reader.fault('uscc', 'uscc-twice', { row: twice });
    else if (uscc !== null) this.codes.set(uscc, row);
    const name = nameOf(reader.cell('name'));
    const same = reader.sound('name') ? this.names.get(name) : undefined;
    if (same && same.uscc !== uscc && reader.sound('uscc')) reader.fault('name', 'name-twice', { row: same.row });
    else if (!same && name) this.names.set(name, { uscc, row });
    const words = partsOf(textOf(reader.cell('kinds')));
    const kinds = [...new Set(words.flatMap((word) => byWord.get(word) ?? []))];
    if (reader.sound('kinds') && (words.some((word) => !byWord.has(word)) || kinds.length === 0))
      reader.fault('kinds', 'kind-unknown', { choices: Object.values(kindWords).join('、') });
    const division = this.counties.of(reader, 'division');
    const firstFilingOn = dayIn(reader, 'firstFilingOn', this.today);
    const firstTransportOn = dayIn(reader, 'firstTransportOn', this.today);
    if (!reader.allSound || uscc === null || division === null) return null;
    const address = nameOf(reader.cell('address'));
    const legalRep = nameOf(reader.cell('legalRep'));
    return { row, uscc, name, kinds, division, address, legalRep, firstFilingOn, firstTransportOn };
  }
}
