import { quantityToWire, type PlainDate } from '@yby/platform/contract';
import type { RequirementAsk } from '@yby/regulation/contract';
import type { ApplicationInput, ApplicationView, Attachment, Handler, Party } from '../api/types';
import { quantityOf } from '../parts/litres';
import { typeAgain, type TypedQuantity } from '../parts/quantity-words';

// An application as it is being typed: everything may be missing or wrong. Pure; what is filed is made of it at the end.

export interface DraftLine {
  substance: string;
  typed: TypedQuantity;
  use: string;
}

export interface Draft {
  activity: 'purchase' | 'transport' | null;
  lines: DraftLine[];
  multiUse: boolean;
  seller: Party | null;
  consignee: Party | null;
  carrier: Party | null;
  siteId: string;
  originDivision: string;
  destinationDivision: string;
  route: string[];
  handler: Handler;
  attachments: Attachment[];
  copiedFrom?: string;
}

export const emptyLine = (): DraftLine => ({ substance: '', typed: { text: '', unit: 'kg' }, use: '' });

export const emptyDraft = (): Draft => ({
  activity: null,
  lines: [emptyLine()],
  multiUse: false,
  seller: null,
  consignee: null,
  carrier: null,
  siteId: '',
  originDivision: '',
  destinationDivision: '',
  route: [],
  handler: { name: '', idNumber: '', phone: '' },
  attachments: [],
});

/** An earlier application typed again: to do it once more, or to correct what was returned. */
export function draftOf(view: ApplicationView, again: 'copy' | 'correct'): Draft {
  const purchase = view.kind === 'purchase_filing';
  return {
    activity: purchase ? 'purchase' : 'transport',
    lines: view.lines.map(({ substance, quantity, use }) => ({ substance, typed: typeAgain(quantity), use })),
    multiUse: view.multiUse,
    seller: view.seller,
    consignee: view.consignee,
    carrier: view.carrier,
    siteId: view.siteId ?? '',
    originDivision: view.originDivision ?? '',
    destinationDivision: view.destinationDivision ?? '',
    route: view.route,
    handler: { ...view.handler },
    attachments: view.attachments.map(({ kind, file, name }) => ({ kind, file, name })),
    ...(again === 'copy' ? { copiedFrom: view.id } : {}),
  };
}

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
      kind: 'purchase_filing',
      ...common,
      ...(draft.multiUse ? { multiUse: true } : {}),
      ...(draft.seller ? { sellerId: draft.seller.id } : {}),
    };
  return {
    kind: instrument === 'transport_permit' ? 'transport_permit' : 'transport_filing',
    ...common,
    ...(draft.consignee ? { consigneeId: draft.consignee.id } : {}),
    ...(draft.carrier ? { carrierId: draft.carrier.id } : {}),
    ...(draft.originDivision ? { originDivision: draft.originDivision } : {}),
    ...(draft.destinationDivision ? { destinationDivision: draft.destinationDivision } : {}),
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
export function askOf(draft: Draft, date: PlainDate, division: string | undefined): RequirementAsk | null {
  if (draft.activity === null) return null;
  const lines = draft.lines.flatMap((line) => {
    const quantity = quantityOf(line.substance, line.typed);
    return line.substance && quantity ? [{ substance: line.substance, quantity: quantityToWire(quantity) }] : [];
  });
  if (!lines.length) return null;
  if (draft.activity === 'transport' && !(draft.originDivision && draft.destinationDivision)) return null;
  return {
    activity: draft.activity,
    buyerKind: 'unit',
    lines,
    date,
    ...(division ? { buyerDivision: division } : {}),
    ...(draft.originDivision ? { originDivision: draft.originDivision } : {}),
    ...(draft.destinationDivision ? { destinationDivision: draft.destinationDivision } : {}),
    withinCounty: true,
    ...(draft.route.length ? { route: draft.route } : {}),
    selfUse: true,
  };
}
