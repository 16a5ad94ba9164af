// Who grants what: one row per activity and kind of substance. Purely data; the next amendment adds a row and ends one.
import type { PlainDate } from '@yby/platform/contract';
import type { Category, Substance } from '../catalogue/substance';
import type { AuthorityLevel, Instrument, Organ, Outcome } from '../requirement/answer';
import type { Activity } from '../requirement/ask';

export interface Route {
  readonly id: string;
  readonly activity: Activity;
  readonly categories: readonly Category[];
  /** Only drug-type entries (true), only the others (false), or all (null). */
  readonly drugType: boolean | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** required: the police of this city decide; other_authority: named only. */
  readonly outcome: Extract<Outcome, 'required' | 'other_authority'>;
  readonly instrument: Exclude<Instrument, 'none'>;
  readonly level: AuthorityLevel;
  readonly organ: Organ;
  /** Ids of the rules that are the ground, the most telling first. */
  readonly because: readonly string[];
  /** Rule whose `workingDays` is the statutory limit; 0 means the same day. */
  readonly timeRule: string;
  /** Working days promised (一日办结); null: not in the promise. */
  readonly promisedDays: number | null;
  readonly validityRule: string | null;
  readonly uses: 'one' | 'multi';
  /** Rule whose `filingDays` says how long after the start to file; null: before the act. */
  readonly fileAfterRule: string | null;
  /** Rule that makes on-site verification mandatory in three cases; null where none is foreseen. */
  readonly onsiteRule: string | null;
  readonly officers: 1 | 2;
  readonly conditions: readonly string[];
  readonly later: readonly string[];
}

export function covers(route: Route, substance: Substance): boolean {
  return (
    route.categories.includes(substance.category) && (route.drugType === null || route.drugType === substance.drugType)
  );
}

const row = {
  from: '2005-11-01',
  to: null,
  drugType: null,
  promisedDays: null,
  validityRule: null,
  uses: 'one',
  fileAfterRule: null,
  onsiteRule: null,
  officers: 1,
  conditions: [],
  later: [],
} as const;
const selling = ['O-2', 'O-3', 'O-4', 'O-6', 'O-7', 'O-8'];
const sellingCategoryOne = ['O-1', 'O-3', 'O-4-1', 'O-5', 'O-6', 'O-7', 'O-8'];
const moving = ['T-10', 'T-11', 'T-12', 'O-7', 'O-8'];
const making = ['O-3', 'O-6', 'O-7', 'O-8', 'O-10'];
const dealing = ['O-3', 'O-6', 'O-7', 'O-8'];

const purchases: readonly Route[] = [
  {
    ...row,
    id: 'purchase-1-drug',
    activity: 'purchase',
    categories: [1],
    drugType: true,
    outcome: 'other_authority',
    instrument: 'purchase_permit',
    level: 'province',
    organ: 'drug_regulator',
    because: ['P-permit', 'P-route-1-drug', 'P-6', 'wrong-authority'],
    timeRule: 'P-route-1-drug',
    validityRule: 'P-9',
    onsiteRule: 'P-7',
    officers: 2,
    conditions: ['P-2', 'P-3'],
    later: sellingCategoryOne,
  },
  {
    ...row,
    id: 'purchase-1',
    activity: 'purchase',
    categories: [1],
    drugType: false,
    outcome: 'other_authority',
    instrument: 'purchase_permit',
    level: 'province',
    organ: 'police',
    because: ['P-permit', 'P-route-1', 'P-6', 'wrong-authority'],
    timeRule: 'P-route-1',
    validityRule: 'P-9',
    onsiteRule: 'P-7',
    officers: 2,
    conditions: ['P-2'],
    later: sellingCategoryOne,
  },
  {
    ...row,
    id: 'purchase-2-3',
    activity: 'purchase',
    categories: [2, 3],
    outcome: 'required',
    instrument: 'purchase_filing',
    level: 'county',
    organ: 'police',
    because: ['P-filing', 'P-8', 'P-10'],
    timeRule: 'P-8',
    promisedDays: 1,
    validityRule: 'P-9',
    conditions: ['P-2'],
    later: selling,
  },
];

