import { randomUUID } from 'node:crypto';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';
import { PDF } from './filing';

export interface Joined {
  readonly enterpriseId: string;
  readonly filingId: string;
  readonly number: string;
}

export interface FilingAnswer {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly enterprise: { id: string; name: string };
  readonly document: FilingDocument;
  readonly changes: { fact: string; change: string }[];
  readonly returned: { code: string; field?: string }[];
  readonly corrections: number;
  readonly dueAt: string | null;
  readonly evidence: { fact: string; level: string }[];
  readonly acts: string[];
}

/** As it travels; the tests change single members of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type FilingDocument = any;

/** Credit codes with valid check digits, of registry numbers that no registry gives out. */
export const NEW_CODES = [
  '91330302MA0Y900157',
  '91330302MA0Y900232',
  '91330302MA0Y90031W',
  '91330302MA0Y9004XL',
  '91330302MA0Y90058L',
  '91330302MA0Y90066F',
  '91330302MA0Y90074A',
  '91330302MA0Y900825',
] as const;

export const newcomer = (username: string, uscc: string, unitName = '温州新桥树脂有限公司') => ({
  username,
  password: 'Join-Word-4711',
  name: '郑新桥',
  phone: '13800000077',
  kinds: ['end_user'],
  unitName,
  uscc,
  division: '330302',
});

/** Somebody who has just joined, signed in. */
export async function join(city: City, username: string, uscc: string): Promise<Joined & { client: StoryClient }> {
  const body = { ...newcomer(username, uscc), password: city.demoPassword };
  const joined = await city.nobody().post<Joined>('/filings/join', body);
  const client = city.nobody();
  await client.signIn(username, body.password);
  return { ...joined, client };
}

/** A document without any defect, its scans uploaded by this person. */
export async function soundDocument(client: StoryClient, uscc: string): Promise<FilingDocument> {
  const scan = async (name: string) => {
    const { hash } = await client.upload(Buffer.concat([PDF, Buffer.from(`% ${name} ${randomUUID()}\n`)]), name);
    return { file: hash, name };
  };
  return {
    unit: {
      uscc,
      name: '温州新桥树脂有限公司',
      kinds: ['end_user'],
      division: '330302',
      address: '温州市鹿城区新桥路 9 号',
      legalRep: '郑新桥',
      contactName: '郑新桥',
      contactPhone: '13800000077',
    },
    person: { idKind: 'resident_id', country: '', idNumber: '' },
    licences: [
      {
        id: randomUUID(),
        kind: 'business_licence',
        number: '330302000077777',
        issuer: '温州市市场监督管理局',
        validFrom: '2024-01-01',
        validTo: '2026-12-31',
        substances: [],
        scan: await scan('营业执照.pdf'),
      },
    ],
    sites: [
      {
        id: randomUUID(),
        name: '原料库',
        address: '温州市鹿城区新桥路 9 号',
        division: '330302',
        lat: '27.9938',
        lon: '120.6994',
        capacities: [{ substance: 'PC3-01', unit: 'mg', amount: '20000' }],
        keepers: [
          { name: '钱一', username: '' },
          { name: '孙二', username: '' },
        ],
        twoLocks: true,
      },
    ],
    staff: [
      {
        id: randomUUID(),
        name: '郑新桥',
        duty: 'agent',
        phone: '13800000077',
        idKind: 'resident_id',
        country: '',
        idNumber: '11010519491231002X',
        mandateFrom: '2026-01-01',
        mandateUntil: '2027-12-31',
        mandate: await scan('委托书.pdf'),
      },
    ],
    needs: [{ substance: 'PC3-01', unit: 'mg', yearly: '60000', store: '20000', use: '树脂生产溶剂' }],
    chemicals: [],
    documents: [],
  };
}

/** Filled in without a defect and submitted. */
export async function submittedFiling(city: City, username: string, uscc: string) {
  const joined = await join(city, username, uscc);
  const document = await soundDocument(joined.client, uscc);
  await joined.client.put(`/filings/${joined.filingId}`, { document });
  const filing = await joined.client.post<FilingAnswer>(`/filings/${joined.filingId}/submit`);
  return { ...joined, document, filing };
}

export async function registered(city: City, username: string, uscc: string) {
  const made = await submittedFiling(city, username, uscc);
  await (await city.as('approver')).post(`/verification/filings/${made.filingId}/approve`, { evidence: [] });
  return made;
}
