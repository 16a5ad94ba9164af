// Writes sample replies to look at: YBY_SAMPLE=<folder> npx jest -c test/jest.config.js --testMatch '**/test/measure/reply-sample.measure.ts'
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveInWenzhou, ownPermanganate, reply } from '../../libs/regulation/src/reply/example-replies';
import { renderReplyPdf } from '../../libs/regulation/src/reply/render-reply-pdf';

const many = Array.from({ length: 40 }, (_, n) => ({
  substance: n % 2 ? 'PC3-01' : 'PC3-02',
  quantity: { unit: 'mg', amount: `${n + 1}000000` } as const,
}));

it.each([
  ['move', moveInWenzhou],
  ['permanganate', ownPermanganate],
  ['forty-lines', { ...moveInWenzhou, lines: many }],
])('prints a sample and says how long it takes: %s', async (name, ask) => {
  const first = await renderReplyPdf(reply(ask));
  const begin = performance.now();
  for (let n = 0; n < 10; n++) await renderReplyPdf(reply(ask));
  console.log(`${name}: ${first.length} bytes, ${((performance.now() - begin) / 10).toFixed(1)} ms a document`);
  writeFileSync(join(process.env.YBY_SAMPLE ?? '.', `reply-${name}.pdf`), first);
});
