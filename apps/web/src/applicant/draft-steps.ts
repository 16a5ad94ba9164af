import { explainResidentId, findSubstance, type Requirement } from '@yby/regulation/contract';
import type { Bilingual } from '../api/types';
import { quantityOf } from '../parts/litres';
import type { Draft } from './draft';

// The task list of an application: which step a field belongs to, what is still wrong there, and the step's state.

export const steps = ['question', 'substances', 'parties', 'handler', 'documents', 'check'] as const;
export type Step = (typeof steps)[number];
export type StepState = 'untouched' | 'begun' | 'faulty' | 'done';

/** `field` is the path in the input that is sent; the input's element id is `f-` + the path with dashes. */
export interface Defect extends Bilingual {
  field: string;
  step: Step;
}

export const idOfField = (field: string): string => `f-${field.replaceAll('.', '-')}`;

export function stepOfField(field: string): Step {
  const first = field.split('.')[0] ?? '';
  if (['lines', 'multiUse', 'selfUse'].includes(first)) return 'substances';
  if (first === 'handler') return 'handler';
  if (first === 'attachments') return 'documents';
  if (['kind', 'originDivision', 'destinationDivision', 'route', 'transferReason'].includes(first)) return 'question';
  if (first === 'urgent') return 'check';
  return 'parties';
}

/** The element that a server's path means: `lines.0.quantity.amount` is typed in the field of `lines.0.quantity`. */
export function nearestField(field: string): string {
  const line = /^lines\.(\d+)\.(substance|quantity|use)/.exec(field);
  if (line) return `lines.${line[1]}.${line[2]}`;
  return /^(attachments|lines|route)\b/.exec(field)?.[1] ?? field;
}

/** Everything that is missing or wrong, in the order of the form. */
export function defectsOf(draft: Draft, requirement: Requirement | null, person = false): Defect[] {
  const defects: Defect[] = [];
  const bad = (field: string, zh: string, en: string) => defects.push({ field, zh, en, step: stepOfField(field) });
  if (draft.activity === null) bad('kind', '请选择要办的事', 'Choose what you want to do');
  if (draft.activity === 'transport' || draft.activity === 'transfer') {
    if (!/^\d{6}$/.test(draft.originDivision)) bad('originDivision', '请选择运出地', 'Choose the place of departure');
    if (!/^\d{6}$/.test(draft.destinationDivision))
      bad('destinationDivision', '请选择运达地', 'Choose the place of arrival');
  }
  if (draft.activity === 'transfer' && !draft.transferReason)
    bad('transferReason', '请选择转让的原因', 'Say why it is given away');
  draft.lines.forEach((line, i) => {
    const nth = draft.lines.length > 1 ? i + 1 : '';
    if (!findSubstance(line.substance)) bad(`lines.${i}.substance`, `请选择品种${nth}`, `Choose substance ${nth}`);
    if (!quantityOf(line.substance, line.typed))
      bad(`lines.${i}.quantity`, `请填写数量${nth}（大于零的数字）`, `Enter quantity ${nth} (a number above zero)`);
    if (!line.use.trim()) bad(`lines.${i}.use`, `请写明用途${nth}`, `Say what ${nth || 'it'} is used for`);
  });
  const twice = draft.lines.findIndex(
    (line, i) => line.substance && draft.lines.findIndex((other) => other.substance === line.substance) < i,
  );
  if (twice >= 0) bad(`lines.${twice}.substance`, '同一品种只能填一行', 'A substance can stand on one line only');
  // Where the law asks for nothing, nothing more is asked either: the formal answer needs who and what only.
  const free = requirement !== null && !isTaken(requirement);
  if (!free && draft.activity === 'purchase' && !draft.seller) bad('sellerId', '请选择供货单位', 'Choose the seller');
  if (!free && draft.activity !== 'purchase' && draft.activity !== null && !draft.consignee)
    bad('consigneeId', '请选择收货单位', 'Choose who receives it');
  if (!free && draft.activity === 'transport') {
    if (!draft.carrier) bad('carrierId', '请选择承运单位', 'Choose the carrier');
  }
  if (!free && !person && !draft.siteId) bad('siteId', '请选择本单位仓库', 'Choose your storehouse');
  if (!draft.handler.name.trim()) bad('handler.name', '请填写经办人姓名', 'Enter the handler’s name');
  const wrongId = explainResidentId(draft.handler.idNumber.trim().toUpperCase());
  if (!draft.handler.idNumber.trim()) bad('handler.idNumber', '请填写经办人身份证号', 'Enter the handler’s ID number');
  else if (wrongId) bad('handler.idNumber', wrongId.zh, wrongId.en);
  if (!/^(\+?86)?1\d{10}$|^0\d{2,3}\d{7,8}$/.test(draft.handler.phone.replace(/[\s-]/g, '')))
    bad('handler.phone', '请填写能接通的电话', 'Enter a phone number that works');
  if (draft.urgent !== null && draft.urgent.trim().length < 2)
    bad('urgent', '请写明加急的理由', 'Say why it is urgent');
  for (const document of free ? [] : requiredDocuments(requirement))
    if (!draft.attachments.some((one) => one.kind === document.kind))
      bad(`attachments.${document.kind}`, `请上传${document.zh}`, `Upload: ${document.en}`);
  return defects;
}

/** Taken in here: decided by the police of this city, or checked and handed on to the province (条例 14, 15). */
export const isTaken = ({ outcome, instrument, authority }: Requirement): boolean =>
  outcome === 'required' ||
  (outcome === 'other_authority' && instrument === 'purchase_permit' && authority?.organ === 'police');

/** Documents that must be attached; what the register knows or a field says is not asked for again. */
export const requiredDocuments = (requirement: Requirement | null) =>
  (requirement?.documents ?? []).filter((one) => one.required && one.source === 'attachment');

export function stepStates(
  draft: Draft,
  requirement: Requirement | null,
  visited: readonly Step[],
  at: Step,
  person = false,
) {
  const defects = defectsOf(draft, requirement, person);
  const state = (step: Step): StepState => {
    const faulty = defects.some((defect) => defect.step === step);
    if (step === 'check') return at === 'check' ? 'begun' : 'untouched';
    if (!faulty && (visited.includes(step) || isTouched(draft, step))) return 'done';
    if (step === at) return 'begun';
    if (visited.includes(step)) return 'faulty';
    return isTouched(draft, step) ? 'begun' : 'untouched';
  };
  return Object.fromEntries(steps.map((step) => [step, state(step)])) as Record<Step, StepState>;
}

function isTouched(draft: Draft, step: Step): boolean {
  if (step === 'question') return draft.activity !== null;
  if (step === 'substances') return draft.lines.some((line) => line.substance || line.typed.text || line.use);
  if (step === 'parties') return Boolean(draft.seller || draft.consignee || draft.carrier);
  if (step === 'handler') return Boolean(draft.handler.name || draft.handler.phone);
  return step === 'documents' && draft.attachments.length > 0;
}
