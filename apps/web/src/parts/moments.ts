import { instantOf, minuteOfDay, toPlainDate, type Instant } from '@yby/platform/contract';
import type { Lang } from '../words';

// Moments as people read them: 2026-11-23 14:05 in Beijing time, durations in words.

const two = (n: number) => String(n).padStart(2, '0');

export function showMoment(iso: string | null | undefined): string {
  if (!iso) return '';
  if (iso.length === 10) return iso;
  const at = instantOf(iso);
  const minute = minuteOfDay(at);
  return `${toPlainDate(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The calendar day of an instant or of a day that is one already. */
export function showDay(iso: string | null | undefined): string {
  if (!iso) return '';
  return iso.length === 10 ? iso : toPlainDate(instantOf(iso));
}

/** '今天 17:30', '明天 09:00', else day and time. */
export function showNear(iso: string | null | undefined, now: Instant, lang: Lang): string {
  if (!iso) return '';
  const day = showDay(iso);
  const time = showMoment(iso).slice(11);
  if (day === toPlainDate(now)) return `${lang === 'zh' ? '今天' : 'today'} ${time}`;
  if (day === toPlainDate((now + 86_400_000) as Instant)) return `${lang === 'zh' ? '明天' : 'tomorrow'} ${time}`;
  return showMoment(iso).slice(5);
}

/** '2 小时 10 分', '3 天 4 小时', '45 秒'; sign ignored. */
export function durationWords(ms: number, lang: Lang): string {
  const size = Math.abs(ms);
  const zh = lang === 'zh';
  if (size < 60_000) return `${Math.floor(size / 1000)} ${zh ? '秒' : 's'}`;
  const minutes = Math.floor(size / 60_000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (d) return zh ? `${d} 天${h ? ` ${h} 小时` : ''}` : `${d} d${h ? ` ${h} h` : ''}`;
  if (h) return zh ? `${h} 小时${m ? ` ${m} 分` : ''}` : `${h} h${m ? ` ${m} min` : ''}`;
  return zh ? `${m} 分钟` : `${m} min`;
}

/** '1:12' for the queue; '-0:20' when overdue. */
export function shortClock(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const sign = ms < 0 ? '−' : '';
  if (minutes >= 1440) return `${sign}${Math.floor(minutes / 1440)}d`;
  return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** 'm:ss' of a lease. */
export function leaseClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** How much of the time between two moments has passed, 0…1; 0 when either is missing. */
export function passed(from: string | null | undefined, to: string | null | undefined, now: Instant): number {
  if (!from || !to) return 0;
  const [a, b] = [instantOf(from), instantOf(to)];
  return b <= a ? 1 : Math.min(1, Math.max(0, (now - a) / (b - a)));
}
