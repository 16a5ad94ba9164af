import type { NewEnterprise } from '@yby/enterprise';
import type { OrganLevel } from '@yby/identity';
import type { Role } from '@yby/platform';
import { kilogramsToMg } from '@yby/platform/contract';

// Fictional authorities' officers, companies and people in the real counties of Wenzhou. The credit codes have valid check
// digits but begin with a registry number that no registry gives out.

export interface StoryOrgan {
  readonly key: string;
  readonly name: string;
  readonly level: OrganLevel;
  readonly division: string;
  readonly parent?: string;
}

const county = (key: string, division: string, name: string): StoryOrgan => ({
  key,
  name,
  level: 'county',
  division,
  parent: 'city',
});

/** The real tree of the city; development zones have no division of their own and share their county's. */
export const organs: readonly StoryOrgan[] = [
  { key: 'province', name: '浙江省公安厅', level: 'province', division: '330000' },
  { key: 'city', name: '温州市公安局禁毒支队', level: 'city', division: '330300', parent: 'province' },
  county('lucheng', '330302', '温州市公安局鹿城区分局'),
  county('longwan', '330303', '温州市公安局龙湾区分局'),
  county('ouhai', '330304', '温州市公安局瓯海区分局'),
  county('dongtou', '330305', '温州市公安局洞头区分局'),
  county('yongjia', '330324', '永嘉县公安局'),
  county('pingyang', '330326', '平阳县公安局'),
  county('cangnan', '330327', '苍南县公安局'),
  county('wencheng', '330328', '文成县公安局'),
  county('taishun', '330329', '泰顺县公安局'),
  county('ruian', '330381', '瑞安市公安局'),
  county('yueqing', '330382', '乐清市公安局'),
  county('longgang', '330383', '龙港市公安局'),
  { key: 'jingkai', name: '温州市公安局经济技术开发区分局', level: 'unit', division: '330303', parent: 'city' },
  { key: 'oujiangkou', name: '温州市公安局瓯江口分局', level: 'unit', division: '330305', parent: 'city' },
  { key: 'wuma', name: '五马派出所', level: 'station', division: '330302', parent: 'lucheng' },
  { key: 'shuangyu', name: '双屿派出所', level: 'station', division: '330302', parent: 'lucheng' },
  { key: 'yongzhong', name: '永中派出所', level: 'station', division: '330303', parent: 'longwan' },
];

const need = (substance: string, year: string, store: string) => ({
  substance,
  unit: 'mg' as const,
  yearlyNeed: kilogramsToMg(year),
  storageCapacity: kilogramsToMg(store),
});

const licence = (
  kind: 'business_licence' | 'registration_certificate' | 'dealing_filing' | 'dangerous_goods_transport',
  number: string,
  substances: string[] = [],
) => ({
  kind,
  number,
  issuer:
    kind === 'dealing_filing'
      ? '龙湾区应急管理局'
      : kind === 'dangerous_goods_transport'
        ? '温州市交通运输局'
        : '温州市市场监督管理局',
  validFrom: '2024-01-01' as const,
  validTo: '2029-12-31' as const,
  substances,
});

