import { isGoodPassword } from './password-rule';

test.each([
  ['Oujiang-2026', true],
  ['oujiang2026-', true],
  ['abcdefgh1!', true],
  ['Abc123456!', true],
  ['Abc12345!', false],
  ['abcdefghijkl', false],
  ['ABCDEFGH1234', false],
  ['密码密码密码密码Ab', true],
  ['', false],
  [`Aa1${'x'.repeat(126)}`, false],
])('8.1.4.1: the password %j may be set: %s', (password, good) => expect(isGoodPassword(password)).toBe(good));
