import { heldIn, type EnterpriseFacts } from '@yby/enterprise';
import { formatQuantity, quantityFromWire, type PlainDate, type Quantity } from '@yby/platform/contract';
import {
  instrumentNames,
  requirement,
  substanceOf,
  type Law,
  type Requirement,
  type RequirementAsk,
} from '@yby/regulation/contract';
import { matterOf, type ApplicationInput } from './application-input';
import type { Precheck, PrecheckLine } from './application-view';
import { ofPurchasePaper, ofReceiver, ofTransport } from './checks-of-movement';
import { ofSplitting, ofUsual } from './checks-of-quantity';
import { isPerson, ofStanding } from './checks-of-standing';
import { goesOn, isTaken } from './forwarding';
import type { OwnFacts } from './own-facts';
import { asksForSecondOfficer } from './second-officer-asked';
import type { PastFacts } from './past-facts';

export interface PrecheckFacts {
  readonly applicant: EnterpriseFacts;
  /** Seller, consignee and carrier by id, as far as they are registered. */
  readonly parties: ReadonlyMap<string, EnterpriseFacts>;
  readonly own: OwnFacts;
  readonly past: PastFacts;
  /** Stock on hand by substance. */
  readonly stock: ReadonlyMap<string, Quantity>;
  readonly on: PlainDate;
}

export type Say = (line: Omit<PrecheckLine, 'evidence'> & { evidence?: object }) => void;

/**
 * Everything that is looked at before an officer looks: the law, the applicant's standing, the counterparty's right to sell or
 * carry, declared need, capacity, papers not yet used up, duplicates. Each line passes, warns or stops, with its article.
 * A filing is not a licence (条例 14): only what the law names stops; the rest is a warning for the officer.
 */
export function precheck(input: ApplicationInput, facts: PrecheckFacts, edition: Law): Precheck {
  const asked = askOf(input, facts, edition);
  const law = requirement(asked, edition);
  const lines: PrecheckLine[] = [];
  const say: Say = (line) => lines.push(line as PrecheckLine);
  ofLaw(law, input, say);
  const matter = matterOf(input.kind);
  if (isTaken(law)) {
    ofStanding(matter === 'transfer' ? 'sale' : matter, facts, say);
    ofDocuments(law, input, say);
    if (!isPerson(facts)) ofSite(input, facts, say);
    if (matter === 'purchase') {
      ofSeller(input, facts, say);
      if (!isPerson(facts)) ofNeed(input, facts, say);
      ofOpenPapers(input, facts, say);
    } else if (matter === 'transfer') ofReceiver(input, facts, say);
    else {
      ofTransport(input, facts, say);
      ofPurchasePaper(input, facts, say);
    }
    ofDuplicates(facts, say);
    ofUsual(input, facts, say);
  }
  if (law.outcome !== 'forbidden') ofSplitting(input, facts, edition, say);
  const outcome = lines.some((line) => line.outcome === 'stop')
    ? 'stop'
    : lines.some((line) => line.outcome === 'warning')
      ? 'warning'
      : 'clear';
  return { outcome, asked, edition: edition.number, requirement: law, lines };
}

function askOf(input: ApplicationInput, { applicant, own, past, on }: PrecheckFacts, edition: Law): RequirementAsk {
  const site = applicant.sites.find(({ id }) => id === input.siteId);
  return {
    activity: matterOf(input.kind),
    buyerKind: isPerson({ applicant }) ? 'individual' : 'unit',
    lines: input.lines.map(({ substance, quantity }) => ({ substance, quantity })),
    date: on,
    buyerDivision: site?.division ?? applicant.division,
    ...(input.originDivision ? { originDivision: input.originDivision } : {}),
    ...(input.destinationDivision ? { destinationDivision: input.destinationDivision } : {}),
    ...(input.route ? { route: input.route } : {}),
    yearToDate: Object.fromEntries(
      input.lines.flatMap(({ substance, quantity }) => {
        const [granted, exempt] = [own.granted.get(substance), past.exempt.get(substance)];
        if (granted === undefined && exempt === undefined) return [];
        return [[substance, { unit: quantity.unit, amount: ((granted ?? 0n) + (exempt ?? 0n)).toString() }]];
      }),
    ),
    standing: {
      firstFilingOn: applicant.firstFilingOn,
      violationsLastYear: applicant.violationsLastYear,
      // A violation breaks the run of safe transport; unknown does not count as good conduct.
      safeTransportSince: applicant.violationsLastYear === 0 ? applicant.firstTransportOn : null,
      ...(asksForSecondOfficer(applicant, edition, site?.division ?? applicant.division, on)
        ? { secondOfficer: true }
        : {}),
    },
    multiUse: input.multiUse ?? false,
    // 办法 7, 20: the first time, somebody goes there.
    ...(matterOf(input.kind) === 'transport' && applicant.firstTransportOn === null
      ? { file: { firstApplication: true } }
      : {}),
    ...(input.selfUse ? { selfUse: true } : {}),
    ...(input.transferReason ? { transferReason: input.transferReason } : {}),
    ...(input.originDivision && input.originDivision === input.destinationDivision ? { withinCounty: true } : {}),
  };
}

