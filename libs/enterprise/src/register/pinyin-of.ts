import { pinyin } from 'pinyin-pro';

/** By what a name is found when typed in Latin letters: its initials and its syllables, e.g. `wzlhtl wenzhoulanhaituliao`. */
export function pinyinOf(name: string): string {
  const syllables = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  return `${syllables.map(([first]) => first).join('')} ${syllables.join('')}`;
}
