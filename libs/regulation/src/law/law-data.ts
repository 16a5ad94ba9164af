// The law of one edition as plain JSON: what an import replaces, what a decision is replayed with. Every row has the days
// on which it holds, its source and how well that source was checked.
import type { EvidenceMark, HolidayYear, OfficeHours, PlainDate } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Route } from './routes';
import type { Rule } from './rule';

/** A key area named by the Ministry of Public Security (条例 20): county, city ('330300') or province ('330000'). */
export interface KeyArea {
  readonly division: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly source: string;
  readonly mark: EvidenceMark;
}

/** What an authority may set for its own area; the longest matching prefix wins ('' is everywhere). */
export const settingKeys = [
  'cut-off',
  'one-use',
  'correction-days',
  'office-hours',
  'unit-phone',
  'second-officer',
  'take-back',
] as const;
export type SettingKey = (typeof settingKeys)[number];

export interface Setting {
  /** Leading digits of the divisions for which it holds: '' everywhere, '33', '3303', '330302'. */
  readonly area: string;
  readonly key: SettingKey;
  /** cut-off: 'HH:MM'. one-use: 'delivery' | 'contract'. correction-days: digits. office-hours: 'HH:MM-HH:MM,…'. unit-phone: as dialled. second-officer: 'D,key_supervision' or 'none'. take-back: seconds, 0 to 30. */
  readonly value: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly source: string;
  readonly mark: EvidenceMark;
}

export interface LawData {
  /** Form of this record; a later form gets a later number. */
  readonly form: 1;
  readonly substances: readonly Substance[];
  readonly rules: readonly Rule[];
  readonly routes: readonly Route[];
  /** Empty and `keyAreasSource` null: no list has been loaded, and answers say so. */
  readonly keyAreas: readonly KeyArea[];
  readonly keyAreasSource: string | null;
  readonly holidays: readonly HolidayYear[];
  readonly settings: readonly Setting[];
}

/** Shown where no authority has set anything: the product's proposal, not law. */
export const defaultSettings: Readonly<Record<SettingKey, string>> = {
  'cut-off': '16:30',
  'one-use': 'delivery',
  'correction-days': '10',
  'office-hours': '08:30-12:00,13:30-17:30',
  // 政务服务便民热线, until the unit has entered its own.
  'unit-phone': '12345',
  // Credit classes and flags whose cases two officers decide.
  'second-officer': 'D,key_supervision',
  // Seconds for which a decision that was pressed waits before it is made.
  'take-back': '5',
};

/** '08:30-12:00,13:30-17:30' → spans. The form was checked when the edition was made. */
export function officeHoursOf(text: string): OfficeHours {
  return {
    spans: text.split(',').map((span) => {
      const [from = '', to = ''] = span.split('-');
      return { from, to };
    }),
  };
}
