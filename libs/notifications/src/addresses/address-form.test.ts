import { addressForm } from './address-form';

test.each([
  ['email', ' Zhang.San@Example.COM ', 'Zhang.San@example.com'],
  ['email', 'a@b.cn', 'a@b.cn'],
  ['email', 'a@localhost', null],
  ['email', 'a@b.cn\r\nBcc: c@d.cn', null],
  ['email', 'a@b.cn, c@d.cn', null],
  ['email', 'A <a@b.cn>', null],
  ['email', '"a b"@b.cn', null],
  ['email', `${'a'.repeat(65)}@b.cn`, null],
  ['email', 'a@-b.cn', null],
  ['email', '', null],
  ['sms', '138 0000 1234', '13800001234'],
  ['sms', '+86-138-0000-1234', '13800001234'],
  ['sms', '１３８００００１２３４', '13800001234'],
  ['sms', '12800001234', null],
  ['sms', '0577-88123456', null],
  ['sms', '13800001234,13800001235', null],
] as const)('as an address for %s, %j is kept as %j', (channel, text, form) =>
  expect(addressForm(channel, text)).toBe(form),
);