const movements: readonly Route[] = [
  {
    ...row,
    id: 'transport-1',
    activity: 'transport',
    categories: [1],
    outcome: 'required',
    instrument: 'transport_permit',
    level: 'city',
    organ: 'police',
    because: ['T-route-1', 'T-4-1', 'T-6-1', 'T-2'],
    timeRule: 'T-route-1',
    validityRule: 'T-6-1-month',
    onsiteRule: 'T-5-onsite',
    officers: 2,
    conditions: ['T-6-1', 'T-7', 'T-10', 'T-11', 'T-13'],
    later: moving,
  },
  {
    ...row,
    id: 'transport-2',
    activity: 'transport',
    categories: [2],
    outcome: 'required',
    instrument: 'transport_permit',
    level: 'county',
    organ: 'police',
    because: ['T-route-2', 'T-4-1', 'T-6-2', 'T-2'],
    timeRule: 'T-route-2',
    promisedDays: 1,
    validityRule: 'T-6-2',
    uses: 'multi',
    conditions: ['T-7', 'T-10', 'T-11', 'T-13'],
    later: moving,
  },
  {
    ...row,
    id: 'transport-3',
    activity: 'transport',
    categories: [3],
    outcome: 'required',
    instrument: 'transport_filing',
    level: 'county',
    organ: 'police',
    because: ['T-route-3', 'T-4-3', 'T-1-scope', 'T-2'],
    timeRule: 'T-route-3',
    promisedDays: 1,
    validityRule: 'T-6-3',
    uses: 'multi',
    conditions: ['T-7', 'T-10', 'T-11', 'T-13'],
    later: moving,
  },
  {
    ...row,
    id: 'transfer-1',
    activity: 'transfer',
    categories: [1],
    drugType: false,
    from: '2012-01-01',
    outcome: 'required',
    instrument: 'transfer_filing',
    level: 'city',
    organ: 'police',
    because: ['ZJ-20', 'ZJ-20-1'],
    timeRule: 'ZJ-20-1',
    officers: 2,
    later: ['O-5', 'O-7'],
  },
  {
    ...row,
    id: 'transfer-2-3',
    activity: 'transfer',
    categories: [2, 3],
    from: '2012-01-01',
    outcome: 'required',
    instrument: 'transfer_filing',
    level: 'county',
    organ: 'police',
    because: ['ZJ-20', 'ZJ-20-2'],
    timeRule: 'ZJ-20-2',
    promisedDays: 1,
    later: ['O-7'],
  },
];

const others: readonly Route[] = [
  {
    ...row,
    id: 'production-1-drug',
    activity: 'production',
    categories: [1],
    drugType: true,
    outcome: 'other_authority',
    instrument: 'production_permit',
    level: 'province',
    organ: 'drug_regulator',
    because: ['M-permit', 'M-route-1-drug', 'wrong-authority'],
    timeRule: 'M-route-1-drug',
    later: making,
  },
  {
    ...row,
    id: 'production-1',
    activity: 'production',
    categories: [1],
    drugType: false,
    outcome: 'other_authority',
    instrument: 'production_permit',
    level: 'province',
    organ: 'emergency_management',
    because: ['M-permit', 'M-route-1', 'wrong-authority'],
    timeRule: 'M-route-1',
    later: making,
  },
  {
    ...row,
    id: 'production-2-3',
    activity: 'production',
    categories: [2, 3],
    outcome: 'other_authority',
    instrument: 'production_filing',
    level: 'city',
    organ: 'emergency_management',
    because: ['M-filing', 'wrong-authority'],
    timeRule: 'M-filing',
    validityRule: 'O-12',
    uses: 'multi',
    fileAfterRule: 'M-filing',
    later: making,
  },
  {
    ...row,
    id: 'dealing-1-drug',
    activity: 'dealing',
    categories: [1],
    drugType: true,
    outcome: 'other_authority',
    instrument: 'dealing_permit',
    level: 'province',
    organ: 'drug_regulator',
    because: ['D-permit', 'D-route-1-drug', 'wrong-authority'],
    timeRule: 'D-route-1-drug',
    later: dealing,
  },
  {
    ...row,
    id: 'dealing-1',
    activity: 'dealing',
    categories: [1],
    drugType: false,
    outcome: 'other_authority',
    instrument: 'dealing_permit',
    level: 'province',
    organ: 'emergency_management',
    because: ['D-permit', 'D-route-1', 'wrong-authority'],
    timeRule: 'D-route-1',
    later: dealing,
  },
  {
    ...row,
    id: 'dealing-2',
    activity: 'dealing',
    categories: [2],
    outcome: 'other_authority',
    instrument: 'dealing_filing',
    level: 'city',
    organ: 'emergency_management',
    because: ['D-filing', 'D-filing-2', 'wrong-authority'],
    timeRule: 'D-filing',
    validityRule: 'O-12',
    uses: 'multi',
    fileAfterRule: 'D-filing',
    later: dealing,
  },
  {
    ...row,
    id: 'dealing-3',
    activity: 'dealing',
    categories: [3],
    outcome: 'other_authority',
    instrument: 'dealing_filing',
    level: 'county',
    organ: 'emergency_management',
    because: ['D-filing', 'D-filing-3', 'wrong-authority'],
    timeRule: 'D-filing',
    validityRule: 'O-12',
    uses: 'multi',
    fileAfterRule: 'D-filing',
    later: dealing,
  },
  ...(['import', 'export'] as const).map((activity): Route => ({
    ...row,
    id: activity,
    activity,
    categories: [1, 2, 3],
    outcome: 'other_authority',
    instrument: `${activity}_permit`,
    level: 'province',
    organ: 'commerce',
    because: ['X-permit', 'X-time', 'wrong-authority'],
    timeRule: 'X-time',
    conditions: ['X-verification'],
    later: ['O-7', 'O-8'],
  })),
];

export const routes: readonly Route[] = [...purchases, ...movements, ...others];
