// Replies for the tests of this folder: the shipped law as edition 1, asked on 2026-11-23.
import type { PlainDate } from '@yby/platform/contract';
import { kg } from '../requirement/example-asks';
import { Law } from '../law/law';
import { lawWith, shippedData } from '../law/shipped-law';
import type { RequirementAsk } from '../requirement/ask';
import { requirement } from '../requirement/requirement';
import { replyOf, type Reply } from './reply';

export const firstEdition = new Law(shippedData, 1);
export const withoutKeyAreas = new Law(lawWith({ keyAreas: [] }).data, 2);

/** 100 kg of toluene from Lucheng to Yueqing: both lie in Wenzhou. */
export const moveInWenzhou: RequirementAsk = {
  activity: 'transport',
  buyerKind: 'unit',
  date: '2026-11-23',
  originDivision: '330302',
  destinationDivision: '330382',
  lines: [{ substance: 'PC3-01', quantity: kg('100') }],
};

/** 4 kg of potassium permanganate for own use, this year's purchases not known. */
export const ownPermanganate: RequirementAsk = {
  activity: 'purchase',
  buyerKind: 'individual',
  date: '2026-11-24',
  buyerDivision: '330302',
  selfUse: true,
  lines: [{ substance: 'PC3-04', quantity: kg('4') }],
};

export function reply(ask: RequirementAsk, law = firstEdition, today: PlainDate = '2026-11-23'): Reply {
  return replyOf({ ask, answer: requirement(ask, law), law, today }, 'https://ybq.wenzhou.gov.cn');
}