export const enterprises: readonly (NewEnterprise & {
  readonly key: string;
  readonly stock?: Readonly<Record<string, string>>;
})[] = [
  {
    key: 'lab',
    uscc: '12330302MB0Y0001X3',
    name: '鹿城区望江中学化学实验室',
    division: '330302',
    address: '温州市鹿城区望江东路 88 号',
    legalRep: '周望江',
    kinds: ['school', 'end_user'],
    sites: [{ name: '实验楼一层试剂库', address: '温州市鹿城区望江东路 88 号实验楼' }],
    licences: [licence('registration_certificate', '事证第 133030200001 号')],
    needs: [need('PC3-02', '60', '40'), need('PC3-05', '100', '60'), need('PC3-06', '100', '60')],
  },
  {
    key: 'paint',
    uscc: '91330302MA0Y00024F',
    name: '温州蓝海涂料有限公司',
    division: '330302',
    address: '温州市鹿城区轻工产业园区金达路 18 号',
    legalRep: '林海涛',
    kinds: ['end_user', 'producer'],
    firstFilingOn: '2023-03-01',
    sites: [
      { name: '甲类仓库 1 号', address: '鹿城区轻工产业园区金达路 18 号' },
      { name: '甲类仓库 2 号', address: '鹿城区轻工产业园区金达路 20 号' },
    ],
    licences: [licence('business_licence', '330302000012345')],
    needs: [need('PC3-01', '120000', '30000'), need('PC3-02', '24000', '8000'), need('PC3-03', '12000', '4000')],
    otherChemicals: [
      { cas: '1330-20-7', name: '二甲苯' },
      { cas: '141-78-6', name: '乙酸乙酯' },
    ],
    stock: { 'PC3-01': '1240', 'PC3-02': '320' },
  },
  {
    key: 'dealer',
    uscc: '91330303MA0Y00032Q',
    name: '温州东瓯化工贸易有限公司',
    division: '330303',
    address: '温州市龙湾区蓝田工业区 6 号',
    legalRep: '吴东明',
    kinds: ['dealer'],
    firstFilingOn: '2022-05-10',
    firstTransportOn: '2024-02-01',
    sites: [{ name: '龙湾危化品仓储区 3 号库', address: '龙湾区蓝田工业区 6 号' }],
    licences: [
      licence('business_licence', '330303000067890'),
      licence('dealing_filing', '（浙）3S33030301046', ['PC3-01', 'PC3-02', 'PC3-03', 'PC3-04', 'PC3-05', 'PC3-06']),
    ],
    needs: [need('PC3-01', '2000000', '200000'), need('PC3-02', '800000', '80000')],
    otherChemicals: [{ cas: '1330-20-7', name: '二甲苯' }],
    stock: {
      'PC3-01': '86000',
      'PC3-02': '42000',
      'PC3-03': '15000',
      'PC3-04': '600',
      'PC3-05': '90000',
      'PC3-06': '60000',
    },
  },
  {
    key: 'carrier',
    uscc: '91330304MA0Y000402',
    name: '温州安顺危险品运输有限公司',
    division: '330304',
    address: '温州市瓯海区娄桥物流园 12 号',
    legalRep: '黄安顺',
    kinds: ['carrier'],
    sites: [],
    licences: [
      licence('business_licence', '330304000024680'),
      licence('dangerous_goods_transport', '浙交运管许可温字 330304009 号'),
    ],
  },
  {
    key: 'resin',
    uscc: '91331002MA0Y00059Y',
    name: '台州湾树脂有限公司',
    division: '331002',
    address: '台州市椒江区东海大道 300 号',
    legalRep: '陈湾',
    kinds: ['end_user'],
    firstFilingOn: '2024-06-01',
    organId: null,
    sites: [{ name: '原料库', address: '台州市椒江区东海大道 300 号', organId: null }],
    licences: [licence('business_licence', '331002000013579')],
  },
];

export interface StoryPerson {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly enterprise?: string;
  readonly organ?: string;
  readonly zh: string;
  readonly en: string;
}

