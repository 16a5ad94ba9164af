// Who grants what: one row per activity and kind of substance. Purely data; the next amendment adds a row and ends one.
import type { PlainDate } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { AuthorityLevel, Instrument, Organ, Outcome } from './answer';
import type { Activity } from './ask';

export interface Route {
  readonly id: string;
  readonly activity: Activity;
  readonly covers: (substance: Substance) => boolean;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** required: decided in this system (county police); other_authority: named and forwarded only. */
  readonly outcome: Extract<Outcome, 'required' | 'other_authority'>;
  readonly instrument: Exclude<Instrument, 'none'>;
  readonly level: AuthorityLevel;
  readonly organ: Organ;
  /** Ids of the rules that are the ground, the most telling first. */
  readonly because: readonly string[];
  /** Rule whose `workingDays` is the statutory limit; 0 means the same day. */
  readonly timeRule: string;
  /** Working days promised (一日办结); null: not in the promise, the statutory limit is shown. */
  readonly promisedDays: number | null;
  readonly validityRule: string | null;
  readonly uses: 'one' | 'multi';
  readonly conditions: readonly string[];
  readonly later: readonly string[];
}

const always = { from: '2005-11-01', to: null } as const;
const selling = ['O-2', 'O-3', 'O-4', 'O-6', 'O-7'];
const sellingCategoryOne = ['O-1', 'O-3', 'O-4-1', 'O-5', 'O-6', 'O-7'];
const moving = ['T-10', 'T-11', 'O-7'];

export const routes: readonly Route[] = [
  {
    ...always,
    id: 'purchase-1-drug',
    activity: 'purchase',
    covers: (substance) => substance.category === 1 && substance.drugType,
    outcome: 'other_authority',
    instrument: 'purchase_permit',
    level: 'province',
    organ: 'drug_regulator',
    because: ['P-permit', 'P-route-1-drug', 'wrong-authority'],
    timeRule: 'P-route-1-drug',
    promisedDays: null,
    validityRule: 'P-9',
    uses: 'one',
    conditions: ['P-2', 'P-3'],
    later: sellingCategoryOne,
  },
  {
    ...always,
    id: 'purchase-1',
    activity: 'purchase',
    covers: (substance) => substance.category === 1 && !substance.drugType,
    outcome: 'other_authority',
    instrument: 'purchase_permit',
    level: 'province',
    organ: 'police',
    because: ['P-permit', 'P-route-1', 'wrong-authority'],
    timeRule: 'P-route-1',
    promisedDays: null,
    validityRule: 'P-9',
    uses: 'one',
    conditions: ['P-2'],
    later: sellingCategoryOne,
  },
  {
    ...always,
    id: 'purchase-2-3',
    activity: 'purchase',
    covers: (substance) => substance.category !== 1,
    outcome: 'required',
    instrument: 'purchase_filing',
    level: 'county',
    organ: 'police',
    because: ['P-filing', 'P-8'],
    timeRule: 'P-8',
    promisedDays: 1,
    validityRule: 'P-9',
    uses: 'one',
    conditions: ['P-2'],
    later: selling,
  },
  {
    ...always,
    id: 'transport-1',
    activity: 'transport',
    covers: (substance) => substance.category === 1,
    outcome: 'other_authority',
    instrument: 'transport_permit',
    level: 'city',
    organ: 'police',
    because: ['T-route-1', 'T-4-1', 'wrong-authority'],
    timeRule: 'T-route-1',
    promisedDays: null,
    validityRule: 'T-6-1-month',
    uses: 'one',
    conditions: ['T-6-1', 'T-10', 'T-11'],
    later: moving,
  },
  {
    ...always,
    id: 'transport-2',
    activity: 'transport',
    covers: (substance) => substance.category === 2,
    outcome: 'required',
    instrument: 'transport_permit',
    level: 'county',
    organ: 'police',
    because: ['T-route-2', 'T-4-1', 'T-6-2'],
    timeRule: 'T-route-2',
    promisedDays: 1,
    validityRule: 'T-6-2',
    uses: 'multi',
    conditions: ['T-10', 'T-11'],
    later: moving,
  },
  {
    ...always,
    id: 'transport-3',
    activity: 'transport',
    covers: (substance) => substance.category === 3,
    outcome: 'required',
    instrument: 'transport_filing',
    level: 'county',
    organ: 'police',
    because: ['T-route-3', 'T-4-3', 'T-1-scope'],
    timeRule: 'T-4-3',
    promisedDays: 1,
    validityRule: 'T-6-3',
    uses: 'multi',
    conditions: ['T-10', 'T-11'],
    later: moving,
  },
];

/** @throws RangeError when no row covers the substance on that day: a hole in the table. */
export function routeOf(activity: Activity, substance: Substance, date: PlainDate): Route {
  const found = routes.find(
    (route) =>
      route.activity === activity &&
      route.covers(substance) &&
      route.from <= date &&
      (route.to === null || date <= route.to),
  );
  if (!found) throw new RangeError(`no route for ${activity} of ${substance.code} on ${date}`);
  return found;
}
