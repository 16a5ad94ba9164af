import type { Me, Role } from '../api/types';
import type { WordKey } from '../words';

// Which pages belong to whom. The server decides what anyone may do; this only decides what the rail shows.

export interface Duty {
  path: string;
  word: WordKey;
  icon: IconName;
}

export type IconName =
  | 'home'
  | 'apply'
  | 'ask'
  | 'list'
  | 'permit'
  | 'truck'
  | 'receive'
  | 'stock'
  | 'scan'
  | 'bell'
  | 'desk'
  | 'journal'
  | 'law'
  | 'key'
  | 'code'
  | 'import'
  | 'city'
  | 'organ'
  | 'people'
  | 'confirm'
  | 'calendar';

const home: Duty = { path: '/home', word: 'nav.home', icon: 'home' };
const scan: Duty = { path: '/scan', word: 'nav.scan', icon: 'scan' };
const messages: Duty = { path: '/messages', word: 'nav.messages', icon: 'bell' };
const law: Duty = { path: '/law', word: 'nav.law', icon: 'law' };
const keys: Duty = { path: '/keys', word: 'nav.keys', icon: 'key' };
const ecode: Duty = { path: '/code', word: 'nav.ecode', icon: 'code' };
const cities: Duty = { path: '/cities', word: 'nav.cities', icon: 'city' };
const imports: Duty = { path: '/imports', word: 'nav.imports', icon: 'import' };
const desk: Duty = { path: '/desk', word: 'nav.desk', icon: 'desk' };
const measures: Duty = { path: '/measures', word: 'nav.measures', icon: 'permit' };
const file: Duty = { path: '/file', word: 'nav.file', icon: 'apply' };
const verification: Duty = { path: '/verification', word: 'nav.verify', icon: 'receive' };
const access: Duty = { path: '/access', word: 'nav.access', icon: 'list' };
const register: Duty = { path: '/enterprises', word: 'nav.register', icon: 'journal' };
const suspicions: Duty = { path: '/suspicions', word: 'nav.suspicions', icon: 'bell' };
const visits: Duty = { path: '/visits', word: 'nav.visits', icon: 'truck' };
const transfers: Duty = { path: '/transfers', word: 'nav.transfers', icon: 'truck' };
const load: Duty = { path: '/load', word: 'nav.load', icon: 'list' };
const organs: Duty = { path: '/organs', word: 'nav.organs', icon: 'organ' };
const people: Duty = { path: '/people', word: 'nav.people', icon: 'people' };
const staff: Duty = { path: '/people', word: 'nav.staff', icon: 'people' };
const absence: Duty = { path: '/absence', word: 'nav.absence', icon: 'calendar' };
const proposals: Duty = { path: '/proposals', word: 'nav.proposals', icon: 'confirm' };

const company: Duty[] = [
  home,
  { path: '/apply', word: 'nav.apply', icon: 'apply' },
  { path: '/permits', word: 'nav.permits', icon: 'permit' },
  scan,
  { path: '/applications', word: 'nav.applications', icon: 'list' },
  { path: '/sales', word: 'nav.sales', icon: 'truck' },
  { path: '/receipts', word: 'nav.receipts', icon: 'receive' },
  { path: '/stock', word: 'nav.stock', icon: 'stock' },
  ecode,
  file,
  { path: '/ask', word: 'nav.ask', icon: 'ask' },
  messages,
];

const byRole: Partial<Record<Role, Duty[]>> = {
  enterprise_admin: [file, staff, ecode, keys, messages],
  agent: company,
  storekeeper: company.filter(({ path }) => path !== '/apply'),
  approver: [
    desk,
    verification,
    register,
    transfers,
    load,
    measures,
    scan,
    { path: '/ask', word: 'nav.ask', icon: 'ask' },
    absence,
    messages,
  ],
  supervisor: [
    desk,
    verification,
    register,
    transfers,
    load,
    measures,
    scan,
    suspicions,
    law,
    imports,
    absence,
    messages,
  ],
  inspector: [visits, scan, suspicions, register, absence, messages],
  legal_reviewer: [home, absence, messages],
  driver: [ecode, scan, messages],
  auditadmin: [{ path: '/journal', word: 'nav.journal', icon: 'journal' }, access, law, cities, scan, messages],
  sysadmin: [people, organs, proposals, absence, law, imports, cities, messages],
  secadmin: [proposals, people, organs, law, cities, messages],
};

export function dutiesOf(me: Me): Duty[] {
  const all = me.roles.flatMap((role) => byRole[role] ?? [home, messages]);
  return [...new Map(all.map((duty) => [duty.path, duty])).values()];
}

export const firstPage = (me: Me): string => dutiesOf(me)[0]?.path ?? '/messages';
