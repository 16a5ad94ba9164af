// What a row of docs/law/scenarios.md expects, and in what an answer differs from it, in words.
import type { Authority, Requirement } from './answer';
import { wordsOf, type TableRow } from './scenario-table';

const organWords: Readonly<Record<Authority['organ'], string>> = {
  police: 'police',
  drug_regulator: 'drug',
  emergency_management: 'emergency',
  commerce: 'commerce',
};

/** In what the answer differs from the row: empty when in nothing. @throws RangeError for a word that the table does not have. */
export function differences(row: TableRow, answer: Requirement): readonly string[] {
  const { cells } = row;
  const found: string[] = [];
  const compare = (what: string, expected: string, got: string) => {
    if (!matches(expected, got)) found.push(`${what}: expected ${expected}, got ${got}`);
  };
  compare('answer', cells['answer']!, `${answer.outcome} ${answer.instrument}`);
  compare('authority', cells['authority']!, shownAuthority(answer.authority, cells['authority']!));
  const [statutory = '', promised = '', validity = ''] = cells['limits']!.split(' / ');
  compare('statutory limit', statutory, shownLimit(answer));
  compare('promise', promised, answer.promised ? `${answer.promised.workingDays} wd` : '-');
  compare('validity', validity, shownValidity(answer, validity));
  for (const word of rulesOf(cells['because']!)) {
    const unwanted = word.startsWith('-because:');
    const rule = word.replace('-because:', '').replace('_', ' ');
    if (cites(answer, rule) === unwanted)
      found.push(`because: ${unwanted ? 'must not cite' : 'must cite'} ${rule}, cites ${citations(answer)}`);
  }
  for (const word of wordsOf(cells['later']!))
    if (!hasDuty(answer, word)) found.push(`later: ${word}, got ${duties(answer)}`);
  return [...found, ...stopDifferences(cells['points']!, answer), ...pointDifferences(cells['points']!, answer)];
}

/** Stops are exact: what the row does not name must not stop anybody. What another organ decides is stopped here as such. */
function stopDifferences(cell: string, answer: Requirement): readonly string[] {
  const expected = wordsOf(cell)
    .filter((word) => word.startsWith('stop:'))
    .map((word) => word.split(':')[1]!);
  if (expected.includes('*')) return [];
  if (answer.outcome === 'other_authority') expected.push('wrong-authority');
  const got = answer.stops.map((stop) => stop.code);
  const same = new Set(expected).size === new Set(got).size && expected.every((code) => got.includes(code));
  return same ? [] : [`stops: expected ${expected.join(' ') || 'none'}, got ${got.join(' ') || 'none'}`];
}

function pointDifferences(cell: string, answer: Requirement): readonly string[] {
  return wordsOf(cell)
    .filter((word) => word !== 'stop:*')
    .filter((word) => holds(word.replace(/^-/, ''), answer) === word.startsWith('-'))
    .map((word) => `points: ${word} does not hold (${shownPoints(answer)})`);
}

function holds(word: string, answer: Requirement): boolean {
  const [kind = '', value = '', article = ''] = word.split(':');
  const named = ({ rule }: { readonly rule: string }) => !article || rule === article.replace('_', ' ');
  const among = (points: Requirement['stops']) => points.some((point) => point.code === value && named(point));
  switch (kind) {
    case 'stop':
      return among(answer.stops);
    case 'note':
      return among([...answer.conditions, ...answer.flags]);
    case 'point':
      return among([...answer.stops, ...answer.conditions, ...answer.flags]);
    case 'document':
      return answer.documents.some((one) => one.kind === value && one.required && named(one));
    case 'optional':
      return answer.documents.some((one) => one.kind === value && !one.required && named(one));
    case 'onsite':
      return (answer.onsite ?? 'none') === value;
    case 'officers':
      return String(answer.officers) === value;
    case 'multi':
      return answer.multiUseEligible === (value === 'eligible');
    case 'file':
      return value === (answer.file?.when === 'after-start' ? `after-start-${answer.file.days}d` : answer.file?.when);
    case 'mixed':
      return answer.mixed;
    case 'part':
      return answer.parts.some((part) => part.instrument === value);
    case 'instrument':
      return answer.instrument === value;
    case 'provisional':
      return answer.provisional;
    default:
      throw new RangeError(`no such point: ${word}`);
  }
}

/** 'county/city police *': word by word, '/' for either, '*' for any. */
function matches(expected: string, got: string): boolean {
  if (expected === '*') return true;
  const wanted = expected.split(' ');
  const words = got.split(' ');
  return (
    wanted.length === words.length && wanted.every((word, i) => word === '*' || word.split('/').includes(words[i]!))
  );
}

function shownAuthority(authority: Authority | null, expected: string): string {
  if (!authority) return '-';
  const unit = expected.includes('unit:') ? ` unit:${authority.unit?.code ?? '-'}` : '';
  return `${authority.level} ${organWords[authority.organ]} ${authority.division}${unit}`;
}

function shownLimit({ statutory }: Requirement): string {
  if (!statutory) return '-';
  return statutory.sameDay ? 'same day' : `${statutory.workingDays} wd`;
}

function shownValidity({ validity }: Requirement, expected: string): string {
  if (!validity) return '-';
  const uses = /one|multi/.test(expected) ? ` ${validity.uses}` : '';
  const use = expected.includes('by-') ? ` by-${validity.oneUse}` : '';
  return `${validity.months} months${uses}${use}`.replace(/^1 months/, '1 month');
}

/** '条例 17 办法 8' → both; a space inside a title is written as an underscore. */
function rulesOf(cell: string): readonly string[] {
  return cell === '-' ? [] : (cell.match(/-because:\S+|\S+ \d+|\S+/g) ?? []);
}

/** An article is cited when it is named whole: '条例 2' by neither '条例 20' nor '浙江省禁毒条例 2'. An id by itself. */
function cites(answer: Requirement, rule: string): boolean {
  const everything = [answer, ...answer.parts].flatMap((part) => part.because);
  return everything.some(({ id, rule: text }) => {
    const at = text.indexOf(rule);
    const before = text[at - 1] ?? '';
    return id === rule || (at >= 0 && !/\d/.test(text[at + rule.length] ?? '') && !/\p{Script=Han}/u.test(before));
  });
}

function citations(answer: Requirement): string {
  return answer.because.map(({ rule }) => rule).join(', ') || 'nothing';
}

/** 'O-4=30d', 'O-7=2027-03-31', 'O-3', '-O-5' */
function hasDuty(answer: Requirement, word: string): boolean {
  const [duty = '', due] = word.replace(/^-/, '').split('=');
  const held = answer.later.some(
    (later) => later.duty === duty && (due === undefined || due === `${later.dueDays}d` || due === later.due),
  );
  return held !== word.startsWith('-');
}

function duties(answer: Requirement): string {
  return answer.later.map(({ duty, dueDays, due }) => `${duty}${due ?? dueDays ?? ''}`).join(' ') || 'none';
}

function shownPoints(answer: Requirement): string {
  const codes = (points: Requirement['stops']) => points.map(({ code }) => code).join(' ');
  return `stops ${codes(answer.stops)}; conditions ${codes(answer.conditions)}; flags ${codes(answer.flags)}`;
}
