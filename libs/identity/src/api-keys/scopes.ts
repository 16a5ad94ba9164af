// What a program may be allowed to do for its enterprise, and which routes each scope opens. A route that stands in no row is
// closed to every key. Pure: the page on which keys are made shows this same table.

interface Scope {
  readonly zh: string;
  readonly en: string;
  readonly routes: readonly string[];
}

export const keyScopes = {
  ask: {
    zh: '查询法规、品种、企业名录，预先判断要求',
    en: 'Ask what the law requires; read the catalogue and the directory of enterprises',
    routes: [
      'POST /ask',
      'GET /substances',
      'GET /divisions',
      'GET /law/current',
      'GET /law/editions',
      'GET /law/editions/:number',
      'GET /enterprises',
      'GET /enterprises/mine',
      'POST /applications/precheck',
    ],
  },
  'applications:read': {
    zh: '查看本单位的申请及其附件（含经办人信息）',
    en: "Read the enterprise's applications and their documents (with the handlers' data)",
    routes: [
      'GET /applications',
      'GET /applications/:id',
      'GET /applications/:id/why',
      'GET /applications/:id/attachments/:hash',
    ],
  },
  'applications:write': {
    zh: '提交、补正、撤回申请，上传材料',
    en: 'File, correct and withdraw applications; upload documents',
    routes: ['POST /files', 'POST /applications', 'POST /applications/:id/resubmit', 'POST /applications/:id/withdraw'],
  },
  'permits:read': {
    zh: '查看证件、下载凭证、扫码查验',
    en: 'Read permits, download their papers, check a code',
    routes: [
      'GET /permits',
      'GET /permits/:id',
      'GET /permits/:id/pdf',
      'GET /permits/:id/code.svg',
      'GET /permits/number/:number',
      'POST /scan',
      'GET /verify/keys',
    ],
  },
  'permits:redeem': {
    zh: '交货核销',
    en: 'Write off deliveries on the permits of customers',
    routes: ['POST /permits/:id/redemptions'],
  },
  'ledger:read': {
    zh: '查看库存、流水和在途货物',
    en: 'Read stock, entries and goods under way',
    routes: ['GET /ledger/stock', 'GET /ledger/entries', 'GET /consignments', 'GET /consignments/:id'],
  },
  'ledger:write': {
    zh: '验收入库',
    en: 'Take goods into stock',
    routes: ['POST /consignments/:id/receipt'],
  },
} as const satisfies Record<string, Scope>;

export type KeyScope = keyof typeof keyScopes;
export const keyScopeNames = Object.keys(keyScopes) as KeyScope[];

const scopeOfRoute = new Map<string, KeyScope>(
  keyScopeNames.flatMap((scope) => keyScopes[scope].routes.map((route) => [route, scope] as const)),
);

/** @param route e.g. `GET /applications/:id`; HEAD is read as its GET @returns null: closed to every key */
export function scopeOf(route: string): KeyScope | null {
  return scopeOfRoute.get(route.replace(/^HEAD /, 'GET ')) ?? null;
}

/** Longest life of a key. */
export const MOST_KEY_DAYS = 365;
/** How long an old key may go on beside the one that replaces it. */
export const MOST_OVERLAP_HOURS = 168;
/** Keys of one enterprise that may be alive at once. */
export const MOST_KEYS = 20;
