import { instantOf } from '@yby/platform/contract';
import { durationWords, leaseClock, passed, shortClock, showMoment, showNear } from './moments';

describe('moments as people read them', () => {
  const noon = instantOf('2026-11-23T04:00:00.000Z');

  it('are shown in Beijing time, whatever the zone of the PC', () => {
    expect(showMoment('2026-11-23T16:05:00.000Z')).toBe('2026-11-24 00:05');
    expect(showMoment('2026-11-23')).toBe('2026-11-23');
    expect(showMoment(null)).toBe('');
  });

  it('say today and tomorrow', () => {
    expect(showNear('2026-11-23T09:30:00.000Z', noon, 'zh')).toBe('今天 17:30');
    expect(showNear('2026-11-24T01:00:00.000Z', noon, 'en')).toBe('tomorrow 09:00');
    expect(showNear('2026-11-26T01:00:00.000Z', noon, 'zh')).toBe('11-26 09:00');
  });

  it('say durations in words', () => {
    expect(durationWords(130 * 60_000, 'zh')).toBe('2 小时 10 分');
    expect(durationWords(26 * 3_600_000, 'en')).toBe('1 d 2 h');
    expect(durationWords(45_000, 'zh')).toBe('45 秒');
  });

  it('count a queue down, also below zero', () => {
    expect(shortClock(72 * 60_000)).toBe('1:12');
    expect(shortClock(-20 * 60_000)).toBe('−0:20');
    expect(leaseClock(61_000)).toBe('1:01');
    expect(leaseClock(-5)).toBe('0:00');
  });

  it('say which share of a period has passed', () => {
    expect(passed('2026-11-23T02:00:00.000Z', '2026-11-23T06:00:00.000Z', noon)).toBe(0.5);
    expect(passed(null, '2026-11-23T06:00:00.000Z', noon)).toBe(0);
  });
});
