import { quantityToWire, type PlainDate } from '@yby/platform/contract';
import type { RequirementAsk } from '@yby/regulation/contract';
import type {
  ApplicationInput,
  ApplicationKind,
  ApplicationView,
  Attachment,
  Handler,
  Party,
  TransferReason,
} from '../api/types';
import { quantityOf } from '../parts/litres';
import { typeAgain, type TypedQuantity } from '../parts/quantity-words';

// An application as it is being typed: everything may be missing or wrong. Pure; what is filed is made of it at the end.

export interface DraftLine {
  substance: string;
  typed: TypedQuantity;
  use: string;
}

export interface Draft {
  activity: 'purchase' | 'transport' | 'transfer' | null;
  lines: DraftLine[];
  multiUse: boolean;
  /** Of permanganate: for own use, not for resale (条例 17). */
  selfUse: boolean;
  seller: Party | null;
  consignee: Party | null;
  carrier: Party | null;
  siteId: string;
  originDivision: string;
  destinationDivision: string;
  route: string[];
  transferReason: TransferReason | '';
  /** Purchase paper whose goods are moved. */
  paper: { id: string; number: string } | null;
  /** Why it is urgent; null: it is not. */
  urgent: string | null;
  handler: Handler;
  attachments: Attachment[];
  copiedFrom?: string;
}

export const emptyLine = (): DraftLine => ({ substance: '', typed: { text: '', unit: 'kg' }, use: '' });

export const emptyDraft = (): Draft => ({
  activity: null,
  lines: [emptyLine()],
  multiUse: false,
  selfUse: true,
  seller: null,
  consignee: null,
  carrier: null,
  siteId: '',
  originDivision: '',
  destinationDivision: '',
  route: [],
  transferReason: '',
  paper: null,
  urgent: null,
  handler: { name: '', idNumber: '', phone: '' },
  attachments: [],
});

/** An earlier application typed again: to do it once more, or to correct what was returned. */
export function draftOf(view: ApplicationView, again: 'copy' | 'correct'): Draft {
  const selfUse = (view.precheck.asked as { selfUse?: boolean } | undefined)?.selfUse;
  return {
    ...emptyDraft(),
    activity: activityOf(view.kind),
    lines: view.lines.map(({ substance, quantity, use }) => ({ substance, typed: typeAgain(quantity), use })),
    multiUse: view.multiUse,
    selfUse: selfUse ?? true,
    seller: view.seller,
    consignee: view.consignee,
    carrier: view.carrier,
    siteId: view.siteId ?? '',
    originDivision: view.originDivision ?? '',
    destinationDivision: view.destinationDivision ?? '',
    route: view.route,
    transferReason: view.transferReason ?? '',
    urgent: again === 'correct' ? view.urgent : null,
    handler: { ...view.handler },
    attachments: view.attachments.map(({ kind, file, name }) => ({ kind, file, name })),
    ...(again === 'copy' ? { copiedFrom: view.id } : {}),
  };
}

export const activityOf = (kind: ApplicationKind): 'purchase' | 'transport' | 'transfer' =>
  kind.startsWith('purchase') ? 'purchase' : kind === 'transfer_filing' ? 'transfer' : 'transport';

/** The paper that the law asks for, as far as it can be told yet: the everyday one until then. */
export function kindOf(activity: NonNullable<Draft['activity']>, instrument?: string): ApplicationKind {
  if (activity === 'transfer') return 'transfer_filing';
  if (activity === 'purchase') return instrument === 'purchase_permit' ? 'purchase_permit' : 'purchase_filing';
  return instrument === 'transport_permit' ? 'transport_permit' : 'transport_filing';
}

const PERMANGANATE = 'PC3-04';
/** Whether own use can turn the answer: only with permanganate (条例 17). */
export const mayBeExempt = ({ activity, lines }: Draft): boolean =>
  activity === 'purchase' && lines.some(({ substance }) => substance === PERMANGANATE);

/**
 * What goes to the server; null while a quantity or the matter itself cannot be read.
 * @param instrument what the law asks for: moving category 2 needs a permit, category 3 a filing (条例 20)
 */
