import { instantOf } from '@yby/platform/contract';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';

/** My codes, the living one among them: asked again when its half minute is over. */
export const useMyCodes = (enabled = true) =>
  useQuery({
    queryKey: ['my-codes'],
    queryFn: () => bodyOf(api.GET('/api/code/mine')),
    refetchInterval: ({ state }) => {
      const until = state.data?.living?.until;
      return until ? Math.min(30_000, Math.max(1_000, instantOf(until) - now() + 200)) : 30_000;
    },
    enabled,
  });

export const useCode = (code: string, substance: string | null) =>
  useQuery({
    queryKey: ['code', code, substance],
    queryFn: () =>
      bodyOf(api.GET('/api/code/{code}', { params: { path: { code }, query: substance ? { substance } : {} } })),
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
  });
