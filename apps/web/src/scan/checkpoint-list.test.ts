import { groupOf, placeIn, tallyOf, withChecked, withRepeat, type Checked } from './checkpoint-list';

const one = (text: string, group: Checked['group']): Omit<Checked, 'times'> => ({
  text,
  at: '2026-11-23T01:30:00.000Z',
  group,
  code: group,
  from: 'device',
  number: text,
  holder: null,
});

describe('the list of a checkpoint', () => {
  it('counts each paper once, by its last verdict, and what was shown again', () => {
    let list: readonly Checked[] = [];
    for (const [text, group] of [
      ['a', 'listed'],
      ['b', 'bad'],
      ['c', 'ask'],
      ['a', 'good'],
    ] as const)
      list = withChecked(list, one(text, group));
    list = withRepeat(withRepeat(list, 'b'), 'b');
    expect(list.map(({ text, group, times }) => [text, group, times])).toEqual([
      ['a', 'good', 1],
      ['b', 'bad', 3],
      ['c', 'ask', 1],
    ]);
    expect(tallyOf(list)).toEqual({ good: 1, listed: 0, bad: 1, ask: 1, repeated: 2 });
    expect(placeIn(list, 'c')).toBe(3);
    expect(placeIn(list, 'd')).toBe(0);
  });

  it('green is for the register alone; a list’s word, a stop and an open question are three other things', () => {
    expect(groupOf('good', 'in_force')).toBe('good');
    expect(groupOf('live', 'listed-in_force')).toBe('listed');
    expect(groupOf('stop', 'altered')).toBe('bad');
    expect(groupOf('due', 'not_yet_valid')).toBe('bad');
    expect(groupOf('due', 'not_found')).toBe('bad');
    expect(groupOf('due', 'listed-list_too_old')).toBe('ask');
    expect(groupOf('due', 'typed')).toBe('ask');
  });
});
