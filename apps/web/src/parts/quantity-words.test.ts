import { chineseNumber, quantityWords, readQuantity, typeAgain } from './quantity-words';

const kg = (text: string) => readQuantity({ text, unit: 'kg' });

describe('a quantity as a person types it', () => {
  it.each([
    ['500', 'kg', 500_000_000n],
    ['500.25', 'kg', 500_250_000n],
    ['30,000', 'kg', 30_000_000_000n],
    ['500。5', 'kg', 500_500_000n],
    ['0.000001', 'kg', 1n],
    ['30', 't', 30_000_000_000n],
    ['0.5', 't', 500_000_000n],
    ['1.2345', 't', 1_234_500_000n],
    ['250', 'g', 250_000n],
    ['0.25', 'g', 250n],
    ['1234.5', 'g', 1_234_500n],
    ['12', 'tablet', 12n],
  ] as const)('%s %s is %s in whole milligrams or pieces', (text, unit, amount) => {
    expect(readQuantity({ text, unit })?.amount).toBe(amount);
  });

  it.each(['', '0', '-5', '1e3', 'abc', '1.2.3', '0.0000001'])('%p is not a quantity', (text) => {
    expect(kg(text)).toBeNull();
  });

  it('half a tablet is not a quantity', () => {
    expect(readQuantity({ text: '0.5', unit: 'tablet' })).toBeNull();
  });

  it('comes back as it was filed when an application is copied', () => {
    expect(readQuantity(typeAgain({ unit: 'mg', amount: '500250000' }))).toEqual({ unit: 'mg', amount: 500_250_000n });
  });
});

describe('the echo beside the field', () => {
  it('says tonnes and the figure in words, so that three zeros too many are seen', () => {
    expect(quantityWords(kg('30000')!, 'zh')).toBe('30,000 千克 = 30 吨，三万千克');
    expect(quantityWords(kg('30000')!, 'en')).toBe('30,000 kg = 30 t');
    expect(quantityWords(kg('500')!, 'zh')).toBe('500 千克，五百千克');
  });

  it.each([
    ['0', '零'],
    ['10', '十'],
    ['15', '十五'],
    ['101', '一百零一'],
    ['1010', '一千零一十'],
    ['10001', '一万零一'],
    ['10500', '一万零五百'],
    ['110000', '十一万'],
    ['100000000', '一亿'],
    ['100000001', '一亿零一'],
    ['20300.05', '二万零三百点零五'],
  ])('%s is read %s', (figure, words) => {
    expect(chineseNumber(figure)).toBe(words);
  });
});
