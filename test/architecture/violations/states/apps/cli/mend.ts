const table = 'permits.permit';
export const mend = `UPDATE ${table} SET state = 'valid'`;
