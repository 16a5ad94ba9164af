import { dayInWords, namedOnce } from './formal-words';
import type { Reply, Sourced } from './reply';
import { byNeed } from './turning-points';

/** The whole reply as one paragraph, for those who do not read Chinese. */
export function inEnglish({
  number,
  answeredOn,
  edition,
  fields,
  lines,
  answer,
  because,
  flags,
  duties,
  turns,
}: Reply): string {
  const day = dayInWords(answeredOn).en;
  const asked = fields.map(({ label, valueEn }) => `${label.en.toLowerCase()}: ${valueEn}`);
  const goods = lines.map(
    ({ name, category, form, quantity }) =>
      `${quantity.en} of ${name.en} (${form ? `${form.en}, ` : ''}${category.en})`,
  );
  const changes = byNeed(turns).map(
    ({ when, needed }) => `if ${when.map(({ en }) => en).join(', or if ')}: ${needed.en}`,
  );
  const whole = [
    `In English. Reply No. ${number} of ${day}. Asked: ${[...asked, ...goods].join('; ')}.`,
    `Answer: ${answer.en} Because: ${listed(because.map(withSource))}.`,
    ...(flags.length ? [`Note: ${listed(flags.map(withSource))}.`] : []),
    ...(duties.length ? [`Still to be observed: ${listed(duties.map(withSource))}.`] : []),
    ...(changes.length ? [`It would change: ${listed(changes)}.`] : []),
    `Made automatically from edition ${edition} of the law as data, for the facts and the day stated only; ask again when`,
    `they change. It is neither a permit nor a filing certificate and frees nobody of other duties.`,
  ].join(' ');
  return namedOnce([whole], 'en').join();
}

const withSource = ({ article, en, mark }: Sourced) => `${article.en}: ${en}${mark ? ` [${mark.en}]` : ''}`;
const listed = (items: readonly string[]) => items.map((item, at) => `(${at + 1}) ${item}`).join('; ');
