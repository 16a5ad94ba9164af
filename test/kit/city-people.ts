import type { Role } from '@yby/platform';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';
import { PDF } from './filing';
import { soundDocument, type Joined } from './joining';
import { bringIn, type Proposed, type taizhou } from './new-city';

/** Shaoxing, entered over the API alone: everything of it has a name that occurs nowhere else. */
export const shaoxing: typeof taizhou = {
  division: '330600',
  name: '绍兴市',
  organName: '绍兴市公安局禁毒支队',
  counties: [
    { division: '330602', name: '绍兴市公安局越城区分局' },
    { division: '330603', name: '绍兴市公安局柯桥区分局' },
  ],
  settings: { cutOff: '15:30', officeHours: '09:00-12:00,13:00-17:00', phone: '0575-88001122', sealText: '绍兴专用' },
  administrators: [
    { office: 'sysadmin', username: 'sx-sysadmin', name: '闻一绍' },
    { office: 'secadmin', username: 'sx-secadmin', name: '闻二绍' },
    { office: 'auditadmin', username: 'sx-auditadmin', name: '闻三绍' },
  ],
};
/** Sound, and of registry numbers that no registry gives out. */
export const CREDIT_CODES = {
  user: '91330602MA0Y910187',
  dealer: '91330602MA0Y910262',
  waiting: '91330602MA0Y91034W',
} as const;

/** The people of the new city, signed in; `sx-approver` and so on, one an office. */
export class People {
  private readonly clients = new Map<string, StoryClient>();

  constructor(private readonly city: City) {}

  of(username: string): StoryClient {
    const found = this.clients.get(username);
    if (!found) throw new RangeError(`${username} does not work there`);
    return found;
  }

  get all(): ReadonlyMap<string, StoryClient> {
    return this.clients;
  }

  async signIn(username: string, password: string): Promise<StoryClient> {
    const client = this.city.nobody();
    await client.signIn(username, password);
    this.clients.set(username, client);
    return client;
  }
}

export async function settleShaoxing(city: City): Promise<People> {
  const people = new People(city);
  for (const [username, password] of await bringIn(city, shaoxing)) await people.signIn(username, password);
  const { items } = await people
    .of('sx-sysadmin')
    .get<{ items: { id: string; division: string; level: string }[] }>('/organs');
  const organ = (division: string) => items.find((one) => one.division === division)!.id;
  const officers: [Role, string, string, string?][] = [
    ['approver', '330602', '闻四绍'],
    ['approver', '330602', '闻十绍', 'approver2'],
    ['inspector', '330602', '闻五绍'],
    ['supervisor', '330600', '闻六绍'],
    ['legal_reviewer', '330600', '闻七绍'],
  ];
  for (const [office, division, name, username = office] of officers)
    await openOfficer(people, { username: `sx-${username}`, name, roles: [office], organId: organ(division) });
  return people;
}

async function openOfficer(people: People, body: { username: string; name: string; roles: Role[]; organId: string }) {
  const { firstPassword } = await people.of('sx-sysadmin').post<{ firstPassword: string }>('/accounts', body);
  const sec = people.of('sx-secadmin');
  const { items } = await sec.get<{ items: Proposed[] }>('/proposals?state=proposed');
  await sec.post(`/proposals/${items[0]!.id}/confirm`);
  await people.signIn(body.username, firstPassword);
}

export interface Company extends Joined {
  /** Hash of the scan of its business licence. */
  readonly scan: string;
}

/** A company of the new city, from joining to a submitted filing; approved when told. */
export async function companyOf(
  city: City,
  people: People,
  about: { username: string; unitName: string; uscc: string; dealer?: boolean; approve?: boolean },
): Promise<Company> {
  const { username, unitName, uscc, dealer = false, approve = true } = about;
  const kinds = [dealer ? 'dealer' : 'end_user'];
  const joined = await city.nobody().post<Joined>('/filings/join', {
    username,
    uscc,
    unitName,
    kinds,
    password: city.demoPassword,
    name: `闻${username}`,
    phone: '13800000088',
    division: '330602',
  });
  const client = await people.signIn(username, city.demoPassword);
  const document = await soundDocument(client, uscc);
  const address = `绍兴市越城区胜利路 ${uscc.slice(-4)} 号`;
  Object.assign(document.unit, { name: unitName, kinds, division: '330602', address });
  Object.assign(document.unit, { legalRep: `闻${username}`, contactName: `闻${username}` });
  document.staff[0].name = `闻${username}`;
  Object.assign(document.sites[0], { address, division: '330602' });
  if (dealer) {
    const { hash } = await client.upload(Buffer.concat([PDF, Buffer.from(`% ${uscc}\n`)]), '经营备案证明.pdf');
    document.licences.push({
      ...document.licences[0],
      id: crypto.randomUUID(),
      kind: 'dealing_filing',
      number: '（浙）3S33060201046',
      substances: ['PC3-01', 'PC3-02'],
      scan: { file: hash, name: '经营备案证明.pdf' },
    });
  }
  await client.put(`/filings/${joined.filingId}`, { document });
  await client.post(`/filings/${joined.filingId}/submit`);
  if (approve) {
    await people.of('sx-approver').post(`/verification/filings/${joined.filingId}/approve`, { evidence: [] });
    // What one may do changes with it.
    await people.signIn(username, city.demoPassword);
  }
  return { ...joined, scan: document.licences[0].scan.file };
}
