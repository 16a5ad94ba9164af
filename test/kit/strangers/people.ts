import { openAccount, organNamed, person, secondCity } from '../people';
import type { Cases } from '../stranger-cases';

/** Authorities, accounts, proposals: another city's administrators, another enterprise's. */
export const cases: Cases = async (city) => {
  await secondCity(city);
  const lucheng = await organNamed(city, '330302');
  const officer = await openAccount(city, 'sysadmin', {
    username: 'case-officer',
    name: '案例',
    roles: ['inspector'],
    organId: lucheng,
  });
  const paint = await city.as('paint');
  const scan = await paint.upload(Buffer.from('%PDF-1.4\n% a mandate\n%%EOF\n'), 'mandate.pdf');
  const staff = await openAccount(city, 'paint', {
    username: 'case-agent',
    name: '案例',
    roles: ['agent'],
    mandate: { givenBy: '林海涛', from: '2026-11-23', until: '2027-11-22', file: scan.hash, fileName: 'mandate.pdf' },
  });
  const { items } = await (
    await city.as('sysadmin')
  ).get<{ items: { id: string; accountId: string }[] }>('/proposals?state=proposed');
  const waiting = items.find(({ accountId }) => accountId === officer.id)!;
  const organ = { as: ['far-sysadmin'], real: { id: lucheng }, party: 'sysadmin', body: {} };
  const account = { as: ['far-sysadmin'], real: { id: officer.id }, party: 'sysadmin', body: {} };
  const security = { ...account, as: ['far-secadmin'], party: 'secadmin' };
  const proposal = { as: ['far-secadmin'], real: { id: waiting.id }, party: 'secadmin', body: {} };
  const mandate = { givenBy: '林海涛', from: '2026-11-23', until: '2027-11-22' };
  const company = { as: ['admin-of-lab'], real: { id: staff.id }, party: 'paint' };
  const [lab] = await city.rows<{ id: string }>(`SELECT id FROM enterprise.enterprise WHERE name LIKE '鹿城区望江%'`);
  await person(city, 'admin-of-lab', ['enterprise_admin'], { enterpriseId: lab!.id, division: '330302' });
  const { body: _, ...toRead } = account;
  return {
    'POST /organs/:id/rename': { ...organ, body: { name: '某分局' } },
    'POST /organs/:id/close': organ,
    'GET /accounts/:id': { ...toRead, as: ['far-sysadmin', 'far-secadmin', 'admin-of-lab'] },
    'POST /accounts/:id/offices': { ...company, body: { roles: ['driver'] } },
    'POST /accounts/:id/propose-offices': { ...account, body: { roles: ['approver'] } },
    'POST /accounts/:id/mandates': { ...company, body: mandate },
    'GET /accounts/:id/mandates/:hash': {
      ...company,
      as: ['admin-of-lab', 'far-secadmin'],
      real: { id: staff.id, hash: scan.hash },
    },
    'POST /accounts/:id/suspend': security,
    'POST /accounts/:id/restore': security,
    'POST /accounts/:id/close': { ...account, as: ['far-sysadmin', 'admin-of-lab'] },
    'GET /proposals/:id': { as: ['far-sysadmin', 'far-secadmin'], real: { id: waiting.id }, party: 'secadmin' },
    'POST /proposals/:id/confirm': proposal,
    'POST /proposals/:id/reject': proposal,
  };
};
