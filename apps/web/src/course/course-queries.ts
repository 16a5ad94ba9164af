import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';

const of = (id: string) => ({ params: { path: { id } } });

export const usePauses = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['application', id, 'pauses'],
    queryFn: () => bodyOf(api.GET('/api/applications/{id}/pauses', of(id))),
    enabled,
  });

export const useVisitsOf = (id: string) =>
  useQuery({
    queryKey: ['application', id, 'visits'],
    queryFn: async () => (await bodyOf(api.GET('/api/review/applications/{id}/onsite', of(id)))).items,
  });

export const useOpinions = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['application', id, 'opinions'],
    queryFn: async () => (await bodyOf(api.GET('/api/review/applications/{id}/opinions', of(id)))).items,
    enabled,
  });

export const useVisits = () =>
  usePages(['visits'], (after) => bodyOf(api.GET('/api/review/onsite', { params: { query: { after, limit: 50 } } })));

export const usePaused = () =>
  usePages(['queue', 'paused'], (after) =>
    bodyOf(api.GET('/api/review/paused', { params: { query: { after, limit: 50 } } })),
  );

export const useDiffering = (enabled: boolean) =>
  useQuery({
    queryKey: ['queue', 'differing'],
    queryFn: async () => (await bodyOf(api.GET('/api/review/differing', { params: { query: { limit: 50 } } }))).items,
    enabled,
  });

export const pausable = (kind: string): boolean => kind.endsWith('_permit');
