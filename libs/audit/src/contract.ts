// What the browser may know of the journal: the form of a seal that somebody keeps, to compare it later.
// Pure. Called by the web.

/** Whether a text has the form of a kept head: 64 hexadecimal digits. */
export function isJournalHead(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

export {
  accessFields,
  accessReasonCodes,
  accessReasons,
  accessReasonWords,
  accessSubjects,
  type AccessField,
  type AccessReasonCode,
  type AccessSubject,
} from './access/access-reasons';
