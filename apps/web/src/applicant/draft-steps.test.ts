import { requirement } from '@yby/regulation/contract';
import type { PlainDate } from '@yby/platform/contract';
import { askOf, draftOf, emptyDraft, inputOf, type Draft } from './draft';
import { defectsOf, nearestField, stepOfField, stepStates } from './draft-steps';

const today: PlainDate = '2026-11-23';
const paint: Draft = {
  ...emptyDraft(),
  activity: 'purchase',
  lines: [{ substance: 'PC3-01', typed: { text: '500', unit: 'kg' }, use: '稀释' }],
  seller: { id: 's', name: '某供货' },
  siteId: 'w',
  handler: { name: '陈', idNumber: '11010519491231002X', phone: '138 0000 0000' },
  attachments: [{ kind: 'legitimate_use_statement', file: 'h', name: 'a.pdf' }],
};
const answerTo = (draft: Draft) => {
  const ask = askOf(draft, today, '330302');
  return ask && requirement(ask);
};
const fieldsOf = (draft: Draft) => defectsOf(draft, answerTo(draft)).map(({ field }) => field);

describe('the task list of an application', () => {
  it('an untouched draft has its first step at hand and the others before it', () => {
    const states = stepStates(emptyDraft(), null, [], 'question');
    expect(states).toMatchObject({ question: 'begun', substances: 'untouched', check: 'untouched' });
  });

  it('a step that was left with a hole in it is faulty, and done once the hole is filled', () => {
    const holed = { ...paint, seller: null };
    expect(stepStates(holed, answerTo(holed), ['parties'], 'handler').parties).toBe('faulty');
    expect(stepStates(paint, answerTo(paint), ['parties'], 'handler').parties).toBe('done');
  });

  it('names every missing thing at once, each with its field', () => {
    expect(fieldsOf({ ...paint, seller: null, siteId: '', attachments: [] })).toEqual(
      expect.arrayContaining(['sellerId', 'siteId', 'attachments.legitimate_use_statement']),
    );
  });

  it('refuses an identity number whose check digit is wrong', () => {
    const wrong = { ...paint, handler: { ...paint.handler, idNumber: '110105194912310021' } };
    expect(fieldsOf(wrong)).toContain('handler.idNumber');
    expect(fieldsOf(paint)).not.toContain('handler.idNumber');
  });

  it('refuses one substance on two lines', () => {
    expect(fieldsOf({ ...paint, lines: [paint.lines[0]!, paint.lines[0]!] })).toContain('lines.1.substance');
  });

  it('leads a field named by the server to the input where it was typed', () => {
    expect(stepOfField('lines.0.quantity.amount')).toBe('substances');
    expect(nearestField('lines.0.quantity.amount')).toBe('lines.0.quantity');
    expect(stepOfField('handler.phone')).toBe('handler');
  });
});

describe('what is filed', () => {
  it('is whole milligrams, whatever unit was typed', () => {
    const tonnes = { ...paint, lines: [{ ...paint.lines[0]!, typed: { text: '0.5', unit: 't' as const } }] };
    expect(inputOf(tonnes)?.lines[0]?.quantity).toEqual({ unit: 'mg', amount: '500000000' });
  });

  it('is nothing while a quantity cannot be read', () => {
    expect(inputOf({ ...paint, lines: [{ ...paint.lines[0]!, typed: { text: 'x', unit: 'kg' } }] })).toBeNull();
  });

  it('says where it was copied from, and nothing of that when it is a correction', () => {
    const view = { id: 'a1', kind: 'purchase_filing', lines: [], attachments: [], precheck: { asked: {} } } as never;
    expect(draftOf(view, 'copy').copiedFrom).toBe('a1');
    expect(draftOf(view, 'correct').copiedFrom).toBeUndefined();
  });

  it('asks the law nothing about a journey whose ends are not known', () => {
    expect(askOf({ ...paint, activity: 'transport' }, today, '330302')).toBeNull();
  });
});
