import { imported, workbookOf } from '../register-file';
import { registerRows } from '../register-rows';
import type { Cases } from '../stranger-cases';

/** Imports belong to the area of the officer who brought them. */
export const cases: Cases = async (city) => {
  await city.rows(
    `INSERT INTO identity.office SELECT id, 'supervisor' FROM identity.account WHERE username = 'longwan' ON CONFLICT DO NOTHING`,
  );
  const { id } = await imported(city, 'sysadmin', await workbookOf(registerRows(1, 1, 900_002)));
  await city.deliver();
  const mine = { as: ['longwan'], real: { id }, party: 'sysadmin' };
  return {
    'GET /enterprises/imports/:id': mine,
    'GET /enterprises/imports/:id/faults': mine,
    'POST /enterprises/imports/:id/carry-out': mine,
    'POST /enterprises/imports/:id/cancel': mine,
  };
};
