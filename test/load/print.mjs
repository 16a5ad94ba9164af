// The table of results, for a person.

/** @param results of `compared`, each with its operation's names, target and counted statements */
export function print(results, { line, connections, idle, after, bareAfter }) {
  const columns = [
    '',
    'ours/s',
    'p50',
    'p99',
    'CPU',
    'bare/s',
    'p50',
    'p99',
    'CPU',
    'ratio',
    '(spread)',
    'target',
    'SQL',
    '(bare)',
  ];
  const side = ({ perSecond, p50, p99, processor }) => [
    perSecond.toFixed(0),
    ...[p50, p99].map((ms) => ms.toFixed(1)),
    processor.toFixed(2),
  ];
  const rows = results.map(({ name, ours, bare, ratio, least, most, target, asked }) => [
    name,
    ...side(ours),
    ...side(bare),
    ratio.toFixed(2),
    `${least.toFixed(2)}–${most.toFixed(2)}`,
    `≥ ${target}`,
    String(asked.ours),
    String(asked.bare),
  ]);
  const widths = columns.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)) + 2);
  const show = (row) =>
    line(`  ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('')}`);
  line('');
  show(columns);
  for (const row of rows) show(row);
  line(
    `\n  ${connections} connections; ratio = ours ÷ bare, median of the rounds; SQL = statements of one request, counted by PostgreSQL`,
  );
  for (const { name, asked } of results.filter((each) => each.asked.notices > 0))
    line(
      `  besides, after a ${name}: at most one notice to the worker in 15 ms (${asked.notices.toFixed(2)} a request when alone)`,
    );
  line(`  api process: ${idle} MB resident when idle, ${after} MB after the run (bare server ${bareAfter} MB)\n`);
}
