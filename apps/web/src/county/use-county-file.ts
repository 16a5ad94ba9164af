import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';

export type CountyFile = components['schemas']['CountyFile'];
export type Record = components['schemas']['RecordView'];

const staleTime = 0;

export const useCountyFile = (id: string) =>
  useQuery({
    queryKey: ['county-file', id],
    queryFn: () => bodyOf(api.GET('/api/enterprises/{id}/file', { params: { path: { id } } })),
    staleTime,
  });

export const useRecord = (id: string) =>
  useQuery({
    queryKey: ['county-file', id, 'record'],
    queryFn: () => bodyOf(api.GET('/api/enterprises/{id}/record', { params: { path: { id } } })),
    staleTime,
  });

export const useStanding = (id: string) =>
  useQuery({
    queryKey: ['county-file', id, 'standing'],
    queryFn: () => bodyOf(api.GET('/api/enterprises/{id}/standing', { params: { path: { id } } })),
    staleTime,
  });

export const useStockOf = (id: string) =>
  useQuery({
    queryKey: ['county-file', id, 'stock'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/ledger/enterprises/{id}/stock', { params: { path: { id } } }))).items,
    staleTime,
  });
