import { DrawTextError, readPlan } from './draw-texts';
import { draw, resultText, type DrawResult } from './draw';
import { commitmentOf, type DrawTexts } from './seed';
import type { Sha256 } from './sha256-text';

/** One line of the public register. Records only grow: committed, then exactly one of revealed, voided. */
export interface DrawRecord {
  readonly act: 'committed' | 'revealed' | 'voided';
  readonly number: string;
  /** SHA-256 of the record before it; 64 zeros for the first. */
  readonly previous: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly commitment: string;
  /** Of `revealed`: SHA-256 of the text of the result. */
  readonly result?: string;
  /** Of `voided`: why, in words. */
  readonly reason?: string;
}

/** A draw as it is published after it was opened. */
export interface PublishedDraw {
  readonly format: 'yby-draw-1';
  readonly texts: DrawTexts;
  readonly commitment: string;
  readonly committedAt: string;
  readonly secret: string;
  readonly contributions: readonly { readonly name: string; readonly value: string; readonly knownAt: string }[];
  readonly result: DrawResult;
  /** The register up to and including this draw's opening. */
  readonly register: readonly DrawRecord[];
}

export interface DrawFinding {
  readonly code:
    | 'unreadable'
    | 'texts'
    | 'commitment'
    | 'contributions'
    | 'contribution-too-early'
    | 'seed'
    | 'targets'
    | 'inspectors'
    | 'register-chain'
    | 'register-order'
    | 'register-open'
    | 'register-twice'
    | 'register-number'
    | 'register-time';
  readonly zh: string;
  readonly en: string;
}

const words = {
  unreadable: ['文件不是抽查记录', 'The file is no record of a draw'],
  texts: ['冻结的名单或方案格式有误', 'A frozen text is malformed'],
  commitment: [
    '承诺值与名单、方案、密数不符：事后改动过',
    'The commitment does not match the texts and the secret: something was changed after it',
  ],
  contributions: ['外部随机数与方案指定的不符', 'The contributions are not those that the plan names'],
  'contribution-too-early': ['外部随机数在承诺之前就已公开', 'A contribution was known before the commitment'],
  seed: ['种子算出来不一样', 'The seed comes out differently'],
  targets: ['抽中的对象算出来不一样', 'The drawn targets come out differently'],
  inspectors: ['分派的检查人员算出来不一样', 'The assigned inspectors come out differently'],
  'register-chain': [
    '公示登记的链条断开：有记录被改动或删除',
    'The register is broken: a record was changed or taken out',
  ],
  'register-order': ['登记顺序不对：先公布结果后承诺', 'The register is out of order: opened before it was committed'],
  'register-open': [
    '此前有抽查作出承诺后既未公布也未作废',
    'An earlier draw was committed and neither opened nor voided',
  ],
  'register-twice': ['同一编号登记了两次承诺或两次公布', 'One number was committed or opened twice'],
  'register-number': [
    '登记中没有这次抽查，或者承诺值不同',
    'The register has no such draw, or another commitment for it',
  ],
  'register-time': ['登记时间倒退', 'The times of the register run backwards'],
} as const satisfies Record<DrawFinding['code'], readonly [string, string]>;

/** The text that a record is hashed as. */
export function recordText({ act, number, previous, at, commitment, result, reason }: DrawRecord): string {
  return [act, number, previous, at, commitment, result ?? '', reason ?? ''].map((line) => `${line}\n`).join('');
}

export const recordHash = (sha256: Sha256, record: DrawRecord): string => sha256(recordText(record));

/** All that is wrong with a published draw, in words; an empty list means that anybody gets the same. Never throws. */
export function verifyDraw(sha256: Sha256, published: PublishedDraw): DrawFinding[] {
  const codes = new Set<DrawFinding['code']>();
  try {
    check(sha256, published, (code) => codes.add(code));
  } catch (error) {
    codes.add(error instanceof DrawTextError ? 'texts' : 'unreadable');
  }
  return [...codes].map((code) => ({ code, zh: words[code][0], en: words[code][1] }));
}

function check(sha256: Sha256, published: PublishedDraw, say: (code: DrawFinding['code']) => void): void {
  if (published.format !== 'yby-draw-1') return say('unreadable');
  const { texts, secret, contributions, commitment, result } = published;
  const plan = readPlan(texts.plan);
  if (commitmentOf(sha256, texts, secret) !== commitment) say('commitment');
  if (contributions.map(({ name }) => name).join(',') !== plan.contributions.join(',')) return say('contributions');
  if (contributions.some(({ knownAt }) => !(knownAt > published.committedAt))) say('contribution-too-early');
  const again = draw(sha256, texts, { secret, contributions: contributions.map(({ name, value }) => [name, value]) });
  if (again.seed !== result.seed) say('seed');
  const { strata, short, assignments } = again;
  if (JSON.stringify(strata) !== JSON.stringify(result.strata)) say('targets');
  if (JSON.stringify([assignments, short]) !== JSON.stringify([result.assignments, result.short])) say('inspectors');
  checkRegister(sha256, published, plan.number, plan.previous, resultText(again), say);
}

function checkRegister(
  sha256: Sha256,
  { register, commitment, committedAt }: PublishedDraw,
  number: string,
  previousOfPlan: string,
  text: string,
  say: (code: DrawFinding['code']) => void,
): void {
  const zeros = '0'.repeat(64);
  const committed = new Map<string, DrawRecord>();
  const closed = new Set<string>();
  let head = zeros;
  let last = '';
  let own: DrawRecord | undefined;
  for (const record of register) {
    if (record.previous !== head) say('register-chain');
    if (record.at < last) say('register-time');
    if (record.act === 'committed') {
      if (committed.has(record.number)) say('register-twice');
      if (record.number === number) {
        // The plan itself says after which record it was made, so that nothing can be put before it later.
        if (record.previous !== previousOfPlan) say('register-chain');
        if (record.commitment !== commitment || record.at !== committedAt) say('register-number');
        if ([...committed.keys()].some((other) => !closed.has(other))) say('register-open');
      }
      committed.set(record.number, record);
    } else {
      const before = committed.get(record.number);
      if (!before) say('register-order');
      else if (before.commitment !== record.commitment) say('register-number');
      if (closed.has(record.number)) say('register-twice');
      closed.add(record.number);
      if (record.number === number) own = record;
    }
    head = recordHash(sha256, record);
    last = record.at;
  }
  if (!committed.has(number) || own?.act !== 'revealed') say('register-number');
  else if (own.result !== sha256(text)) say('register-number');
}
