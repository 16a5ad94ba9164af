import fc from 'fast-check';
import { codeOfAddress, CODE_ALPHABET, crockford, groupedCode, readCodeText } from './code-text';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

it('writes eighty bits as sixteen characters, each bit once', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const text = crockford(given, 16);
      let number = 0n;
      for (const character of text) number = number * 32n + BigInt(CODE_ALPHABET.indexOf(character));
      expect(number).toBe(BigInt(`0x${Buffer.from(given).toString('hex')}`));
    }),
  );
});

it('reads a code however it is written down', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const code = crockford(given, 16);
      const looks = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      for (const text of [code, groupedCode(code), looks, ` ${groupedCode(looks)} `])
        expect(readCodeText(text)).toEqual({ code, living: null });
      expect(readCodeText(`${code}.12345.${code}`)).toEqual({ code, living: { step: 12345, mac: code } });
      expect(codeOfAddress(`https://ybq.example/e/${code}`)).toBe(code);
    }),
  );
});

it('takes nothing else for a code', () => {
  fc.assert(fc.property(fc.string(), (text) => void readCodeText(text)));
  for (const text of [
    '',
    '0123456789ABCDE',
    '0123456789ABCDEU',
    '0123456789ABCDEF0',
    '0123456789ABCDEF.1',
    `${'0'.repeat(16)}.1.x`,
  ])
    expect(readCodeText(text)).toBeNull();
  for (const address of ['https://ybq.example/v#1', 'https://ybq.example/e/', 'javascript:/e/0123456789ABCDEF'])
    expect(codeOfAddress(address)).toBeNull();
});
