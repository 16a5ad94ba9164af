import { openStock } from '@yby/ledger';
import { systemCaller } from '@yby/platform';
import { kilogramsToMg } from '@yby/platform/contract';
import { randomUUID } from 'node:crypto';
import type { City } from './city';
import { companyOf, CREDIT_CODES, type People } from './city-people';
import { delivery, kg, PDF, type Case, type Claimed, type PermitAnswer } from './filing';
import { importedBy, workbookOf, type ImportAnswer } from './register-file';
import { registerRows } from './register-rows';

/** Everything that Shaoxing has, by the word that stands before it in an address. */
export type Objects = Readonly<Record<string, string>>;

/** One of each: a company's whole way from its filing to delivered goods, and what its authorities do beside it. */
export async function liveIn(city: City, people: People): Promise<Objects> {
  const [approver, supervisor, sysadmin, secadmin] = ['approver', 'supervisor', 'sysadmin', 'secadmin'].map((office) =>
    people.of(`sx-${office}`),
  );
  const dealer = await companyOf(city, people, {
    username: 'sx-dealer',
    unitName: '绍兴越州化工商行',
    uscc: CREDIT_CODES.dealer,
    dealer: true,
  });
  const user = await companyOf(city, people, {
    username: 'sx-user',
    unitName: '绍兴鉴湖印染公司',
    uscc: CREDIT_CODES.user,
  });
  const waiting = await companyOf(city, people, {
    username: 'sx-waiting',
    unitName: '绍兴会稽试剂公司',
    uscc: CREDIT_CODES.waiting,
    approve: false,
  });
  const [owner, seller] = [people.of('sx-user'), people.of('sx-dealer')];
  const staff = async (office: 'storekeeper' | 'driver') => {
    const body = { username: `sx-${office}`, name: `闻${office}`, roles: [office] };
    const made = await owner.post<{ account: { id: string }; firstPassword: string }>('/accounts', body);
    await people.signIn(body.username, made.firstPassword);
    return made.account.id;
  };
  await staff('storekeeper');
  await staff('driver');
  const mandate = await owner.upload(Buffer.concat([PDF, Buffer.from(`% ${randomUUID()}\n`)]), '委托书.pdf');
  const agent = await owner.post<{ account: { id: string } }>('/accounts', {
    username: 'sx-agent',
    name: '闻十一绍',
    roles: ['agent'],
    mandate: { givenBy: '闻绍', from: '2026-11-23', until: '2027-11-22', file: mandate.hash, fileName: mandate.name },
  });
  await stockOf(city, dealer.enterpriseId);

  const mine = await owner.get<{ sites: { id: string }[] }>('/enterprises/mine');
  const scan = await owner.upload(Buffer.concat([PDF, Buffer.from(`% ${randomUUID()}\n`)]), '合法使用需要证明.pdf');
  const filing = (kilograms: string) => ({
    kind: 'purchase_filing',
    sellerId: dealer.enterpriseId,
    siteId: mine.sites[0]!.id,
    multiUse: false,
    handler: { name: '闻八绍', idNumber: '330602199203151224', phone: '13800000088' },
    attachments: [{ kind: 'legitimate_use_statement', file: scan.hash, name: scan.name }],
    lines: [{ substance: 'PC3-01', quantity: kg(kilograms), use: '印染溶剂' }],
  });
  const open = await owner.post<Case>('/applications', filing('11'));
  const decided = await owner.post<Case>('/applications', filing('12'));
  const claimed = (id: string) => approver!.post<Claimed>(`/review/applications/${id}/claim`);
  const { fence } = await claimed(decided.id);
  const { permitId } = await approver!.post<Case>(`/review/applications/${decided.id}/approve`, { fence });
  const permit = await owner.get<PermitAnswer>(`/permits/${permitId}`);
  const consignment = await seller.post<{ consignmentId: string }>(`/permits/${permit.id}/redemptions`, delivery('2'));
  const visited = await claimed(open.id);
  const visit = await approver!.post<{ id: string }>(`/review/applications/${open.id}/onsite`, {
    fence: visited.fence,
    ground: 'other',
    question: '看绍兴的仓库',
  });
  const measure = await approver!.post<{ measure: { id: string } }>(`/permits/${permit.id}/measures`, {
    act: 'annul',
    ground: 'procedure',
    note: '绍兴程序有误',
  });
  const suspicion = await seller.post<{ id: string }>('/suspicions', {
    text: permit.code,
    kind: 'used_twice',
    note: '绍兴同一证件第二次出示',
  });
  await people.of('sx-inspector').post('/scan', { text: permit.code });
  await supervisor!.post(`/enterprises/${dealer.enterpriseId}/holds`, {
    scope: 'transport',
    reason: 'loss_reported',
    article: '条例 34',
  });
  const draft = await owner.post<{ id: string }>('/drafts', { title: '绍兴草稿', body: { lines: [] } });
  const key = await owner.post<{ key: { id: string } }>('/keys', { label: '绍兴接口', scopes: ['ask'], days: 30 });
  const replaced = await owner.get<{ codes: { code: string }[] }>('/code/mine');
  const brought = await importOf(people);
  await city.deliver();

  const account = async (username: string) =>
    (await city.rows<{ id: string }>('SELECT id FROM identity.account WHERE username = $1', [username]))[0]!.id;
  const days = { from: '2027-06-01', until: '2027-06-05' };
  const leave = await approver!.post<{ id: string }>('/leaves', { kind: 'sick', ...days });
  const deputy = await approver!.post<{ id: string }>('/deputies', {
    deputyId: await account('sx-approver2'),
    ...days,
  });
  const reset = await secadmin!.post<{ id: string }>('/factor-resets', {
    accountId: await account('sx-inspector'),
    reason: 'lost',
  });
  const { items: organs } = await sysadmin!.get<{ items: { id: string; division: string }[] }>('/organs');
  const county = organs.find(({ division }) => division === '330602')!.id;
  const other = organs.find(({ division }) => division === '330603')!.id;
  await sysadmin!.post('/accounts', {
    username: 'sx-newcomer',
    name: '闻九绍',
    roles: ['inspector'],
    organId: county,
  });
  const { items: proposals } = await secadmin!.get<{ items: { id: string }[] }>('/proposals?state=proposed');
  const delegation = await supervisor!.post<{ id: string }>('/delegations', {
    fromOrganId: county,
    toOrganId: other,
    basis: '越公委〔2027〕4 号（行政许可法第 24 条）',
    ...days,
  });
  await sysadmin!.post('/law/amendments', {
    titleZh: '补正期限',
    titleEn: 'Days of correction',
    source: '试点文件',
    changes: {
      settings: [
        {
          area: '3306',
          key: 'correction-days',
          value: '8',
          from: '2027-01-01',
          to: null,
          source: '文',
          mark: 'verified',
        },
      ],
    },
  });
  const messages = await owner.get<{ items: { id: string }[] }>('/messages');
  const notices = await owner.get<{ items: { id: string }[] }>(`/applications/${open.id}/notices`);
  const [notice] = await city.rows<{ code: string }>('SELECT code FROM permits.notice WHERE id = $1', [
    notices.items[0]!.id,
  ]);
  const security = await approver!.get<{ factors: { id: string }[]; sessions: { id: string }[] }>('/account/security');
  return {
    applications: open.id,
    permits: permit.id,
    paper: permit.code,
    number: permit.number,
    consignments: consignment.consignmentId,
    onsite: visit.id,
    measures: measure.measure.id,
    suspicions: suspicion.id,
    drafts: draft.id,
    keys: key.key.id,
    imports: brought.id,
    leaves: leave.id,
    deputies: deputy.id,
    delegations: delegation.id,
    'factor-resets': reset.id,
    organs: county,
    accounts: agent.account.id,
    mandates: mandate.hash,
    code: replaced.codes[0]!.code,
    proposals: proposals[0]!.id,
    messages: messages.items[0]!.id,
    notices: notices.items[0]!.id,
    check: notice!.code,
    filings: waiting.filingId,
    enterprises: user.enterpriseId,
    cities: '3306',
    sessions: security.sessions[0]!.id,
    factors: security.factors[0]!.id,
    attachments: scan.hash,
    scans: waiting.scan,
  };
}

async function stockOf(city: City, enterpriseId: string): Promise<void> {
  const [site] = await city.rows<{ id: string }>('SELECT id FROM enterprise.site WHERE enterprise_id = $1', [
    enterpriseId,
  ]);
  await city.work.run(systemCaller('test'), 'test.stock', (tx) =>
    openStock(tx, {
      enterpriseId,
      siteId: site!.id,
      division: '330602',
      lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: kilogramsToMg('900') } }],
    }),
  );
}

async function importOf(people: People): Promise<ImportAnswer> {
  const sheets = registerRows(3, 6, 960_000);
  for (const [at, row] of sheets.单位.entries())
    if (at > 0) {
      row[1] = `绍兴镜湖助剂第 ${at} 公司`;
      row[3] = '越城区';
    }
  return importedBy(people.of('sx-supervisor'), await workbookOf(sheets), '绍兴名录.xlsx');
}
