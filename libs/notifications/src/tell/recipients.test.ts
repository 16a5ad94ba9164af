import { messageTexts, wordsOf, type MessageKind } from '../messages/message-texts';
import { caseFactsOf } from './event-facts';
import { messageId } from './message-id';
import { recipientsOf, toldEvents } from './recipients';

const facts = caseFactsOf({
  facts: {
    applicationId: 'a',
    number: 'N1',
    enterpriseId: 'buyer',
    sellerId: 'seller',
    consigneeId: null,
    carrierId: null,
    permitId: 'p',
    permitNumber: 'P1',
    state: 'accepted',
  },
});
const told = (event: (typeof toldEvents)[number], change = {}) =>
  recipientsOf(event, { ...facts, ...change }).map(({ of, kind }) => [
    typeof of === 'string' ? of : 'account' in of ? of.account : of.enterprise,
    kind,
  ]);

test('条例 17: a filing is told to its applicant and to the officers who decide it', () => {
  expect(told('permits.submitted')).toEqual([
    ['buyer', 'accepted'],
    ['organ', 'to-review'],
  ]);
  expect(told('permits.resubmitted')).toEqual([
    ['buyer', 'accepted'],
    ['organ', 'to-review'],
  ]);
});

test('行政许可法 32: a formal answer goes to the applicant, and no officer is called', () => {
  expect(told('permits.submitted', { state: 'not_required' })).toEqual([['buyer', 'formal-answer']]);
});

test('an approval reaches the applicant and the seller; a transport paper also carrier and consignee', () => {
  expect(told('permits.approved')).toEqual([
    ['buyer', 'approved'],
    ['seller', 'sale-permitted'],
  ]);
  expect(told('permits.approved', { sellerId: null, carrierId: 'c', consigneeId: 'g' })).toEqual([
    ['buyer', 'approved'],
    ['c', 'carriage-permitted'],
    ['g', 'goods-announced'],
  ]);
});

test('a delivery and a receipt are told to both sides', () => {
  expect(told('permits.redeemed')).toEqual([
    ['buyer', 'goods-under-way'],
    ['seller', 'sale-recorded'],
  ]);
  expect(told('ledger.received')).toEqual([
    ['buyer', 'goods-received'],
    ['seller', 'delivery-confirmed'],
  ]);
});

test('a case running late is told to officers only', () => {
  expect(told('permits.reminder')).toEqual([['organ', 'reminder']]);
  // The supervisor may sit in the city: a county without officers has nobody to tell it to.
  expect(told('permits.reminder', { toAccountId: 'holder' })).toEqual([['holder', 'reminder']]);
  expect(told('permits.overdue')).toEqual([
    ['organ', 'overdue'],
    ['above', 'overdue'],
  ]);
});

test('an enterprise hears of its own file, its officers of what waits', () => {
  expect(told('enterprise.filing-submitted')).toEqual([
    ['buyer', 'filing-received'],
    ['organ', 'filing-waits'],
  ]);
  expect(told('enterprise.filing-returned')).toEqual([['buyer', 'filing-returned']]);
  expect(told('enterprise.licence-expired')).toEqual([['buyer', 'licence-expired']]);
  expect(told('enterprise.held')).toEqual([['buyer', 'held']]);
});

test('every kind of message is sent by some event, and every event sends some', () => {
  const states = ['accepted', 'not_required'];
  const all = { ...facts, carrierId: 'c', consigneeId: 'g', toAccountId: 'o' };
  const days = [null, '2026-11-26'];
  const sent = toldEvents.flatMap((event) =>
    states.flatMap((state) => days.flatMap((day) => recipientsOf(event, { ...all, state, day }))),
  );
  expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(Object.keys(messageTexts)));
  for (const event of toldEvents) expect(recipientsOf(event, all)).not.toEqual([]);
});

test.each(Object.keys(messageTexts) as MessageKind[])(
  '%s says the same in both languages and leaves no brace',
  (kind) => {
    const { title, body } = messageTexts[kind];
    const braces = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(braces(body.zh)).toEqual(braces(body.en));
    expect([...braces(title.zh), ...braces(title.en)]).toEqual([]);
    const known = {
      number: 'N1',
      permitNumber: 'P1',
      enterpriseName: '瓯江涂料',
      sellerName: '商行',
      share: '50',
      place: '鹿城区分局',
      day: '2026-11-26',
      until: '2026-11-27',
      licence: 'L1',
      days: '30',
      validTo: '2026-12-31',
      creditClass: 'A',
    };
    for (const words of Object.values(wordsOf(kind, known))) expect(words.body).not.toMatch(/[{}—]/);
  },
);

test('an unknown kind still shows what it is about', () => {
  expect(wordsOf('of-tomorrow', { number: 'N1' }).zh.title).toBe('N1');
});

test('facts of another form become nothing instead of failing', () => {
  expect(caseFactsOf({ facts: { applicationId: 7, permitNumber: 'P1' } })).toMatchObject({
    applicationId: null,
    number: 'P1',
    state: '',
  });
});

test('a message has one id for an event and an account, a UUIDv7 with the time of the event', () => {
  const event = '01a20ae7-5330-73b3-aa12-8fa50e520942';
  const ids = ['x', 'y', 'z'].map((account) => messageId(event, account));
  for (const id of ids) expect(id).toMatch(/^01a20ae7-5330-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(3);
  expect(messageId(event, 'x')).toBe(ids[0]);
});
