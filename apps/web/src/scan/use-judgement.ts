import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { isoOf } from '@yby/platform/contract';
import { judgeByList, verifiersFor } from '@yby/permits/contract';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';
import { localFinding } from './judgement';
import { verificationKeys } from './kept-keys';
import { listFor, refreshLists } from './kept-lists';

export const keysQuery = queryOptions({
  queryKey: ['verify-keys'],
  queryFn: verificationKeys,
  networkMode: 'always',
  retry: false,
  staleTime: 60_000,
});

export const listsQuery = queryOptions({
  queryKey: ['status-lists'],
  queryFn: async () => {
    await refreshLists();
    return null;
  },
  networkMode: 'always',
  retry: false,
  staleTime: 60_000,
  refetchInterval: 300_000,
});

const namesQuery = queryOptions({
  queryKey: ['offline-names'],
  queryFn: () => import('./offline-names'),
  networkMode: 'always',
  retry: false,
  staleTime: Infinity,
});

/** A network that does not answer is none. */
const PATIENCE_MS = 8_000;

export const askRegister = (text: string) =>
  bodyOf(api.POST('/api/scan', { body: { text }, signal: AbortSignal.timeout(PATIENCE_MS) }));

/** Both witnesses for one scanned text: the device at once, the register when it answers. */
export function useJudgement(text: string | null) {
  const store = useQueryClient();
  // Fetched when the page opens, not when the code is met: there may be no network by then.
  useQuery(keysQuery);
  useQuery(listsQuery);
  const names = useQuery(namesQuery);
  const local = useQuery({
    queryKey: ['scan-local', text],
    queryFn: async () => {
      const keys = await store.fetchQuery(keysQuery);
      const verifiers = await verifiersFor(keys?.keys ?? []);
      return { finding: localFinding(text!, keys, now(), verifiers), asOf: keys?.asOf ?? null, keys, verifiers };
    },
    enabled: text !== null,
    networkMode: 'always',
    retry: false,
  });
  const finding = local.data?.finding;
  const listed = useQuery({
    queryKey: ['scan-listed', text],
    queryFn: async () => {
      // As fresh as the network allows; the list then says its own age.
      await store.fetchQuery(listsQuery);
      if (finding?.kind !== 'genuine') return null;
      const { keys, verifiers } = local.data!;
      const list = await listFor(finding.verdict.credential.statusIndex, keys!.keys, verifiers);
      return {
        standing: judgeByList(finding.verdict.credential, list, now()),
        asOf: list && isoOf(list.issuedAt),
      };
    },
    enabled: finding?.kind === 'genuine',
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  });
  const server = useQuery({
    queryKey: ['scan', text],
    queryFn: () => askRegister(text!),
    enabled: text !== null,
    networkMode: 'always',
    // Where there is no network at all, the device's own answer need not wait for a second try.
    retry: (count) => count < 1 && navigator.onLine,
    staleTime: 0,
    gcTime: 0,
  });
  return { local: local.data, listed: listed.data, server, names: names.data };
}
