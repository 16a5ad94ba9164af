// Days off and make-up working days of the People's Republic of China, one record per year. The State Council's notice
// comes each November; until the notice of a year is loaded, its record holds the statutory days only and says so.
import { addDays, type PlainDate } from '../time';
import type { HolidayYear } from './work-calendar';

export const chinaHolidays: readonly HolidayYear[] = [
  {
    year: 2025,
    official: true,
    off: [
      ...days('2025-01-01', '2025-01-01'),
      ...days('2025-01-28', '2025-02-04'),
      ...days('2025-04-04', '2025-04-06'),
      ...days('2025-05-01', '2025-05-05'),
      ...days('2025-05-31', '2025-06-02'),
      ...days('2025-10-01', '2025-10-08'),
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    source: '国务院办公厅关于2025年部分节假日安排的通知 (2024-11-12)',
    mark: 'from memory',
    importedOn: '2026-11-23',
  },
  {
    year: 2026,
    official: true,
    off: [
      ...days('2026-01-01', '2026-01-03'),
      ...days('2026-02-15', '2026-02-23'),
      ...days('2026-04-04', '2026-04-06'),
      ...days('2026-05-01', '2026-05-05'),
      ...days('2026-06-19', '2026-06-21'),
      ...days('2026-09-25', '2026-09-27'),
      ...days('2026-10-01', '2026-10-07'),
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: '国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04)',
    mark: 'verified',
    importedOn: '2026-11-23',
  },
  {
    // No notice found at the import date. Lunar days computed by hand, make-up days unknown: provisional.
    year: 2027,
    official: false,
    off: [
      '2027-01-01',
      ...days('2027-02-05', '2027-02-08'),
      '2027-04-05',
      ...days('2027-05-01', '2027-05-02'),
      '2027-06-09',
      '2027-09-15',
      ...days('2027-10-01', '2027-10-03'),
    ],
    work: [],
    source: '全国年节及纪念日放假办法 (2024-11-10 修订) 13 statutory days; no notice for 2027 loaded',
    mark: 'from memory',
    importedOn: '2026-11-23',
  },
];

function days(from: PlainDate, to: PlainDate): PlainDate[] {
  const list: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) list.push(day);
  return list;
}
