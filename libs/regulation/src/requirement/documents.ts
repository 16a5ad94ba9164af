// The papers of an application (条例 14, 21; 办法 5, 10, 11, 20). What the register already holds is not asked for again.
import type { DocumentKind, RequiredDocument } from './answer';
import type { RequirementAsk } from './ask';
import type { Asked } from './asked';

interface DocumentRow {
  readonly kind: DocumentKind;
  readonly zh: string;
  readonly en: string;
  /** Rule ids in order of preference: the first in force on the day is cited. */
  readonly rules: readonly string[];
  readonly required: boolean;
  readonly source: RequiredDocument['source'];
  readonly only?: RequirementAsk['buyerKind'];
}

const licence: DocumentRow = {
  kind: 'business_licence',
  zh: '营业执照或者登记证书',
  en: 'business licence or registration document',
  rules: ['P-5', 'P-5-statement'],
  required: true,
  source: 'register',
  only: 'unit',
};
const identity: DocumentRow = {
  kind: 'identity_document',
  zh: '个人身份证明',
  en: 'personal identity document',
  rules: ['P-5', 'P-5-statement'],
  required: true,
  source: 'field',
  only: 'individual',
};
const handler: DocumentRow = {
  kind: 'handler_identity',
  zh: '经办人身份证明',
  en: 'identity of the handler',
  rules: ['O-2'],
  required: true,
  source: 'field',
};

const purchase: readonly DocumentRow[] = [
  {
    kind: 'legitimate_use_statement',
    zh: '合法使用需要证明(注明品种、数量和用途)',
    en: 'statement of legitimate need (substance, quantity and use)',
    rules: ['P-5', 'P-5-statement'],
    required: true,
    source: 'attachment',
  },
  licence,
  identity,
  handler,
  {
    kind: 'mandate',
    zh: '委托文书(仅委托代购时)',
    en: 'mandate (only when buying through an agent)',
    rules: ['P-11', 'O-1'],
    required: false,
    source: 'attachment',
  },
];

const transport: readonly DocumentRow[] = [
  {
    kind: 'sales_contract',
    zh: '购销合同',
    en: 'purchase-and-sale contract',
    rules: ['T-3'],
    required: true,
    source: 'attachment',
  },
  {
    ...licence,
    zh: '货主营业执照或者登记证书',
    en: 'owner’s business licence or registration document',
    rules: ['T-3'],
  },
  { ...identity, rules: ['T-3'] },
  { ...handler, rules: ['T-3'] },
  {
    kind: 'purchase_certificate',
    zh: '购买许可证或者备案证明(公安机关要求时)',
    en: 'purchase permit or certificate (when the police ask)',
    rules: ['T-5'],
    required: false,
    source: 'register',
  },
];

/** Empty where another law says what to bring (production, dealing, import, export). */
export function documentsOf(asked: Asked): RequiredDocument[] {
  const { activity, buyerKind, agent } = asked.ask;
  const rows =
    activity === 'purchase' ? purchase : activity === 'transport' || activity === 'transfer' ? transport : [];
  return rows
    .filter((row) => row.only === undefined || row.only === buyerKind)
    .flatMap(({ kind, zh, en, rules, required, source }) => {
      const [found] = asked.rules(rules);
      if (!found) return [];
      return [
        {
          kind,
          zh,
          en,
          rule: found.article,
          mark: found.mark,
          required: required || (kind === 'mandate' && Boolean(agent)),
          source,
        },
      ];
    });
}
