import fc from 'fast-check';
import { addDays, type PlainDate } from '@yby/platform/contract';
import { kg } from '../requirement/example-asks';
import { shippedData } from '../law/shipped-law';
import { purposes, type RequirementAsk } from '../requirement/ask';
import { requirement } from '../requirement/requirement';
import { firstEdition, moveInWenzhou, ownPermanganate } from './example-replies';
import { byNeed, turningPoints } from './turning-points';

const turnsOf = (ask: RequirementAsk) =>
  turningPoints(ask, firstEdition).map(({ when, needed }) => `${when.zh}${needed.zh}`);

test('a movement within the city: other cities, key areas (条例 20)', () => {
  expect(turnsOf(moveInWenzhou)).toEqual([
    '运出地、运入地不在同一设区的市（直辖市）的须办理运输备案证明（鹿城区公安机关）',
    '在公安部确定的重点地区跨县级行政区域的须办理运输备案证明（鹿城区公安机关）',
  ]);
  const category2 = { ...moveInWenzhou, lines: [{ substance: 'PC2-01', quantity: kg('1') }] };
  expect(turnsOf(category2)[0]).toContain('须办理运输许可证（鹿城区公安机关）');
  expect(turnsOf({ ...moveInWenzhou, destinationDivision: '330302', withinCounty: true })).toHaveLength(1);
});

test('points after which the same is needed stand together', () => {
  const needed = { zh: '甲', en: 'a' };
  const other = { zh: '乙', en: 'b' };
  const when = (zh: string) => ({ zh, en: zh });
  expect(
    byNeed([
      { when: when('1'), needed },
      { when: when('2'), needed: other },
      { when: when('3'), needed },
    ]),
  ).toEqual([
    { when: [when('1'), when('3')], needed },
    { when: [when('2')], needed: other },
  ]);
});

test('permanganate for own use: at once, in the year, not for own use (办法 8)', () => {
  expect(turnsOf(ownPermanganate).map((one) => one.replace(/的须办理购买备案证明.*/, ''))).toEqual([
    '一次购买超过 5 千克',
    '连同本次，全年累计超过 50 千克',
    '不是自用',
  ]);
});

test('the purchase card, the sample, the prescription, the bonded area (条例 16, 23, 25, 30)', () => {
  const medical: RequirementAsk = {
    activity: 'purchase',
    buyerKind: 'unit',
    date: '2026-11-23',
    buyerDivision: '330302',
    medicalCard: true,
    lines: [{ substance: 'PC1-12', quantity: kg('1') }],
  };
  expect(turnsOf(medical)).toEqual(['没有有效印鉴卡的须办理购买许可证（浙江省药品监督管理部门）']);
  const sample: RequirementAsk = {
    activity: 'transport',
    buyerKind: 'unit',
    date: '2026-11-23',
    originDivision: '330302',
    destinationDivision: '310115',
    purpose: 'research',
    purchasePaperCarried: true,
    lines: [{ substance: 'PC1-12', quantity: { unit: 'mg', amount: '100000' } }],
  };
  expect(turnsOf(sample)).toEqual([
    '样品超过 100 克的须办理运输许可证（温州市公安机关）',
    '用途不同的须办理运输许可证（温州市公安机关）',
    '购买许可证或者调拨单没有随货携带的须办理运输许可证（温州市公安机关）',
  ]);
  const carried: RequirementAsk = {
    ...sample,
    buyerKind: 'individual',
    purpose: undefined,
    prescription: true,
    lines: [{ substance: 'PC1-12', quantity: { unit: 'tablet', amount: '12' } }],
  };
  expect(turnsOf(carried)).toHaveLength(1);
  const bonded: RequirementAsk = { ...medical, activity: 'import', medicalCard: undefined, bonded: true };
  expect(turnsOf(bonded)).toEqual([expect.stringMatching(/^不在境内与海关特殊监管区域之间进出的须办理进口许可证/)]);
});

