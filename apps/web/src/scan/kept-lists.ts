import { chunkOf, openStatusList, type StatusList, type VerificationKey, type Verifiers } from '@yby/permits/contract';

// Signed status lists, kept on the device: what was revoked, suspended or used up is known without network, as of the list's
// own moment. They lie in the browser's cache as they came; each is proven anew whenever it is used.

const PLACE = 'yby.status-lists';
const addressOf = (chunk: number) => `/api/well-known/status-lists/${chunk}`;
/** More lists than a province needs; a hostile index cannot fill the device. */
const MOST = 64;

const opened = async (): Promise<Cache | null> =>
  // Missing where the page is not served safely: this visit then knows no lists without network.
  typeof caches === 'undefined' ? null : caches.open(PLACE).catch(() => null);

/** Brings the lists on this device up to date; silent without network. */
export async function refreshLists(): Promise<void> {
  const answer = await fetch('/api/well-known/status-lists', { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (!answer?.ok) return;
  const { lists } = (await answer.json()) as { lists: { chunk: number; etag: string }[] };
  const cache = await opened();
  if (!cache) return;
  const wanted = lists.slice(-MOST);
  await Promise.all(
    wanted.map(async ({ chunk, etag }) => {
      const kept = await cache.match(addressOf(chunk));
      if (kept?.headers.get('etag') === `"${etag}"`) return;
      const fresh = await fetch(addressOf(chunk), { signal: AbortSignal.timeout(15_000) }).catch(() => null);
      if (fresh?.ok) await cache.put(addressOf(chunk), fresh);
    }),
  );
  const chunks = new Set(wanted.map(({ chunk }) => addressOf(chunk)));
  for (const request of await cache.keys()) if (!chunks.has(new URL(request.url).pathname)) await cache.delete(request);
}

/** The list that holds this paper, proven; null when the device has none that it can believe. */
export async function listFor(
  statusIndex: number,
  keys: readonly VerificationKey[],
  verifiers: Verifiers,
): Promise<StatusList | null> {
  const chunk = chunkOf(statusIndex);
  const kept = await (await opened())?.match(addressOf(chunk));
  if (!kept) return null;
  try {
    return await openStatusList(new Uint8Array(await kept.arrayBuffer()), keys, chunk, verifiers);
  } catch {
    return null; // altered, or of a key that this device does not know: as good as none
  }
}
