import { Choice, Division, Flag, Id, Part, QuantityBody, Text } from '@yby/platform';
import { transferReasons, type TransferReason } from '@yby/regulation/contract';

export const applicationKinds = [
  'purchase_filing',
  'purchase_permit',
  'transport_filing',
  'transport_permit',
  'transfer_filing',
] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

/** Kinds that end with a paper of ours; a purchase permit is the province's (条例 15). */
export type PermitKind = Exclude<ApplicationKind, 'purchase_permit'>;

/** What the law is asked about for each kind. */
export const matterOf = (kind: ApplicationKind): 'purchase' | 'transport' | 'transfer' =>
  kind.startsWith('purchase') ? 'purchase' : kind === 'transfer_filing' ? 'transfer' : 'transport';

export const attachmentKinds = [
  'legitimate_use_statement',
  'sales_contract',
  'business_licence',
  'mandate',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export class LineInput {
  @Text({ max: 10, pattern: /^PC[1-3]-\d\d$/, about: 'catalogue code' }) substance: string;
  @Part(() => QuantityBody) quantity: QuantityBody;
  @Text({ min: 1, max: 200, about: '用途 / what it is used for (条例 14)' }) use: string;
}

export class HandlerInput {
  @Text({ min: 1, max: 50 }) name: string;
  @Text({ min: 5, max: 30, about: 'number of the identity document' }) idNumber: string;
  @Text({ min: 5, max: 30 }) phone: string;
}

export class AttachmentInput {
  @Choice(attachmentKinds, { name: 'AttachmentKind' }) kind: AttachmentKind;
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, about: 'hash that POST /files has answered' }) file: string;
  @Text({ min: 1, max: 200 }) name: string;
}

/** What an agent files. A purchase names a seller; a transport a consignee, a carrier and both places; a transfer who receives. */
export class ApplicationInput {
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Part(() => LineInput, { many: true, least: 1, most: 20 }) lines: LineInput[];
  @Flag({ optional: true, about: 'ask for a multi-use certificate (办法 9, 21)' }) multiUse?: boolean;
  @Flag({ optional: true, about: 'for own use, not for resale (条例 17)' }) selfUse?: boolean;
  @Id({ optional: true }) sellerId?: string;
  @Id({ optional: true, about: 'own storehouse: where the goods come to, or leave from' }) siteId?: string;
  @Id({ optional: true }) consigneeId?: string;
  @Id({ optional: true }) carrierId?: string;
  @Division({ optional: true }) originDivision?: string;
  @Division({ optional: true }) destinationDivision?: string;
  @Division({ many: true, optional: true, most: 20 }) route?: string[];
  @Choice(transferReasons, { optional: true, name: 'TransferReason', about: '浙江省禁毒条例 20' })
  transferReason?: TransferReason;
  @Id({ optional: true, about: 'purchase paper whose goods are moved; no more than is left of it' })
  purchasePermitId?: string;
  @Text({ min: 2, max: 200, optional: true, about: 'why it is urgent: told to the officer, no check is skipped' })
  urgent?: string;
  @Part(() => HandlerInput) handler: HandlerInput;
  @Part(() => AttachmentInput, { many: true, optional: true, most: 20 }) attachments?: AttachmentInput[];
  @Id({ optional: true, about: 'application that this one was copied from' }) copiedFrom?: string;
  @Id({ optional: true, about: 'draft that this was typed in; it goes with the submission' }) draftId?: string;
}
