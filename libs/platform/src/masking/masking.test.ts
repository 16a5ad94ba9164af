import fc from 'fast-check';
import { maskEmail, maskIdNumber, maskName, maskPhone, maskPlate } from './masking';

test.each([
  ['张三', '张*'],
  ['张 三', '张*'],
  ['张三丰', '张*丰'],
  ['欧阳小明', '欧阳*明'],
  ['欧阳修', '欧阳*'],
  ['欧阳', '欧*'],
  ['诸葛孔明先', '诸葛**先'],
  ['王李小明', '王**明'],
  ['李', '*'],
  ['', ''],
  ['买买提·艾力', '买*·艾*'],
  ['阿依古丽•买买提•热合曼', '阿*·买*·热*'],
  ['John Smith', 'J*** S***'],
  ['SMITH, John Paul', 'S*** J*** P***'],
  ['Pelé', 'P***'],
  ['J', '*'],
  ['Nguyễn Văn A', 'N*** V*** A***'],
])('the name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test('identity numbers keep three characters in front and four behind', () => {
  expect(maskIdNumber('330302199001011234')).toBe('330***********1234');
  expect(maskIdNumber('E12345678')).toBe('E******78');
  expect(maskIdNumber('E12')).toBe('****');
});

test.each([
  ['13800001234', '138****1234'],
  ['138 0000 1234', '138****1234'],
  ['+86 138-0000-1234', '+86 138****1234'],
  ['0577-88123456', '0577-****3456'],
  ['057788123456', '0577-****3456'],
  ['(0577) 8812 3456', '0577-****3456'],
  ['021-5812345', '021-****345'],
  ['010-88123456 转 8001', '010-****3456'],
  ['+86 577 8812 3456', '+86 ****3456'],
  ['88123456', '****3456'],
  ['+86-0577-88123456', '+86 0577-****3456'],
  ['+1 415 555 0100', '+1 ****0100'],
  ['95588', '****8'],
  ['12345', '****5'],
  ['找张三', '****'],
  ['', ''],
])('the telephone %s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

test.each([
  ['zhang.san@example.com', 'z***@example.com'],
  ['z@example.com', '***@example.com'],
  ['not an address', '****'],
  ['', ''],
])('the e-mail address %s is shown as %s', (email, shown) => expect(maskEmail(email)).toBe(shown));

test.each([
  ['浙C12345', '浙C***45'],
  ['浙CD12345', '浙C****45'],
  ['浙C·12345', '浙C***45'],
  ['浙C1234挂', '浙C***4挂'],
  ['', ''],
])('the plate %s is shown as %s', (plate, shown) => expect(maskPlate(plate)).toBe(shown));

test('of a telephone number at least three digits are hidden, and what is shown stood in it', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 15 });
  fc.assert(
    fc.property(digits, fc.constantFrom('', '+86', '+86 ', '0577-', '(021) ', '+1 '), (number, before) => {
      const shown = maskPhone(before + number);
      const count = (text: string) => text.match(/\d/g)?.length ?? 0;
      expect(shown).toContain('****');
      expect(count(before + number) - count(shown)).toBeGreaterThanOrEqual(3);
      for (const part of shown.match(/\d+/g) ?? []) expect((before + number).replace(/\D/g, '')).toContain(part);
    }),
    { numRuns: 5_000 },
  );
});
