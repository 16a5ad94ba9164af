import type { INestApplicationContext } from '@nestjs/common';

export interface Route {
  readonly method: string;
  /** With its prefix: `/api/applications/:id`. */
  readonly path: string;
}

interface Printer {
  getHttpAdapter(): { getInstance(): { printRoutes(options: { commonPrefix: boolean }): string } };
}

// The page about the API and its raw forms are no part of the API.
const ABOUT = /^\/api\/(docs|openapi\.(json|yaml))(\/|$)/;

/** Every route that the running server answers under /api, read from the router itself; HEAD comes with each GET. */
export function routesOf(api: INestApplicationContext): Route[] {
  const tree = (api as unknown as Printer).getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  const routes: Route[] = [];
  for (const line of tree.split('\n')) {
    const found = /^(?<indent>[│ ]*)[├└]── (?<part>\S+)(?: \((?<methods>[A-Z, ]+)\))?/.exec(line)?.groups;
    if (!found) continue;
    const depth = found.indent!.length / 4;
    above.length = depth;
    above.push(found.part!);
    const path = above.join('');
    if (!path.startsWith('/api/') || ABOUT.test(path)) continue;
    for (const method of (found.methods ?? '').split(', '))
      if (method && method !== 'HEAD') routes.push({ method, path });
  }
  return routes.sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}
