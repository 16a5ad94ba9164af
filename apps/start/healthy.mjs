// Health of one container: `node healthy.mjs api` asks the api whether it is ready; `node healthy.mjs worker` knocks at
// what the worker cannot do without. Exit 0 when healthy. Node only: the image has no curl.
import { answers } from './processes.mjs';
import { hostOf } from './settings.mjs';

const port = process.env.PORT || 3000;
const ready = {
  api: async () =>
    (await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(4_000) })).ok,
  worker: async () => {
    const needed = [
      process.env.DATABASE_URL && hostOf(process.env.DATABASE_URL, 5432),
      process.env.REDIS_URL && hostOf(process.env.REDIS_URL, 6379),
    ].filter(Boolean);
    return (await Promise.all(needed.map(({ host, port: at }) => answers(host, at)))).every(Boolean);
  },
};
const healthy = await Promise.resolve(ready[process.argv[2]]?.()).catch(() => false);
process.exit(healthy ? 0 : 1);