function ofLaw(law: Requirement, input: ApplicationInput, say: Say): void {
  const because = law.because[0]!;
  const { zh, en } = instrumentNames[law.instrument];
  if (isTaken(law) && law.instrument === input.kind && !law.mixed)
    say({ check: 'law', outcome: 'pass', zh: `依法应办理${zh}`, en: `The law asks for a ${en}`, rule: because.rule });
  else if (isTaken(law))
    say({
      check: 'law',
      outcome: 'stop',
      zh: law.mixed ? '所列品种须分别办理不同的证件' : `依法应办理的是${zh}`,
      en: law.mixed ? 'The substances need different papers' : `The law asks for a ${en} instead`,
      rule: because.rule,
      todoZh: law.mixed ? '请按类别分开申请' : `请改为申请${zh}`,
      todoEn: law.mixed ? 'Apply separately by category' : `Apply for a ${en}`,
    });
  if (law.outcome === 'required' && law.officers === 2)
    say({
      check: 'law.two-officers',
      outcome: 'warning',
      zh: `由${law.authority?.zh ?? ''}两名审批员先后独立审查`,
      en: `Two officers of ${law.authority?.en ?? ''} look at it, each without the other's opinion`,
      rule: law.conditions.find(({ code }) => code === 'standing-second')?.rule ?? because.rule,
    });
  if (goesOn(law))
    say({
      check: 'law.forwarded',
      outcome: 'warning',
      zh: `由${law.authority?.zh ?? ''}决定；县级公安机关核对后转报`,
      en: `${law.authority?.en ?? ''} decides; the county checks and hands it on`,
      rule: '条例 15',
    });
  // Another level's, and yet taken in here: the county checks it and hands it on.
  for (const stop of law.stops.filter(({ code }) => !(goesOn(law) && code === 'wrong-authority')))
    say({ check: `law.${stop.code}`, outcome: 'stop', zh: stop.zh, en: stop.en, rule: stop.rule });
  for (const flag of law.flags)
    say({ check: `law.${flag.code}`, outcome: 'warning', zh: flag.zh, en: flag.en, rule: flag.rule });
}

function ofDocuments(law: Requirement, input: ApplicationInput, say: Say): void {
  const given = new Set(input.attachments?.map(({ kind }) => kind as string));
  for (const document of law.documents) {
    if (document.source !== 'attachment' || !document.required) continue;
    const there = given.has(document.kind);
    say({
      check: `document.${document.kind}`,
      outcome: there ? 'pass' : 'stop',
      zh: there ? `已附${document.zh}` : `缺少${document.zh}`,
      en: there ? `Attached: ${document.en}` : `Missing: ${document.en}`,
      rule: document.rule,
      ...(there ? {} : { todoZh: '请上传原件扫描件', todoEn: 'Upload a scan of the original' }),
    });
  }
}

function ofSite(input: ApplicationInput, { applicant }: PrecheckFacts, say: Say): void {
  const site = applicant.sites.find(({ id }) => id === input.siteId);
  say(
    site
      ? {
          check: 'site',
          outcome: 'pass',
          zh: `储存场所：${site.name}`,
          en: `Storehouse: ${site.name}`,
          rule: '办法 14',
        }
      : {
          check: 'site',
          outcome: 'stop',
          zh: '请选择本单位的储存场所',
          en: 'Choose one of your storehouses',
          rule: '办法 14',
        },
  );
}

