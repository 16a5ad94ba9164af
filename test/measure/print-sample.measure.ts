// Writes a sample certificate to look at: YBY_SAMPLE=<folder> npx jest -c test/jest.config.js --testMatch '**/test/measure/print-sample.measure.ts'
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCode } from '../../libs/permits/src/credential/code-text';
import { exampleCredential, memorySigner } from '../../libs/permits/src/credential/examples';
import { sealCredential } from '../../libs/permits/src/credential/seal-credential';
import { examplePrint } from '../../libs/permits/src/print/examples';
import { renderPermitPdf } from '../../libs/permits/src/print/render-permit-pdf';

it('prints a sample and says how long it takes', async () => {
  const code = encodeCode(await sealCredential(exampleCredential(1), memorySigner()), 'ybq.wenzhou.gov.cn');
  const first = await renderPermitPdf({ ...examplePrint, code });
  const begin = performance.now();
  for (let n = 0; n < 20; n++) await renderPermitPdf({ ...examplePrint, code });
  console.log(`${first.length} bytes, ${((performance.now() - begin) / 20).toFixed(1)} ms a document`);
  writeFileSync(join(process.env.YBY_SAMPLE ?? '.', 'permit.pdf'), first);
});