export const people: readonly StoryPerson[] = [
  {
    username: 'paint',
    name: '林晓燕',
    roles: ['enterprise_admin', 'agent', 'storekeeper'],
    enterprise: 'paint',
    zh: '涂料厂经办人：申请购买、收货、看台账、管员工',
    en: 'Paint works: file a purchase, receive goods, keep the books, look after the staff',
  },
  {
    username: 'paintadmin',
    name: '林海涛',
    roles: ['enterprise_admin'],
    enterprise: 'paint',
    zh: '涂料厂企业管理员：接口密钥',
    en: 'Paint works, administrator: API keys',
  },
  {
    username: 'lab',
    name: '周敏',
    roles: ['agent', 'storekeeper'],
    enterprise: 'lab',
    zh: '中学实验室：少量采购，按提示补正',
    en: 'School laboratory: small purchases, a correction to answer',
  },
  {
    username: 'approver',
    name: '张立',
    roles: ['approver'],
    organ: 'lucheng',
    zh: '鹿城审批员：清空待审队列',
    en: 'Lucheng approver: clear the review queue',
  },
  {
    username: 'approver2',
    name: '李静',
    roles: ['approver'],
    organ: 'lucheng',
    zh: '鹿城第二位审批员',
    en: 'Second Lucheng approver',
  },
  {
    username: 'seller',
    name: '吴东明',
    roles: ['agent', 'storekeeper'],
    enterprise: 'dealer',
    zh: '化工贸易商：扫码、核销、办理运输备案',
    en: 'Dealer: scan, write off, file a transport',
  },
  {
    username: 'longwan',
    name: '王海',
    roles: ['approver'],
    organ: 'longwan',
    zh: '龙湾审批员：运输备案在这里办',
    en: 'Longwan approver: transport filings land here',
  },
  {
    username: 'carrier',
    name: '黄强',
    roles: ['agent', 'driver'],
    enterprise: 'carrier',
    zh: '危货承运人：查看随车证件',
    en: 'Carrier: the papers that travel with the goods',
  },
  {
    username: 'inspector',
    name: '陈勇',
    roles: ['inspector'],
    organ: 'city',
    zh: '检查员：现场扫码查验',
    en: 'Inspector: scan on site',
  },
  {
    username: 'inspector2',
    name: '徐岚',
    roles: ['inspector'],
    organ: 'lucheng',
    zh: '第二位检查员',
    en: 'Second inspector',
  },
  {
    username: 'supervisor',
    name: '赵刚',
    roles: ['supervisor'],
    organ: 'city',
    zh: '市局主管：全市队列',
    en: 'City supervisor: the whole queue',
  },
  {
    username: 'sysadmin',
    name: '系统管理员',
    roles: ['sysadmin'],
    organ: 'city',
    zh: '系统管理员',
    en: 'System administrator',
  },
  {
    username: 'secadmin',
    name: '安全管理员',
    roles: ['secadmin'],
    organ: 'city',
    zh: '安全管理员',
    en: 'Security administrator',
  },
  {
    username: 'secadmin2',
    name: '安全管理员乙',
    roles: ['secadmin'],
    organ: 'city',
    zh: '第二位安全管理员',
    en: 'Second security administrator',
  },
  {
    username: 'legal',
    name: '孙正',
    roles: ['legal_reviewer'],
    organ: 'city',
    zh: '法制审核员',
    en: 'Legal reviewer',
  },
  {
    username: 'prov-sys',
    name: '省厅系统管理员',
    roles: ['sysadmin'],
    organ: 'province',
    zh: '省厅系统管理员：接入新的城市',
    en: 'Province, system administrator: brings in a city',
  },
  {
    username: 'prov-sec',
    name: '省厅安全管理员',
    roles: ['secadmin'],
    organ: 'province',
    zh: '省厅安全管理员：确认新的城市',
    en: 'Province, security administrator: confirms a city',
  },
  {
    username: 'prov-audit',
    name: '省厅审计管理员',
    roles: ['auditadmin'],
    organ: 'province',
    zh: '省厅审计管理员：查看不属于任何城市的日志',
    en: 'Province, audit administrator: the journal of what belongs to no city',
  },
  {
    username: 'auditadmin',
    name: '审计管理员',
    roles: ['auditadmin'],
    organ: 'city',
    zh: '审计管理员：查看日志并验证其完整',
    en: 'Audit administrator: read the journal and verify it',
  },
];

/** What the city of the story has set for itself. */
export const citySettings = {
  cutOff: '16:30',
  officeHours: '08:30-12:00,13:30-17:30',
  phone: '12345',
  sealText: '易制毒化学品业务专用',
};
