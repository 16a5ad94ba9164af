import { taizhouSettings } from '../new-city';
import { secondCity } from '../people';
import type { Cases } from '../stranger-cases';

/** A city is no matter of another city's administrators, nor of a county's. */
export const cases: Cases = async (city) => {
  await secondCity(city);
  const one = { real: { stem: '3303' }, absent: { stem: '3399' } };
  return {
    'GET /cities/:stem': { ...one, as: ['far-sysadmin', 'far-secadmin', 'far-auditadmin'], party: 'sysadmin' },
    'POST /cities/:stem/settings': {
      ...one,
      as: ['far-sysadmin', 'prov-sys'],
      party: 'sysadmin',
      body: { settings: taizhouSettings, from: '2026-12-01' },
    },
  };
};