function ofSeller(input: ApplicationInput, { applicant, parties }: PrecheckFacts, say: Say): void {
  const seller = input.sellerId ? parties.get(input.sellerId) : undefined;
  if (!seller || seller.state !== 'registered' || seller.id === applicant.id) {
    say({
      check: 'seller',
      outcome: 'stop',
      zh: '请选择已登记的供方',
      en: 'Choose a registered seller',
      rule: '条例 13',
    });
    return;
  }
  if (heldIn(seller, 'sale').length) {
    // Why is no business of the buyer's: a hold is not a decision.
    say({
      check: 'seller.standing',
      outcome: 'stop',
      zh: '供方目前不能销售',
      en: 'The seller may not sell at present',
      rule: '条例 13',
      todoZh: '请另选供方，或待其恢复后再申请',
      todoEn: 'Choose another seller, or apply when it may sell again',
    });
    return;
  }
  const missing = input.lines.filter(({ substance }) => !seller.sells.includes(substance));
  const zh = missing.map(({ substance }) => substanceOf(substance).nameZh).join('、');
  const en = missing.map(({ substance }) => substanceOf(substance).nameEn).join(', ');
  say(
    missing.length
      ? {
          check: 'seller.scope',
          outcome: 'stop',
          zh: `供方未备案经营${zh}`,
          en: `The seller has no filing for ${en}`,
          rule: '条例 13',
          todoZh: '请另选供方',
          todoEn: 'Choose another seller',
        }
      : {
          check: 'seller.scope',
          outcome: 'pass',
          zh: '供方可以经营所列品种',
          en: 'The seller may sell all of it',
          rule: '条例 13',
        },
  );
}

function ofNeed(input: ApplicationInput, { applicant, own, stock }: PrecheckFacts, say: Say): void {
  for (const { substance, quantity } of input.lines) {
    const asked = quantityFromWire(quantity);
    const { nameZh, nameEn } = substanceOf(substance);
    const need = applicant.needs.find((declared) => declared.substance === substance && declared.unit === asked.unit);
    if (!need) {
      say({
        check: `need.${substance}`,
        outcome: 'warning',
        zh: `${nameZh}：档案中没有申报年需用量`,
        en: `${nameEn}: no yearly need is declared in the file`,
        rule: '办法 5',
      });
      continue;
    }
    const granted = own.granted.get(substance) ?? 0n;
    const total = { unit: asked.unit, amount: granted + asked.amount };
    const within = total.amount <= need.yearlyNeed;
    const year = { unit: asked.unit, amount: need.yearlyNeed };
    say({
      check: `need.${substance}`,
      outcome: within ? 'pass' : 'warning',
      zh: `${nameZh}：今年累计 ${formatQuantity(total, 'zh')}，申报年需用量 ${formatQuantity(year, 'zh')}`,
      en: `${nameEn}: ${formatQuantity(total, 'en')} this year, declared need ${formatQuantity(year, 'en')}`,
      rule: '办法 5',
    });
    const held = (stock.get(substance)?.amount ?? 0n) + (own.open.get(substance) ?? 0n) + asked.amount;
    if (held > need.storageCapacity)
      say({
        check: `capacity.${substance}`,
        outcome: 'warning',
        zh: `${nameZh}：库存与未用余量加本次共 ${formatQuantity({ unit: asked.unit, amount: held }, 'zh')}，超过储存能力 ${formatQuantity({ unit: asked.unit, amount: need.storageCapacity }, 'zh')}`,
        en: `${nameEn}: stock, unused papers and this come to ${formatQuantity({ unit: asked.unit, amount: held }, 'en')}, capacity is ${formatQuantity({ unit: asked.unit, amount: need.storageCapacity }, 'en')}`,
        rule: '办法 5',
      });
  }
}

function ofOpenPapers(input: ApplicationInput, { own }: PrecheckFacts, say: Say): void {
  for (const { substance, quantity } of input.lines) {
    const open = own.open.get(substance);
    if (!open) continue;
    const { nameZh, nameEn } = substanceOf(substance);
    say({
      check: `open.${substance}`,
      outcome: 'warning',
      zh: `${nameZh}：有效证件上尚有 ${formatQuantity({ unit: quantity.unit, amount: open }, 'zh')} 未核销`,
      en: `${nameEn}: ${formatQuantity({ unit: quantity.unit, amount: open }, 'en')} on papers in force is not yet written off`,
      rule: '办法 9',
    });
  }
}

function ofDuplicates({ own }: PrecheckFacts, say: Say): void {
  for (const { number, substance } of own.duplicates) {
    const { nameZh, nameEn } = substanceOf(substance);
    say({
      check: `duplicate.${substance}`,
      outcome: 'warning',
      zh: `${nameZh}：同一对方的申请 ${number} 尚在办理`,
      en: `${nameEn}: application ${number} with the same counterparty is still open`,
      rule: '办法 8',
    });
  }
}
