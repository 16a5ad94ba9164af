import { deskAct, type Press } from './desk-keys';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inField: false,
  ...more,
});

describe('the keys of the review desk', () => {
  it.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['a', 'approve'],
    ['R', 'return'],
    ['x', 'refuse'],
    ['z', 'undo'],
    ['?', 'help'],
  ])('%s means %s, in either case', (key, act) => {
    expect(deskAct(press(key))).toBe(act);
  });

  it('a held key approves one case, not two', () => {
    expect(deskAct(press('a', { repeat: true }))).toBeNull();
  });

  it('a held key goes on moving', () => {
    expect(deskAct(press('j', { repeat: true }))).toBe('next');
  });

  it('sleeps in inputs, where only Escape still closes', () => {
    expect(deskAct(press('a', { inField: true }))).toBeNull();
    expect(deskAct(press('Escape', { inField: true }))).toBe('close');
  });

  it('sleeps while a Chinese input method composes', () => {
    expect(deskAct(press('a', { isComposing: true }))).toBeNull();
    expect(deskAct(press('Process'))).toBeNull();
  });

  it('leaves the shortcuts of the browser alone', () => {
    expect(deskAct(press('r', { ctrlKey: true }))).toBeNull();
    expect(deskAct(press('a', { metaKey: true }))).toBeNull();
  });
});
