import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';

// What a phone keeps of the app, so that the scanner opens where there is no network. The API is never kept: what the
// register says is true at its own moment only. Keys and status lists have a place and an age of their own.

interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(
    type: 'install' | 'activate',
    act: (event: { waitUntil(done: Promise<unknown>): void }) => void,
  ): void;
}
const scope = self as unknown as WorkerScope;

const PAGE = 'yby-page';
/** Of the API, and of files, which have a dot in their last part. */
const noPage = /^\/(?:api|\.well-known)\/|\.[^/]+$/;

// Every address is answered with the same page; the network's is the newer one.
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && !noPage.test(url.pathname),
  new NetworkFirst({
    cacheName: PAGE,
    networkTimeoutSeconds: 4,
    plugins: [{ cacheKeyWillBeUsed: () => Promise.resolve('/') }],
  }),
);
// Named by their content: what is kept is what it was.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg'),
  new CacheFirst({ cacheName: 'yby-assets', plugins: [new ExpirationPlugin({ maxEntries: 300 })] }),
);

scope.addEventListener('install', (event) => {
  void scope.skipWaiting();
  event.waitUntil(caches.open(PAGE).then((cache) => cache.add('/')));
});
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
