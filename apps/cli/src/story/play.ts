import { kilogramsToMg } from '@yby/platform/contract';
import { enterprises, people } from './people';
import { StoryClient, StoryRefused } from './client';
import { playNewcomers } from './newcomers';
import { statement } from './statement';

interface Mine {
  readonly id: string;
  readonly name: string;
  readonly sites: { id: string; name: string }[];
}
interface Case {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly permitId: string | null;
  readonly permitNumber: string | null;
}
interface Claimed {
  readonly application: Case;
  readonly fence: number;
}
interface Permit {
  readonly id: string;
  readonly code: string;
  readonly lines: { nameZh: string; remaining: { amount: string } }[];
}

const kg = (amount: string) => ({ unit: 'mg', amount: kilogramsToMg(amount).toString() });
const handler = { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' };

/** Plays the main job through the public HTTP API and says what the server answered to each step. */
export async function play(url: string, password: string, say: (line: string) => void): Promise<void> {
  const clients = new Map<string, StoryClient>();
  const as = async (username: string): Promise<StoryClient> => {
    let client = clients.get(username);
    if (!client) {
      client = new StoryClient(url);
      await client.signIn(username, password);
      clients.set(username, client);
    }
    return client;
  };
  let step = 0;
  const tell = (zh: string, answer: string) => say(`${String(++step).padStart(2)}. ${zh}\n      → ${answer}`);
  const who = (username: string) => people.find((person) => person.username === username)!.name;
  const nameOf = (key: string) => enterprises.find((enterprise) => enterprise.key === key)!.name;

  const paint = await as('paint');
  const lab = await as('lab');
  const seller = await as('seller');
  // Another city's is found by its whole credit code only.
  const find = async (client: StoryClient, key: string) => {
    const { uscc } = enterprises.find((enterprise) => enterprise.key === key)!;
    return (await client.get<{ items: { id: string }[] }>(`/enterprises?q=${uscc}`)).items[0]!.id;
  };
  const [paintHome, labHome, sellerHome] = await Promise.all(
    [paint, lab, seller].map((client) => client.get<Mine>('/enterprises/mine')),
  );
  const dealerId = sellerHome!.id;
  const carrierId = await find(seller, 'carrier');
  const resinId = await find(seller, 'resin');

  const ask = await lab.post<{ instrument: string; authority: { zh: string }; because: { rule: string }[] }>('/ask', {
    activity: 'purchase',
    buyerKind: 'unit',
    date: today(),
    buyerDivision: '330302',
    lines: [{ substance: 'PC3-02', quantity: kg('20') }],
  });
  tell('望江中学问：买 20 千克丙酮要办什么？', `购买备案证明，${ask.authority.zh}，依据 ${ask.because[0]!.rule}`);
  const inside = await seller.post<{ outcome: string; because: { rule: string }[] }>('/ask', {
    activity: 'transport',
    buyerKind: 'unit',
    date: today(),
    originDivision: '330303',
    destinationDivision: '330302',
    lines: [{ substance: 'PC3-01', quantity: kg('500') }],
  });
  tell(
    '东瓯化工问：龙湾运到鹿城要办运输备案吗？',
    `${inside.outcome === 'not_required' ? '无需办理' : inside.outcome}，依据 ${inside.because[0]!.rule}`,
  );

  const attach = async (client: StoryClient, unit: string, lines: string[], kind = 'legitimate_use_statement') => {
    const { hash, name } = await client.upload(
      await statement(unit, lines),
      kind === 'sales_contract' ? '购销合同.pdf' : '合法使用需要证明.pdf',
    );
    return { kind, file: hash, name };
  };
  const labProof = await attach(lab, nameOf('lab'), ['丙酮 20 千克，用于高二有机化学实验']);
  const purchase = (siteId: string, lines: [string, string, string][], proof: object, multiUse = false) => ({
    kind: 'purchase_filing',
    sellerId: dealerId,
    siteId,
    multiUse,
    handler,
    attachments: [proof],
    lines: lines.map(([substance, amount, use]) => ({ substance, quantity: kg(amount), use })),
  });
  const first = await lab.post<Case>(
    '/applications',
    purchase(labHome!.sites[0]!.id, [['PC3-02', '20', '实验']], labProof),
  );
  tell(`望江中学提交购买备案：丙酮 20 千克`, `${first.number} 已受理`);

  const approver = await as('approver');
  const claim = async (officer: StoryClient, id: string) => officer.post<Claimed>(`/review/applications/${id}/claim`);
  const taken = await claim(approver, first.id);
  await approver.post(`/review/applications/${first.id}/return`, {
    fence: taken.fence,
    defects: [{ code: 'use-unclear', note: '请写明实验名称' }, { code: 'statement-unsealed' }],
  });
  tell(`鹿城审批员${who('approver')}领取并退回：用途不具体、证明未盖章（一次性告知）`, '待补正');
  const again = await lab.post<Case>(
    `/applications/${first.id}/resubmit`,
    purchase(labHome!.sites[0]!.id, [['PC3-02', '20', '高二有机化学实验：萃取']], labProof),
  );
  tell('望江中学补正后再次提交', `${again.number} 已受理`);
  const retaken = await claim(approver, first.id);
  const granted = await approver.post<Case>(`/review/applications/${first.id}/approve`, { fence: retaken.fence });
  tell(`${who('approver')}通过`, `证件 ${granted.permitNumber} 签发即有效`);

  const paintProof = await attach(paint, nameOf('paint'), ['甲苯 3,000 千克、丙酮 800 千克，用于油漆稀释剂生产']);
  const big = await paint.post<Case>(
    '/applications',
    purchase(
      paintHome!.sites[0]!.id,
      [
        ['PC3-01', '3000', '油漆稀释剂生产'],
        ['PC3-02', '800', '树脂溶解'],
      ],
      paintProof,
      true,
    ),
  );
  const bigTaken = await claim(await as('approver2'), big.id);
  const multi = await (
    await as('approver2')
  ).post<Case>(`/review/applications/${big.id}/approve`, {
    fence: bigTaken.fence,
    note: '一年内无违规，发给多次使用证明',
  });
  tell(
    `蓝海涂料申请多次使用备案：甲苯 3,000 千克、丙酮 800 千克；${who('approver2')}通过`,
    `证件 ${multi.permitNumber}，六个月内多次使用（办法 9）`,
  );

  const permit = await seller.get<Permit>(`/permits/${multi.permitId}`);
  const scan = await seller.post<{ verdict: string; zh: { title: string } }>('/scan', { text: permit.code });
  tell('东瓯化工扫描蓝海涂料出示的二维码', scan.zh.title);
  const altered = permit.code.slice(0, -6) + (permit.code.endsWith('111111') ? '222222' : '111111');
  const forged = await new StoryClient(url).post<{ zh: { title: string; todo: string } }>('/scan', { text: altered });
  tell('有人改动了二维码的几个数字，公众扫码', `${forged.zh.title}：${forged.zh.todo}`);

  const delivery = (amount: string) => ({
    lines: [{ substance: 'PC3-01', quantity: kg(amount) }],
    handlerChecked: true,
    payment: 'transfer',
    vehicle: '浙C12345',
  });
  const sold = await seller.post<{ consignmentId: string; permit: Permit }>(
    `/permits/${multi.permitId}/redemptions`,
    delivery('1200'),
  );
  tell('东瓯化工交货 1,200 千克甲苯并核销', `证件余 ${Number(sold.permit.lines[0]!.remaining.amount) / 1e6} 千克`);
  try {
    await seller.post(`/permits/${multi.permitId}/redemptions`, delivery('2000'));
  } catch (error) {
    if (!(error instanceof StoryRefused)) throw error;
    tell('东瓯化工想再核销 2,000 千克', `不行（${error.status}）：${error.problem.zh?.title}`);
  }
  await paint.post(`/consignments/${sold.consignmentId}/receipt`, {
    lines: [{ substance: 'PC3-01', quantity: kg('1199.4') }],
    reason: '卸车损耗 0.6 千克，双方签字确认',
  });
  tell('蓝海涂料收货 1,199.4 千克，说明差异', '两本台账同时入账，差额记入差异科目');
  await seller.post(`/permits/${multi.permitId}/redemptions`, { ...delivery('500'), vehicle: '浙C67890' });
  tell('东瓯化工又发出 500 千克，在途', '等待蓝海涂料收货');

  const contract = await attach(
    seller,
    nameOf('dealer'),
    ['与台州湾树脂有限公司购销甲苯 8,000 千克'],
    'sales_contract',
  );
  const journey = await seller.post<Case>('/applications', {
    kind: 'transport_filing',
    consigneeId: resinId,
    carrierId,
    siteId: sellerHome!.sites[0]!.id,
    originDivision: '330303',
    destinationDivision: '331002',
    handler: { ...handler, name: '吴东明' },
    attachments: [contract],
    lines: [{ substance: 'PC3-01', quantity: kg('8000'), use: '销售给台州湾树脂' }],
  });
  const longwan = await as('longwan');
  const journeyTaken = await claim(longwan, journey.id);
  const moved = await longwan.post<Case>(`/review/applications/${journey.id}/approve`, { fence: journeyTaken.fence });
  tell('东瓯化工跨市运往台州 8,000 千克甲苯，龙湾审批员通过', `运输备案证明 ${moved.permitNumber}，三个月（办法 21）`);

  for (const [client, site, lines, proof] of [
    [lab, labHome!.sites[0]!.id, [['PC3-05', '25', '高一化学实验：酸碱滴定']], labProof],
    [paint, paintHome!.sites[1]!.id, [['PC3-03', '600', '清洗剂生产']], paintProof],
    [paint, paintHome!.sites[0]!.id, [['PC3-01', '9000', '新品种试生产']], paintProof],
  ] as const)
    await client.post(
      '/applications',
      purchase(
        site,
        lines.map(([s, a, u]) => [s, a, u]),
        proof,
      ),
    );
  tell('又来了三件申请', '在鹿城的待审队列里等您办理');

  const joined = await playNewcomers(url, password, approver, Number(today().slice(0, 4)));
  tell(`${joined.waiting}和${joined.returned}在鹿城申请登记`, '一件待核验，一件已一次性告知并退回补正');
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
}
