import type { Samples } from '../bad-requests';
import { openAccount, organNamed } from '../people';

/** Authorities, accounts and what a second administrator confirms. */
export const samples: Samples = async (city) => {
  const lucheng = await organNamed(city, '330302');
  const station = await (
    await city.as('sysadmin')
  ).post<{ id: string }>('/organs', { name: '试点派出所', level: 'station', parentId: lucheng, division: '330302' });
  const opening = { username: 'sample-one', name: '样本', roles: ['inspector'], organId: lucheng };
  const officer = await openAccount(city, 'sysadmin', { ...opening, username: 'sample-officer' });
  const staff = await openAccount(city, 'paint', { username: 'sample-staff', name: '样本', roles: ['driver'] });
  const mandate = { givenBy: '林海涛', from: '2026-11-23', until: '2027-11-22' };
  const agent = await openAccount(city, 'paint', {
    username: 'sample-agent',
    name: '样本',
    roles: ['agent'],
    mandate,
  });
  const { items } = await (
    await city.as('secadmin')
  ).get<{ items: { id: string; accountId: string }[] }>('/proposals?state=proposed');
  const waiting = items.find(({ accountId }) => accountId === officer.id)!;
  const at = (id: string, act: string) => `/accounts/${id}/${act}`;
  return {
    'POST /proposals/:id/confirm': { as: 'secadmin', path: `/proposals/${waiting.id}/confirm` },
    'POST /proposals/:id/reject': { as: 'secadmin', path: `/proposals/${waiting.id}/reject` },
    'POST /organs': {
      as: 'sysadmin',
      path: '/organs',
      body: { name: '试点二所', level: 'station', parentId: lucheng, division: '330302' },
    },
    'POST /organs/:id/rename': { as: 'sysadmin', path: `/organs/${station.id}/rename`, body: { name: '更名派出所' } },
    'POST /organs/:id/close': { as: 'sysadmin', path: `/organs/${station.id}/close` },
    'POST /accounts': { as: 'sysadmin', path: '/accounts', body: opening },
    'POST /accounts/:id/offices': { as: 'paint', path: at(staff.id, 'offices'), body: { roles: ['storekeeper'] } },
    'POST /accounts/:id/propose-offices': {
      as: 'sysadmin',
      path: at(officer.id, 'propose-offices'),
      body: { roles: ['approver'] },
    },
    'POST /accounts/:id/mandates': { as: 'paint', path: at(agent.id, 'mandates'), body: mandate },
    'POST /accounts/:id/suspend': { as: 'secadmin', path: at(officer.id, 'suspend') },
    'POST /accounts/:id/restore': { as: 'secadmin', path: at(officer.id, 'restore') },
    'POST /accounts/:id/close': { as: 'sysadmin', path: at(officer.id, 'close') },
  };
};
