import { minuteOfDay, toPlainDate, type Vault } from '@yby/platform';
import { instantOf } from '@yby/platform/contract';
import { dayInWords } from '@yby/regulation';
import type { ApplicationKind } from '../application/application-input';
import { noticeKinds, remedies } from './notice-kinds';
import { NOTICE_NOTE, type StoredNotice } from './notice-row';
import type { NoticePrint } from './render-notice-pdf';

const matters: Record<ApplicationKind, string> = {
  purchase_filing: '易制毒化学品购买备案',
  purchase_permit: '易制毒化学品购买许可',
  transfer_filing: '易制毒化学品转让备案',
  transport_filing: '易制毒化学品运输备案',
  transport_permit: '易制毒化学品运输许可',
};

export const noticeAddress = (host: string, code: string): string => `${host.replace(/\/$/, '')}/n/${code}`;

/** What stands on the paper, from its row alone. */
export function noticePrintOf(row: StoredNotice, vault: Vault, host: string): NoticePrint {
  const words = noticeKinds[row.kind];
  const { facts } = row;
  const until = facts.until ? dayInWords(facts.until) : { zh: '', en: '' };
  const named = (lang: 'zh' | 'en') => ({
    matter: matters[facts.matter],
    application: facts.application,
    permit: facts.permit ?? '',
    until: until[lang],
  });
  const fill = (lang: 'zh' | 'en') =>
    words.says[lang].replace(/\{(\w+)\}/g, (_, name: string) => (named(lang) as Record<string, string>)[name] ?? '');
  const open = (note: StoredNotice['facts']['note']) => (note === null ? null : vault.open(note, NOTICE_NOTE));
  const fact = open(facts.note);
  return {
    number: row.number,
    title: words.title,
    addressee: row.addressee,
    uscc: row.uscc,
    says: { zh: fill('zh'), en: fill('en') },
    heading:
      row.kind === 'one_time_notice'
        ? { zh: '需要补正的内容', en: 'To be corrected' }
        : row.kind === 'replacement'
          ? { zh: '更正的内容', en: 'Corrected' }
          : { zh: '理由和依据', en: 'Reasons and articles' },
    points: facts.points.map(({ zh, rule, mark, note }) => ({ zh, rule, mark, note: open(note) })),
    further: [
      ...(fact ? [`事实：${fact.replace(/[。；]?$/, '。')}`] : []),
      ...(facts.authority
        ? [row.kind === 'forwarding' ? `决定机关：${facts.authority.zh}。` : `请向${facts.authority.zh}申请。`]
        : []),
      ...(facts.due && row.kind === 'one_time_notice'
        ? [`请于${momentInWords(facts.due)}前补正；逾期未补正的，本申请失效，可以随时重新申请。`]
        : []),
      ...(row.kind === 'higher_answer' && facts.document
        ? [`决定文号：${facts.document.number}；决定日期：${dayInWords(facts.document.on).zh}。`]
        : []),
      ...(facts.due && row.kind === 'acceptance' ? [`本机关承诺于${momentInWords(facts.due)}前办结。`] : []),
    ],
    remedies: words.remedies ? remedies : null,
    organ: row.organ_name,
    phone: facts.phone,
    issuedAt: row.issued_at,
    issuedOn: toPlainDate(row.issued_at),
    address: noticeAddress(host, row.code),
  };
}

/** '二〇二六年十一月二十三日 17:30'. */
function momentInWords(iso: string): string {
  const at = instantOf(iso);
  const minute = minuteOfDay(at);
  const clock = [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
  return `${dayInWords(toPlainDate(at)).zh} ${clock} `;
}
