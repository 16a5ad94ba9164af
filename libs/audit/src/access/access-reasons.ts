// Why an officer may look at personal data, and which fields there are. Pure: the dialog and the pages read the same list.

/** How sure the article is: from the full text, from another text, or from memory. */
type Mark = 'verified' | 'secondary' | 'from memory';

interface AccessReason {
  readonly zh: string;
  readonly en: string;
  readonly rule: string;
  readonly mark: Mark;
  /** The persons concerned are not told while that would hinder the duty (PIPL 18, 35). */
  readonly untold?: true;
}

/** What an officer chooses from. */
export const accessReasons = {
  verify_identity: {
    zh: '核对本人身份',
    en: 'to verify who the person is',
    rule: '个人信息保护法 34',
    mark: 'from memory',
  },
  contact: {
    zh: '联系当事人办理本件',
    en: 'to reach the person about this matter',
    rule: '个人信息保护法 34',
    mark: 'from memory',
  },
  compare: {
    zh: '核对材料与填报是否一致',
    en: 'to compare papers with what was typed',
    rule: '行政许可法 34',
    mark: 'secondary',
  },
  inspection: { zh: '监督检查需要', en: 'for an inspection', rule: '条例 32', mark: 'secondary' },
  complaint: {
    zh: '核查举报或投诉',
    en: 'to look into a report or complaint',
    rule: '个人信息保护法 34',
    mark: 'from memory',
  },
  investigation: {
    zh: '依法调查案件（暂不告知当事人）',
    en: 'a lawful investigation (the person is not told yet)',
    rule: '个人信息保护法 18、35',
    mark: 'from memory',
    untold: true,
  },
} as const satisfies Record<string, AccessReason>;

export type AccessReasonCode = keyof typeof accessReasons;
export const accessReasonCodes = Object.keys(accessReasons) as AccessReasonCode[];

/** Noted by itself when papers of a matter are opened in the course of work. */
export const CASE_WORK = 'case_work';
export const caseWork = { zh: '办理中查阅材料', en: 'papers opened in the course of the matter' } as const;

export const accessFields = {
  'handler.idNumber': { zh: '经办人身份证件号码', en: 'identity number of the handler' },
  'handler.phone': { zh: '经办人电话', en: 'phone of the handler' },
  'unit.contactPhone': { zh: '联系人电话', en: 'phone of the contact person' },
  'person.idNumber': { zh: '个人身份证件号码', en: 'identity number of the individual' },
  'staff.idNumber': { zh: '人员身份证件号码', en: 'identity numbers of staff' },
  'staff.phone': { zh: '人员电话', en: 'phones of staff' },
  attachment: { zh: '申请材料', en: 'an attachment' },
  scan: { zh: '申报扫描件', en: 'a scan of the filing' },
  mandate: { zh: '委托书扫描件', en: 'the scan of a mandate' },
  archive: { zh: '整卷导出', en: 'the whole case as an archive' },
} as const;

export type AccessField = keyof typeof accessFields;

export const accessSubjects = {
  application: { zh: '申请', en: 'application' },
  filing: { zh: '单位申报', en: 'filing' },
  account: { zh: '账户', en: 'account' },
} as const;

export type AccessSubject = keyof typeof accessSubjects;

/** The reason in words, whatever its code. */
export function accessReasonWords(code: string): { readonly zh: string; readonly en: string } {
  return code === CASE_WORK ? caseWork : (accessReasons[code as AccessReasonCode] ?? { zh: code, en: code });
}
