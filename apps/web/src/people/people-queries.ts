import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import type { Person } from './people-types';

export interface PeopleFilter {
  readonly q?: string;
  readonly organ?: string;
  readonly state?: Person['state'];
  readonly side?: 'organ' | 'enterprise';
}

export const useOrgans = (enabled = true) =>
  useQuery({
    queryKey: ['organs'],
    queryFn: async () => (await bodyOf(api.GET('/api/organs'))).items,
    enabled,
  });

export const usePeople = (filter: PeopleFilter) =>
  usePages(['people', filter], (after) =>
    bodyOf(api.GET('/api/accounts', { params: { query: { ...filter, after, limit: 50 } } })),
  );

export const usePerson = (id: string) =>
  useQuery({
    queryKey: ['people', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/accounts/{id}', { params: { path: { id } } })),
    staleTime: 0,
  });

export const useProposals = (state: 'proposed' | undefined) =>
  usePages(['proposals', state ?? 'all'], (after) =>
    bodyOf(api.GET('/api/proposals', { params: { query: { ...(state ? { state } : {}), after, limit: 50 } } })),
  );

/** After an act: whoever shows people, proposals or authorities reads them anew. */
export function useAfresh(): () => Promise<void> {
  const store = useQueryClient();
  return async () => {
    await Promise.all(['people', 'proposals', 'organs'].map((head) => store.invalidateQueries({ queryKey: [head] })));
  };
}
