// `npm run bench:draw`: drawing from 200,000 and 1,000,000 targets against bare SHA-256 over the same ids in the same run, and assigning
// 46,000 targets to 2,500 inspectors. Needs no database.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './figures.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { draw, drawTargets, inspectorsText, planText, recusalsText, targetsText, ZEROS } = createRequire(
  import.meta.url,
)(join(root, 'dist/libs/inspection/src/contract.js'));

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const seed = sha256('bench');
const planOf = (more) => ({
  number: 'bench-1',
  previous: ZEROS,
  strata: [
    { label: 'a', numerator: 1, denominator: 20, least: 1 },
    { label: 'b', numerator: 1, denominator: 10, least: 1 },
    { label: 'c', numerator: 3, denominator: 10, least: 1 },
  ],
  substitutes: 100,
  seats: 0,
  units: 'any',
  neighbours: new Map(),
  contributions: [],
  ...more,
});
const targetsOf = (count, regions) =>
  Array.from({ length: count }, (_, i) => ({
    id: sha256(`target ${i}`).slice(0, 20),
    stratum: 'abc'[i % 3],
    weight: 1,
    region: `r${i % regions}`,
  }));
const timed = (act) => {
  const begun = performance.now();
  act();
  return performance.now() - begun;
};

let missed = false;
for (const count of [200_000, 1_000_000]) {
  const targets = targetsOf(count, 90);
  const plan = planOf({});
  const ratios = [];
  const times = [];
  for (let round = 0; round < 4; round++) {
    const bare = timed(() => {
      for (const { id } of targets) sha256(`${seed},${id},1`);
    });
    const ours = timed(() => drawTargets(sha256, seed, plan, targets));
    if (round === 0) continue; // warming up
    ratios.push(ours / bare);
    times.push(ours);
  }
  const ratio = median(ratios);
  console.log(
    `draw of ${count} targets: ${Math.round(median(times))} ms, ${ratio.toFixed(2)} × bare SHA-256 (limit 2)`,
  );
  if (ratio > 2) missed = true;
}

for (const regions of [90, 1]) {
  const targets = targetsOf(46_000, regions);
  const inspectors = Array.from({ length: 2_500 }, (_, i) => ({
    id: `i${i}`,
    unit: `u${i % 300}`,
    region: `r${i % regions}`,
    lead: parseInt(sha256(`lead ${i}`).slice(0, 2), 16) < 128,
    load: 0,
  }));
  const plan = planOf({
    strata: ['a', 'b', 'c'].map((label) => ({ label, numerator: 1, denominator: 1, least: 1 })),
    seats: 2,
    units: 'different',
  });
  const texts = {
    plan: planText(plan),
    targets: targetsText(targets),
    inspectors: inspectorsText(inspectors),
    recusals: recusalsText([]),
  };
  let result;
  const ms = timed(() => (result = draw(sha256, texts, { secret: seed, contributions: [] })));
  console.log(
    `46,000 targets, 2,500 inspectors, ${regions} region(s): ${result.assignments.length} teams in ${Math.round(ms)} ms, draw and reading included (limit 5,000)`,
  );
  if (ms > 5_000 || result.short.length > 0) missed = true;
}
process.exitCode = missed ? 1 : 0;
