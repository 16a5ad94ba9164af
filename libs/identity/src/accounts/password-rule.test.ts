import { isGoodPassword, passwordFlaws } from './password-rule';

test.each([
  ['Oujiang-2026', true],
  ['oujiang2026-', true],
  ['Kestrel#Ferry', true],
  ['Abc12345!', false],
  ['abcdefghijkl', false],
  ['ABCDEFGH1234', false],
  ['密码密码密码密码Ab', true],
  ['', false],
  [`Aa1${'x'.repeat(126)}`, false],
])('8.1.4.1: the password %j may be set: %s', (password, good) => expect(isGoodPassword(password)).toBe(good));

test.each([
  'Password123!',
  'P@ssw0rd2026',
  'Abc123456!',
  'abcdefgh1!',
  'Qwerty12345',
  '1qaz2WSX3edc',
  'Admin@12345',
  'Woaini1314',
  'Welcome2026!',
  'Aaaaaaaa11!!',
])('the password %j of every list of leaked ones is refused', (password) =>
  expect(passwordFlaws(password)).toContain('common'),
);

test('a password holds neither its username nor the name backwards', () => {
  expect(passwordFlaws('My-Chenwei-77x', 'chenwei')).toEqual(['name']);
  expect(passwordFlaws('My-iewnehc-77x', 'ChenWei ')).toEqual(['name']);
  expect(passwordFlaws('My-chenwei-77x', 'lab')).toEqual([]);
});
