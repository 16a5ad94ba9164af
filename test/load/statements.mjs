// What each operation really asks of the database, counted in the server's own log, and whether the bare server asks the
// same. (pg_stat_statements would not do: it counts a prepared BEGIN or COMMIT only once a connection.)
import { until } from '../../apps/start/processes.mjs';
import { round } from './rounds.mjs';

/** Settings that the server must be started with. */
export const logging = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_filename: 'statements.log',
  log_rotation_size: '0',
};

const SENT = 40;
const APPLICATION = { ours: 'yi-bao-yun', bare: 'bare' };
// Sent at most once in 15 ms by the whole process and not by a request: it wakes the worker.
const NOTICE = /pg_notify/;
// Each process looks every two seconds whether the law has a new edition, whoever asks what.
const TIMER = /FROM regulation\.edition$/;

/** @param admin a superuser's client on the measured database */
export function openCounter(admin) {
  const log = async (from) =>
    (await admin.query(`SELECT pg_read_file(pg_current_logfile('jsonlog'), $1, 1000000000) AS text`, [from])).rows[0]
      .text;
  const size = async () =>
    Number((await admin.query(`SELECT size FROM pg_stat_file(pg_current_logfile('jsonlog'))`)).rows[0].size);

  async function logged(act) {
    await tell('all');
    const from = await size();
    await act();
    // The process's last notice comes after the last answer: the count is taken when the log no longer grows.
    let last = -1;
    await until(
      async () => {
        const now = (await log(from)).split('\n').filter((line) => line.includes(`"${APPLICATION.ours}"`)).length;
        const still = now === last;
        last = now;
        return still;
      },
      5_000,
      200,
    );
    const text = await log(from);
    await tell('none');
    return text.split('\n').flatMap((line) => {
      if (!line.endsWith('}')) return [];
      const { application_name: application, message } = JSON.parse(line);
      const sql = /^(?:statement|execute [^:]+): ([^]*)$/.exec(message)?.[1];
      return sql && !TIMER.test(sql.trim()) ? [{ application, sql: sql.replace(/\s+/g, ' ').trim() }] : [];
    });
  }

  async function tell(what) {
    await admin.query(`ALTER SYSTEM SET log_statement = '${what}'`);
    await admin.query('SELECT pg_reload_conf()');
    await until(async () => (await admin.query('SHOW log_statement')).rows[0].log_statement === what, 5_000);
  }

  /**
   * @returns statements of one request of each side; notices: of the whole process, for a request; apart: texts that only
   *   one side sends, or not equally often
   */
  async function count(operation, servers) {
    const tally = {};
    for (const side of ['ours', 'bare']) {
      const next = await operation.requests(SENT + 1);
      await round(servers[side].url, next, 1, 1);
      tally[side] = new Map();
      for (const { application, sql } of await logged(() => round(servers[side].url, next, SENT, 1)))
        if (application === APPLICATION[side]) tally[side].set(sql, (tally[side].get(sql) ?? 0) + 1 / SENT);
    }
    const notice = [...tally.ours.keys()].find((sql) => NOTICE.test(sql));
    const notices = tally.ours.get(notice) ?? 0;
    tally.ours.delete(notice);
    const sum = (side) => Number([...tally[side].values()].reduce((total, times) => total + times, 0).toFixed(3));
    return {
      ours: sum('ours'),
      bare: sum('bare'),
      notices,
      apart: [...new Set([...tally.ours.keys(), ...tally.bare.keys()])]
        .map((sql) => ({ sql, ours: tally.ours.get(sql) ?? 0, bare: tally.bare.get(sql) ?? 0 }))
        .filter(({ ours, bare }) => Math.abs(ours - bare) > 1e-9)
        .map(({ sql, ours, bare }) => `${ours} : ${bare} × ${sql.slice(0, 200)}`),
    };
  }
  return { count };
}
