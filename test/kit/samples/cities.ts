import type { Samples } from '../bad-requests';
import { taizhou, taizhouSettings } from '../new-city';

/** Cities and what they set for themselves. */
export const samples: Samples = async (city) => {
  // Signing in is written down, and is no part of what is tested.
  await city.as('prov-sys');
  return {
    'POST /cities': { as: 'prov-sys', path: '/cities', body: taizhou },
    'POST /cities/:stem/settings': {
      as: 'sysadmin',
      path: '/cities/3303/settings',
      body: { settings: taizhouSettings, from: '2026-12-01' },
    },
  };
};
