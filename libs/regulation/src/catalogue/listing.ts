// The acts that put substances on the catalogue: legal basis, day in force, and how well that day is known.
import type { EvidenceMark, PlainDate } from '@yby/platform/contract';

export interface Listing {
  readonly legalBasis: string;
  readonly effectiveFrom: PlainDate;
  /** The mark of the day in force; the listing itself may be better known than its day. */
  readonly dayMark: EvidenceMark;
}

const listing = (legalBasis: string, effectiveFrom: PlainDate, dayMark: EvidenceMark): Listing => ({
  legalBasis,
  effectiveFrom,
  dayMark,
});

export const decree445 = listing('条例附表(国务院令第445号,2005)', '2005-11-01', 'verified');
export const notice2008 = listing('六部门公告(2008)', '2008-08-01', 'from memory');
export const notice2012 = listing('六部门公告(2012)', '2012-09-15', 'from memory');
export const notice2014 = listing('六部门公告(2014)', '2014-05-12', 'from memory');
export const notice2017 = listing('国办函〔2017〕120号;六部门公告', '2018-02-01', 'from memory');
export const notice2021 = listing('国办函〔2021〕58号(2021-05-28);六部门公告(2021)', '2021-09-20', 'from memory');
export const notice2024 = listing('六部门公告(2024-08-02)', '2024-09-01', 'verified');
export const notice2025 = listing('六部门公告(2025-06-20)', '2025-07-20', 'verified');
