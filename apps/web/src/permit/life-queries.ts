import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { usePages } from '../api/queries';

export type PermitView = components['schemas']['PermitView'];
export type MeasureAct = components['schemas']['MeasureAct'];
export type MeasureToConfirm = components['schemas']['MeasureToConfirm'];
export type Ground = components['schemas']['GroundView'];

export const useGrounds = () =>
  useQuery({
    queryKey: ['grounds'],
    queryFn: async () => (await bodyOf(api.GET('/api/measures/grounds'))).items,
    staleTime: Infinity,
  });

export const usePermitHistory = (id: string) =>
  useQuery({
    queryKey: ['permit', id, 'history'],
    queryFn: () => bodyOf(api.GET('/api/permits/{id}/history', { params: { path: { id } } })),
  });

export const useMeasures = () =>
  usePages(['measures'], (after) => bodyOf(api.GET('/api/measures', { params: { query: { after, limit: 50 } } })));

/** After an act on a permit everything that shows it is asked anew. */
export function useLifeChanged(): () => void {
  const store = useQueryClient();
  return () => {
    for (const key of ['permit', 'permits', 'measures', 'notices', 'applications'])
      void store.invalidateQueries({ queryKey: [key] });
  };
}
