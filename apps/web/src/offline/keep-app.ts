import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

let begun = false;

/** Keeps on this device what the scanner needs to open without network: all that this visit has loaded. */
export function keepApp(): void {
  if (begun || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  begun = true;
  // Where a device keeps nothing, the scanner works with network.
  void keepLoaded().catch(() => undefined);
}

async function keepLoaded(): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const keep = (urls: readonly string[]) => active?.postMessage({ type: 'CACHE_URLS', payload: { urlsToCache: urls } });
  keep([...loaded(), wasmUrl, '/favicon.svg']);
  // What the page fetches a little later: the reader, the names behind the codes.
  setTimeout(() => keep(loaded()), 4_000);
}

const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'));
