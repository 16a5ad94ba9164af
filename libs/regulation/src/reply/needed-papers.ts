// What an answer asks for, in a few words: which papers, from which organ.
import type { Bilingual } from '@yby/platform/contract';
import type { Authority, Instrument, Requirement } from '../requirement/answer';
import { instrumentNames } from '../requirement/instrument-names';

interface Needed {
  /** 'none': no paper of this law, but the organ's own rules (preparations in a person's hands, 条例 5). */
  readonly instrument: Instrument;
  readonly authority: Authority;
}

function neededOf(answer: Requirement): Needed[] {
  return (answer.mixed ? answer.parts : [answer]).flatMap(({ instrument, authority }) =>
    authority ? [{ instrument, authority }] : [],
  );
}

/** '须办理运输备案证明（鹿城区公安机关）'. */
export function neededIn(answer: Requirement): Bilingual {
  if (answer.outcome === 'forbidden') return { zh: '不得办理', en: 'not allowed' };
  return inOne(
    neededOf(answer).map(({ instrument, authority }) =>
      instrument === 'none'
        ? { zh: `由${authority.zh}管理`, en: `subject to the ${authority.en}` }
        : {
            zh: `须办理${instrumentNames[instrument].zh}（${authority.zh}）`,
            en: `${instrumentNames[instrument].en} (${authority.en})`,
          },
    ),
  );
}

/** '向鹿城区公安机关申请运输备案证明'; for what is forbidden, what stops it. */
export function nextStep(answer: Requirement): Bilingual {
  if (answer.outcome === 'forbidden') return inOne(answer.stops);
  return inOne(
    neededOf(answer).map(({ instrument, authority }) =>
      instrument === 'none'
        ? { zh: `向${authority.zh}咨询`, en: `ask the ${authority.en}` }
        : {
            zh: `向${authority.zh}申请${instrumentNames[instrument].zh}`,
            en: `apply to the ${authority.en} for a ${instrumentNames[instrument].en}`,
          },
    ),
  );
}

const inOne = (words: readonly Bilingual[]): Bilingual => ({
  zh: words.map(({ zh }) => zh).join('，'),
  en: words.map(({ en }) => en).join(', '),
});
