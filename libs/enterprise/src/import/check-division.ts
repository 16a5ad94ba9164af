import { divisionName, formerDivision, isDivision, type NamedDivision } from '@yby/regulation/contract';
import { textOf } from './cell';
import type { RowReader } from './row-reader';

/** The counties of the area that the importing officer is responsible for, by every name that people write. */
export class Counties {
  private readonly byName = new Map<string, string>();

  constructor(
    /** First digits: '3303' of a city, all six of a county. */
    private readonly area: string,
    counties: readonly NamedDivision[],
  ) {
    const city = divisionName(`${area.slice(0, 4)}00`, 'zh');
    const province = divisionName(`${area.slice(0, 2)}0000`, 'zh');
    for (const { code, zh } of counties)
      for (const name of [zh, `${city}${zh}`, `${province}${city}${zh}`]) this.byName.set(name, code);
  }

  /** @returns the code of the county, or null with its fault taken down */
  of(reader: RowReader, key: string): string | null {
    if (!reader.sound(key)) return null;
    const text = textOf(reader.cell(key)).replace(/\s/g, '');
    const code = this.byName.get(text) ?? text;
    if (!/^\d{6}$/.test(code)) {
      reader.fault(key, 'division-unknown');
      return null;
    }
    const former = formerDivision(code);
    if (former) {
      const now = former.into.map((one) => `${one} ${divisionName(one, 'zh')}`).join('、');
      reader.fault(key, 'division-abolished', { now });
    } else if (!isDivision(code)) reader.fault(key, 'division-unknown');
    else if (!code.startsWith(this.area)) reader.fault(key, 'division-elsewhere');
    // A city or a province is no county: who is competent there could not be told.
    else if (code.endsWith('00')) reader.fault(key, 'division-unknown');
    return reader.sound(key) ? code : null;
  }
}
