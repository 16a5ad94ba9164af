// Pinyin of the names and aliases of the catalogue, made once so that the browser carries no dictionary. Readings that the
// package gets wrong, or that depend on the word, are set by hand.
import pinyinPackage from 'pinyin-pro/package.json';
import { pinyin } from 'pinyin-pro';
import { shippedData } from '../../libs/regulation/src/law/shipped-law';
import { aliases } from '../../libs/regulation/src/search/aliases';

/** One reading in every chemical name. */
const READINGS: Readonly<Record<string, string>> = { 酐: 'gan', 苄: 'bian', 腈: 'jing', 氯: 'lü', 其: 'qi', 及: 'ji' };

const han = /\p{Script=Han}/u;
const chinese = [
  ...new Set([
    ...shippedData.substances.map(({ nameZh }) => nameZh),
    ...aliases.filter(({ kind }) => kind === 'alias').map(({ text }) => text),
  ]),
].filter((text) => han.test(text));

/** '=1 ben ji =2 bing tong' of 1-苯基-2-丙酮: syllables, and '=' before what is not Chinese. */
export function syllablesOf(text: string): string {
  const chars = [...text.normalize('NFKC')];
  const read = pinyin(chars.join(''), { toneType: 'none', type: 'array' });
  if (read.length !== chars.length) throw new RangeError(`not one reading a character: ${text}`);
  return chars
    .flatMap((char, i) => {
      if (han.test(char)) return [READINGS[char] ?? read[i]!];
      return /[\p{L}\p{N}]/u.test(char) ? [`=${char.toLowerCase()}`] : [];
    })
    .join(' ');
}

export function pinyinFile(): string {
  return `// Made by test/generated; do not edit. Pinyin of names and aliases by pinyin-pro ${pinyinPackage.version} (MIT), readings checked by hand.
export const pinyinLines = \`${chinese.map((text) => `${text}|${syllablesOf(text)}`).join('\n')}\`;
`;
}
