import { randomUUID } from 'node:crypto';
import { StoryClient } from './client';
import { statement } from './statement';

interface Newcomer {
  readonly username: string;
  readonly uscc: string;
  readonly unit: string;
  readonly person: string;
  readonly idNumber: string;
  readonly address: string;
  readonly lat: string;
  readonly lon: string;
  readonly substance: string;
  readonly yearly: string;
  readonly store: string;
  readonly use: string;
}

const waiting: Newcomer = {
  username: 'newink',
  uscc: '91330302MA0Y91018P',
  unit: '温州松台油墨有限公司',
  person: '徐松台',
  idNumber: '330302198807152518',
  address: '温州市鹿城区松台路 22 号',
  lat: '28.0102',
  lon: '120.6531',
  substance: 'PC3-02',
  yearly: '9000',
  store: '1500',
  use: '油墨稀释和设备清洗',
};

const returned: Newcomer = {
  username: 'newplate',
  uscc: '91330302MA0Y91026J',
  unit: '温州双屿表面处理厂',
  person: '金双屿',
  idNumber: '330302197911083036',
  address: '温州市鹿城区双屿街道',
  lat: '28.0214',
  lon: '120.5987',
  substance: 'PC3-06',
  yearly: '40000',
  store: '6000',
  use: '生产',
};

/** Two units join Lucheng: one waits for its verification, one has been told what is missing. */
export async function playNewcomers(
  url: string,
  password: string,
  officer: StoryClient,
  year: number,
): Promise<{ waiting: string; returned: string }> {
  await fileRegistration(url, password, waiting, year);
  const filing = await fileRegistration(url, password, returned, year);
  await officer.post(`/verification/filings/${filing}/return`, {
    defects: [
      { code: 'site-unclear', field: 'sites.0.address', note: '请写明门牌号和楼栋' },
      { code: 'need-unexplained', field: 'needs.0.use', note: '请写明工序，例如酸洗、除锈' },
    ],
  });
  return { waiting: waiting.unit, returned: returned.unit };
}

async function fileRegistration(url: string, password: string, one: Newcomer, year: number): Promise<string> {
  const nobody = new StoryClient(url);
  const { filingId } = await nobody.post<{ filingId: string }>('/filings/join', {
    username: one.username,
    password,
    name: one.person,
    phone: '13800000068',
    kinds: ['end_user'],
    unitName: one.unit,
    uscc: one.uscc,
    division: '330302',
  });
  const client = new StoryClient(url);
  await client.signIn(one.username, password);
  const scan = async (title: string) => {
    const { hash, name } = await client.upload(await statement(one.unit, [title]), `${title}.pdf`);
    return { file: hash, name };
  };
  const { substance, yearly, store, use } = one;
  await client.put(`/filings/${filingId}`, {
    document: {
      unit: {
        uscc: one.uscc,
        name: one.unit,
        kinds: ['end_user'],
        division: '330302',
        address: one.address,
        legalRep: one.person,
        contactName: one.person,
        contactPhone: '13800000068',
      },
      person: { idKind: 'resident_id', country: '', idNumber: '' },
      licences: [
        {
          id: randomUUID(),
          kind: 'business_licence',
          number: one.uscc,
          issuer: '鹿城区市场监督管理局',
          validFrom: `${year - 3}-03-01`,
          validTo: '',
          substances: [],
          scan: await scan('营业执照'),
        },
      ],
      sites: [
        {
          id: randomUUID(),
          name: '原料库',
          address: one.address,
          division: '330302',
          lat: one.lat,
          lon: one.lon,
          capacities: [{ substance, unit: 'mg', amount: store }],
          keepers: [
            { name: '李守库', username: '' },
            { name: '周管料', username: '' },
          ],
          twoLocks: true,
        },
      ],
      staff: [
        {
          id: randomUUID(),
          name: one.person,
          duty: 'agent',
          phone: '13800000068',
          idKind: 'resident_id',
          country: '',
          idNumber: one.idNumber,
          mandateFrom: `${year}-01-01`,
          mandateUntil: `${year + 1}-12-31`,
          mandate: await scan('经办人委托书'),
        },
      ],
      needs: [{ substance, unit: 'mg', yearly, store, use }],
      chemicals: [],
      documents: [],
    },
  });
  await client.post(`/filings/${filingId}/submit`);
  return filingId;
}
