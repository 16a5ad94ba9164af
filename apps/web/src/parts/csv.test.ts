import { csvOf } from './csv';

describe('an exported table', () => {
  it('opens in Excel with its Chinese, quotes and commas whole', () => {
    expect(csvOf([['甲,苯', 'a"b']])).toBe('\uFEFF"甲,苯","a""b"\r\n');
  });

  it('never carries a formula, but keeps negative amounts', () => {
    expect(csvOf([['=1+1', '-5.25', '-cmd', '-1+cmd|x']])).toBe("\uFEFF'=1+1,-5.25,'-cmd,'-1+cmd|x\r\n");
  });
});
