import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { forgetMe, rememberedMe } from '../offline/remembered-me';
import { api, bodyOf, keepCsrfToken, whenSessionEnds } from './client';
import { RefusedError } from './refused-error';
import type { ApplicationState, Me, Page } from './types';

// What the pages read. Keys begin with the noun, so that an act invalidates one noun and not the world.

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What one page asks twice while it opens is asked once; what is opened again is asked anew, for the state has moved on.
      staleTime: 2_000,
      retry: (count, error) => error instanceof RefusedError && error.undecided && count < 2,
    },
  },
});

// An open page learns that its session is over from whatever it asks next: back to the sign-in, and said why.
whenSessionEnds(() => {
  if (!queryClient.getQueryData(['me'])) return;
  queryClient.setQueryData(['session-ended'], true);
  queryClient.setQueryData(['me'], null);
});

export const sessionHasEnded = (): boolean => queryClient.getQueryData(['session-ended']) === true;

/** null: nobody is signed in. Without network, whoever scans on this device, as far as it remembers. */
export async function fetchMe(): Promise<Me | null> {
  try {
    const me = await bodyOf(api.GET('/api/session'));
    keepCsrfToken(me.csrf);
    return me;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.status === 401 || error.status === 204) {
      forgetMe();
      return null;
    }
    const kept = error.status === 0 ? rememberedMe() : null;
    if (kept) return kept;
    throw error;
  }
}

export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: 5 * 60_000, networkMode: 'always' });

export const useSubstances = () =>
  useQuery({
    queryKey: ['substances'],
    queryFn: async () => (await bodyOf(api.GET('/api/substances'))).items,
    staleTime: Infinity,
  });

export const useMyEnterprise = (enabled = true) =>
  useQuery({ queryKey: ['enterprise'], queryFn: () => bodyOf(api.GET('/api/enterprises/mine')), enabled });

export const useApplication = (id: string | undefined) =>
  useQuery({
    queryKey: ['application', id],
    queryFn: () => bodyOf(api.GET('/api/applications/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    // A decision may have been taken a moment ago; an act on an old version would be refused.
    staleTime: 0,
  });

export const usePermit = (id: string | undefined) =>
  useQuery({
    queryKey: ['permit', id],
    queryFn: () => bodyOf(api.GET('/api/permits/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    staleTime: 0,
  });

export const useStock = (enabled = true) =>
  useQuery({
    queryKey: ['stock'],
    queryFn: async () => (await bodyOf(api.GET('/api/ledger/stock'))).items,
    enabled,
  });

/** The ledger, newest entry first. */
export const useEntries = () =>
  usePages(['entries'], (after) => bodyOf(api.GET('/api/ledger/entries', { params: { query: { after, limit: 50 } } })));

export const useMessages = (enabled = true) =>
  useQuery({
    queryKey: ['messages', 'head'],
    queryFn: () => bodyOf(api.GET('/api/messages', { params: { query: { limit: 20 } } })),
    refetchInterval: 30_000,
    enabled,
  });

/** A keyset-paged list read page by page; `items` is everything read so far. */
export function usePages<T>(key: readonly unknown[], read: (after: string | undefined) => Promise<Page<T>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

export const useApplications = (state?: ApplicationState) =>
  usePages(['applications', state ?? 'all'], (after) =>
    bodyOf(api.GET('/api/applications', { params: { query: { state, after, limit: 50 } } })),
  );

export const usePermits = (side: 'holder' | 'seller' | 'carrier', state?: 'valid') =>
  usePages(['permits', side, state ?? 'all'], (after) =>
    bodyOf(api.GET('/api/permits', { params: { query: { side, state, after, limit: 50 } } })),
  );

export const useConsignments = (side: 'seller' | 'buyer', state?: 'in_transit' | 'received') =>
  usePages(['consignments', side, state ?? 'all'], (after) =>
    bodyOf(api.GET('/api/consignments', { params: { query: { side, state, after, limit: 50 } } })),
  );