test('γ-butyrolactone in a product, a salt of category 3, a substance not yet listed, a transfer', () => {
  const solvent: RequirementAsk = {
    ...ownPermanganate,
    buyerKind: 'unit',
    selfUse: undefined,
    lines: [{ substance: 'PC3-08', quantity: kg('10'), form: 'mixture', percent: '60', product: 'photoresist' }],
  };
  expect(turnsOf(solvent).map((one) => one.split('须')[0])).toEqual([
    '混合物不是所列产品的',
    'γ-丁内酯含量高于 60% 的',
  ]);
  const salt: RequirementAsk = {
    ...solvent,
    lines: [{ substance: 'PC3-06', quantity: kg('1'), form: 'salt' }],
  };
  expect(turnsOf(salt)).toEqual([expect.stringMatching(/^不是盐类而是品种本身的须办理购买备案证明/)]);
  const early: RequirementAsk = {
    ...solvent,
    date: '2024-08-31',
    lines: [
      {
        substance: shippedData.substances.find(({ effectiveFrom }) => effectiveFrom === '2024-09-01')!.code,
        quantity: kg('1'),
      },
    ],
  };
  expect(turnsOf(early)).toEqual([expect.stringMatching(/^2024 年 9 月 1 日起（.*列管之日）须办理/)]);
  const given: RequirementAsk = { ...moveInWenzhou, activity: 'transfer', transferReason: 'other' };
  expect(turnsOf(given)).toEqual([expect.stringMatching(/^因转产、停产或者生产急需.*须办理转让备案证明/)]);
});

test('an organ of the asker’s own naming never comes into the reply', () => {
  const siteUnit = { code: 'x', zh: '自拟机关', en: 'an organ of mine' };
  expect(JSON.stringify(turningPoints({ ...moveInWenzhou, siteUnit }, firstEdition))).not.toMatch(/自拟|of mine/);
});

test('what is left off the paper (conduct, the officer’s file, the site’s unit) never bears on 无需办理', () => {
  const seed = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`left off the paper: seed ${seed}`);
  const places = ['330302', '330382', '331002', '310115', '110101'];
  const line = fc
    .tuple(fc.constantFrom(...shippedData.substances), fc.nat(2), fc.integer({ min: 1, max: 6_000_000 }))
    .map(([{ code, units }, unit, amount]) => ({
      substance: code,
      quantity: { unit: units[unit % units.length]!, amount: String(amount) },
    }));
  const ask = fc.record(
    {
      activity: fc.constantFrom('purchase', 'transport', 'import'),
      buyerKind: fc.constantFrom('unit', 'individual'),
      lines: fc.array(line, { minLength: 1, maxLength: 2 }),
      date: fc.integer({ min: 0, max: 9000 }).map((n): PlainDate => addDays('2005-01-01', n)),
      buyerDivision: fc.constantFrom(...places),
      originDivision: fc.constantFrom(...places),
      destinationDivision: fc.constantFrom(...places),
      withinCounty: fc.constant(true),
      selfUse: fc.boolean(),
      medicalCard: fc.boolean(),
      prescription: fc.boolean(),
      purpose: fc.constantFrom(...purposes),
      purchasePaperCarried: fc.boolean(),
      bonded: fc.boolean(),
    },
    {
      requiredKeys: ['activity', 'buyerKind', 'lines', 'date', 'withinCounty', 'originDivision', 'destinationDivision'],
    },
  ) satisfies fc.Arbitrary<RequirementAsk>;
  let formal = 0;
  fc.assert(
    fc.property(ask, (given) => {
      const answer = requirement(given, firstEdition);
      if (answer.outcome !== 'not_required') return;
      formal += 1;
      const more: RequirementAsk = {
        ...given,
        standing: { drugCrimeRecord: true, secondOfficer: true, licenceValidTo: '2005-01-01', violationsLastYear: 3 },
        file: { firstApplication: true, materialsFlawed: true },
        siteUnit: { code: 'x', zh: '某队', en: 'a unit' },
      };
      expect(requirement(more, firstEdition)).toEqual(answer);
      expect([answer.stops, answer.authority, answer.mixed]).toEqual([[], null, false]);
      for (const { when, needed } of turningPoints(given, firstEdition))
        for (const words of [when.zh, when.en, needed.zh, needed.en]) expect(words).toMatch(/\S/);
    }),
    { seed, numRuns: 1_500 },
  );
  expect(formal).toBeGreaterThan(100);
});