export function inputOf(draft: Draft, instrument?: string): ApplicationInput | null {
  const quantities = draft.lines.map((line) => quantityOf(line.substance, line.typed));
  if (draft.activity === null || quantities.some((quantity) => quantity === null)) return null;
  if (!draft.lines.length || draft.lines.some((line) => !line.substance)) return null;
  const common = {
    lines: draft.lines.map((line, i) => ({
      substance: line.substance,
      quantity: quantityToWire(quantities[i]!),
      use: line.use.trim(),
    })),
    ...(draft.siteId ? { siteId: draft.siteId } : {}),
    ...(draft.urgent?.trim() ? { urgent: draft.urgent.trim() } : {}),
    handler: {
      name: draft.handler.name.trim(),
      idNumber: draft.handler.idNumber.trim().toUpperCase(),
      phone: draft.handler.phone.replace(/[\s-]/g, ''),
    },
    attachments: draft.attachments,
    ...(draft.copiedFrom ? { copiedFrom: draft.copiedFrom } : {}),
  };
  if (draft.activity === 'purchase')
    return {
      kind: kindOf('purchase', instrument),
      ...common,
      ...(mayBeExempt(draft) && draft.selfUse ? { selfUse: true } : {}),
      ...(draft.multiUse ? { multiUse: true } : {}),
      ...(draft.seller ? { sellerId: draft.seller.id } : {}),
    };
  const moved = {
    kind: kindOf(draft.activity, instrument),
    ...common,
    ...(draft.consignee ? { consigneeId: draft.consignee.id } : {}),
    ...(draft.originDivision ? { originDivision: draft.originDivision } : {}),
    ...(draft.destinationDivision ? { destinationDivision: draft.destinationDivision } : {}),
  };
  if (draft.activity === 'transfer')
    return { ...moved, ...(draft.transferReason ? { transferReason: draft.transferReason } : {}) };
  return {
    ...moved,
    ...(draft.carrier ? { carrierId: draft.carrier.id } : {}),
    ...(draft.paper ? { purchasePermitId: draft.paper.id } : {}),
    ...(draft.route.length ? { route: draft.route } : {}),
  };
}

/**
 * The same for the pre-check, which wants every field but looks at neither the handler nor the words of use: what is still
 * empty is filled with a dash, so that licences and balances are checked long before the last field is typed.
 */
export function checkableInput(input: ApplicationInput): ApplicationInput {
  const { name, idNumber, phone } = input.handler;
  return {
    ...input,
    lines: input.lines.map((line) => ({ ...line, use: line.use || '—' })),
    handler: { name: name || '—', idNumber: idNumber.padEnd(5, '—'), phone: phone.padEnd(5, '—') },
  };
}

/**
 * The question to the law behind the draft; null until there is a matter and one readable line. Several uses are left out:
 * only the register knows whether the applicant's year is clean (办法 9), and a guess here would stop the honest.
 */
export function askOf(
  draft: Draft,
  date: PlainDate,
  division: string | undefined,
  person = false,
): RequirementAsk | null {
  if (draft.activity === null) return null;
  const lines = draft.lines.flatMap((line) => {
    const quantity = quantityOf(line.substance, line.typed);
    return line.substance && quantity ? [{ substance: line.substance, quantity: quantityToWire(quantity) }] : [];
  });
  if (!lines.length) return null;
  if (draft.activity !== 'purchase' && !(draft.originDivision && draft.destinationDivision)) return null;
  return {
    activity: draft.activity,
    buyerKind: person ? 'individual' : 'unit',
    lines,
    date,
    ...(division ? { buyerDivision: division } : {}),
    ...(draft.originDivision ? { originDivision: draft.originDivision } : {}),
    ...(draft.destinationDivision ? { destinationDivision: draft.destinationDivision } : {}),
    withinCounty: true,
    ...(draft.route.length ? { route: draft.route } : {}),
    ...(draft.transferReason ? { transferReason: draft.transferReason } : {}),
    ...(mayBeExempt(draft) && draft.selfUse ? { selfUse: true } : {}),
  };
}
