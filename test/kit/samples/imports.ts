import type { Samples } from '../bad-requests';
import { imported, workbookOf } from '../register-file';
import { registerRows } from '../register-rows';

/** Registers brought in as files. */
export const samples: Samples = async (city) => {
  const ready = await imported(city, 'sysadmin', await workbookOf(registerRows(1, 1, 900_000)));
  const other = await imported(city, 'supervisor', await workbookOf(registerRows(1, 1, 900_001)));
  await city.deliver();
  return {
    'POST /enterprises/imports/:id/carry-out': { as: 'sysadmin', path: `/enterprises/imports/${ready.id}/carry-out` },
    'POST /enterprises/imports/:id/cancel': { as: 'supervisor', path: `/enterprises/imports/${other.id}/cancel` },
  };
};
