import type { City } from './city';

export interface Proposed {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly acts: string[];
}

export interface Confirmed {
  readonly proposal: Proposed;
  readonly firstPasswords: { username: string; password: string }[];
}

export const taizhouSettings = {
  cutOff: '15:00',
  officeHours: '09:00-12:00,14:00-18:00',
  phone: '0576-88550110',
  sealText: '台州易制毒业务专用',
};

/** What the province would fill in for Taizhou; the usernames begin with `tz-`. */
export const taizhou = {
  division: '331000',
  name: '台州市',
  organName: '台州市公安局禁毒支队',
  counties: [
    { division: '331002', name: '台州市公安局椒江分局' },
    { division: '331003', name: '台州市公安局黄岩分局' },
  ],
  settings: taizhouSettings,
  administrators: [
    { office: 'sysadmin', username: 'tz-sys', name: '台州系统员甲' },
    { office: 'secadmin', username: 'tz-sec', name: '台州安全员乙' },
    { office: 'auditadmin', username: 'tz-audit', name: '台州审计员丙' },
  ],
};

export async function confirmProposal(city: City, as: string, id: string): Promise<Confirmed> {
  return (await city.as(as)).post<Confirmed>(`/proposals/${id}/confirm`);
}

/** Both persons of the province. @returns the first passwords, by username */
export async function bringIn(city: City, body: typeof taizhou = taizhou): Promise<ReadonlyMap<string, string>> {
  const { id } = await (await city.as('prov-sys')).post<Proposed>('/cities', body);
  const { firstPasswords } = await confirmProposal(city, 'prov-sec', id);
  return new Map(firstPasswords.map(({ username, password }) => [username, password]));
}
