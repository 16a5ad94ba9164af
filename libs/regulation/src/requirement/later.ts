// What has to be done after the paper is there: ledgers, reports, papers on the vehicle.
import type { PlainDate } from '@yby/platform/contract';
import type { LaterDuty } from './answer';
import type { Asked } from './asked';

const who: Readonly<Record<string, LaterDuty['who']>> = {
  'O-1': 'seller',
  'O-2': 'seller',
  'O-3': 'seller',
  'O-4': 'seller',
  'O-5': 'buyer',
  'T-10': 'carrier',
  'T-11': 'carrier',
  'T-12': 'authority',
};

export function laterDuties(asked: Asked, ids: readonly string[]): LaterDuty[] {
  return asked.rules(ids).map((rule): LaterDuty => {
    const duty = rule.id.replace(/^(O-\d+)-\d$/, '$1');
    const { days, month, day } = rule.value ?? {};
    const year = Number(asked.ask.date.slice(0, 4)) + 1;
    return {
      duty,
      who: who[duty] ?? 'all',
      zh: rule.zh,
      en: rule.en,
      rule: rule.article,
      mark: rule.mark,
      ...(days !== undefined ? { dueDays: days } : {}),
      ...(month && day ? { due: `${year}-${two(month)}-${two(day)}` as PlainDate } : {}),
    };
  });
}

const two = (n: number): string => String(n).padStart(2, '0');
