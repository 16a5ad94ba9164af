export const own = 'SELECT e.id FROM ledger.entry e JOIN platform.clock c ON true';
