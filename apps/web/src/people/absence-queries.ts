import { useQuery, useQueryClient } from '@tanstack/react-query';
import { addDays, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import type { components } from '../api/schema';
import { now } from '../clock';

type Schemas = components['schemas'];
export type Leave = Schemas['LeaveRow'];
export type Officer = Schemas['OfficerRow'];
export type LeaveKind = Schemas['LeaveKind'];

/** A month of a large city; what is beyond is read on asking. */
const limit = 100;

export const useLeaves = (since: PlainDate) =>
  usePages(['absence', 'leaves', since], (after) =>
    bodyOf(api.GET('/api/leaves', { params: { query: { since, after, limit } } })),
  );

export const useDeputies = (since: PlainDate) =>
  usePages(['absence', 'deputies', since], (after) =>
    bodyOf(api.GET('/api/deputies', { params: { query: { since, after, limit } } })),
  );

export const useDelegations = (since: PlainDate) =>
  usePages(['absence', 'delegations', since], (after) =>
    bodyOf(api.GET('/api/delegations', { params: { query: { since, after, limit } } })),
  );

export const useAttendance = (day: PlainDate) =>
  useQuery({
    queryKey: ['absence', 'attendance', day],
    queryFn: async () => (await bodyOf(api.GET('/api/attendance', { params: { query: { day } } }))).items,
  });

export const useOfficers = () =>
  useQuery({
    queryKey: ['absence', 'officers'],
    queryFn: async () => (await bodyOf(api.GET('/api/officers'))).items,
  });

/** After an act everything on the page is read anew. */
export function useAbsenceAfresh(): () => Promise<void> {
  const store = useQueryClient();
  return () => store.invalidateQueries({ queryKey: ['absence'] });
}

export const today = (): PlainDate => toPlainDate(now());

export const dayKind = (day: PlainDate) => lawInUse().calendar(undefined, day).dayKind(day);

/** The working day after this one, by the calendar of the law. */
export function nextWorkingDay(day: PlainDate): PlainDate {
  let next = addDays(day, 1);
  while (!dayKind(next).working) next = addDays(next, 1);
  return next;
}
