// Density of the liquids of the catalogue at 20 °C in kg/L, as given in the usual handbooks (CRC, Perry), from memory: good for
// turning a typed volume into kilograms that a person then confirms, never for a weighing. Sassafras oil is missing on
// purpose: its composition varies.
import type { EvidenceMark } from '@yby/platform/contract';

export interface Density {
  readonly kgPerLitre: string;
  readonly mark: EvidenceMark;
}

const pure = (kgPerLitre: string): Density => ({ kgPerLitre, mark: 'from memory' });

/** Pure liquids, by code. */
export const liquids: Readonly<Record<string, Density>> = {
  'PC1-01': pure('1.0157'),
  'PC1-04': pure('1.1'),
  'PC1-06': pure('1.1206'),
  'PC2-02': pure('1.082'),
  'PC2-03': pure('1.489'),
  'PC2-04': pure('0.7138'),
  'PC2-05': pure('0.8606'),
  'PC2-06': pure('3.12'),
  'PC2-07': pure('1.0096'),
  'PC3-01': pure('0.8669'),
  'PC3-02': pure('0.791'),
  'PC3-03': pure('0.805'),
  'PC3-07': pure('1.0157'),
  'PC3-08': pure('1.1296'),
};

export interface SolutionTable {
  /** [per cent by mass, kg/L] in rising order; between two points the density is interpolated linearly. */
  readonly points: readonly (readonly [percent: number, kgPerLitre: string])[];
  readonly mark: EvidenceMark;
}

/** Acids sold as solutions, by code: the concentration must be said. */
export const solutions: Readonly<Record<string, SolutionTable>> = {
  'PC3-05': {
    mark: 'from memory',
    points: [
      [10, '1.0661'],
      [15, '1.1020'],
      [20, '1.1394'],
      [25, '1.1783'],
      [30, '1.2185'],
      [35, '1.2599'],
      [40, '1.3028'],
      [45, '1.3476'],
      [50, '1.3951'],
      [55, '1.4453'],
      [60, '1.4983'],
      [65, '1.5533'],
      [70, '1.6105'],
      [75, '1.6692'],
      [80, '1.7272'],
      [85, '1.7786'],
      [90, '1.8144'],
      [91, '1.8195'],
      [92, '1.8240'],
      [93, '1.8279'],
      [94, '1.8312'],
      [95, '1.8337'],
      [96, '1.8355'],
      [97, '1.8364'],
      [98, '1.8361'],
      [99, '1.8342'],
      [100, '1.8305'],
    ],
  },
  'PC3-06': {
    mark: 'from memory',
    points: [
      [10, '1.0474'],
      [12, '1.0574'],
      [14, '1.0675'],
      [16, '1.0776'],
      [18, '1.0878'],
      [20, '1.0980'],
      [22, '1.1083'],
      [24, '1.1187'],
      [26, '1.1290'],
      [28, '1.1392'],
      [30, '1.1492'],
      [32, '1.1593'],
      [34, '1.1691'],
      [36, '1.1789'],
      [38, '1.1885'],
      [40, '1.1980'],
    ],
  },
};
