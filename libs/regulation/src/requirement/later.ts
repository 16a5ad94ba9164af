// What has to be done after the paper is there: ledgers, reports, papers on the vehicle.
import type { PlainDate } from '@yby/platform/contract';
import type { LaterDuty } from './answer';
import { findRule } from './rules';

const who: Readonly<Record<string, LaterDuty['who']>> = {
  'O-1': 'seller',
  'O-2': 'seller',
  'O-3': 'seller',
  'O-4': 'seller',
  'O-5': 'buyer',
  'O-6': 'all',
  'O-7': 'all',
  'T-10': 'carrier',
  'T-11': 'carrier',
};

export function laterDuties(ids: readonly string[], date: PlainDate): LaterDuty[] {
  return ids.flatMap((id): LaterDuty[] => {
    const rule = findRule(id, date);
    if (!rule) return [];
    const duty = id.replace(/^(O-\d+)-\d$/, '$1');
    const { days, month, day } = rule.value ?? {};
    const yearly = month && day ? `${Number(date.slice(0, 4)) + 1}-${two(month)}-${two(day)}` : undefined;
    return [
      {
        duty,
        who: who[duty] ?? 'all',
        zh: rule.zh,
        en: rule.en,
        rule: rule.article,
        mark: rule.mark,
        ...(days ? { dueDays: days } : {}),
        ...(yearly ? { due: yearly as PlainDate } : {}),
      },
    ];
  });
}

const two = (n: number): string => String(n).padStart(2, '0');
