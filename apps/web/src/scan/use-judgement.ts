import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';
import { localFinding } from './judgement';
import { verificationKeys } from './kept-keys';

const keysQuery = queryOptions({
  queryKey: ['verify-keys'],
  queryFn: verificationKeys,
  networkMode: 'always',
  retry: false,
  staleTime: 60_000,
});

const namesQuery = queryOptions({
  queryKey: ['offline-names'],
  queryFn: () => import('./offline-names'),
  networkMode: 'always',
  retry: false,
  staleTime: Infinity,
});

/** Both witnesses for one scanned text: the device at once, the register when it answers. */
export function useJudgement(text: string | null) {
  const store = useQueryClient();
  // Fetched when the page opens, not when the code is met: there may be no network by then.
  useQuery(keysQuery);
  const names = useQuery(namesQuery);
  const local = useQuery({
    queryKey: ['scan-local', text],
    queryFn: async () => {
      const keys = await store.fetchQuery(keysQuery);
      return { finding: localFinding(text!, keys, now()), asOf: keys?.asOf ?? null };
    },
    enabled: text !== null,
    networkMode: 'always',
    retry: false,
  });
  const server = useQuery({
    queryKey: ['scan', text],
    queryFn: () => bodyOf(api.POST('/api/scan', { body: { text: text! } })),
    enabled: text !== null,
    networkMode: 'always',
    retry: 1,
    staleTime: 0,
    gcTime: 0,
  });
  return { local: local.data, server, names: names.data };
}
