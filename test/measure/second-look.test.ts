import { secondLooks } from '../../apps/web/src/scan/second-look';
import { codeMatrix } from '../../libs/permits/src/credential/code-qr';
import { encodeCode } from '../../libs/permits/src/credential/code-text';
import { exampleCredential, memorySigner } from '../../libs/permits/src/credential/examples';
import { sealCredential } from '../../libs/permits/src/credential/seal-credential';
import { readCode } from './code-reader';
import { render } from './damaged-rendering';

it('a second look reads grainy, blurred, turned and blotted codes that the first does not', async () => {
  const text = encodeCode(await sealCredential(exampleCredential(3), memorySigner()), 'ybq.wenzhou.gov.cn');
  const matrix = codeMatrix(text);
  let [missed, found] = [0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const damage = { dpi: 200, blur: 1.2, noise: 25, rotation: 23, occlusion: 0.1 };
    const image = render(matrix, 35, damage, seed);
    if ((await readCode(image)) === text) continue;
    missed++;
    for (const look of secondLooks(image))
      if ((await readCode(look)) === text) {
        found++;
        break;
      }
  }
  console.info(`first look missed ${missed} of 8, second look found ${found} of these`);
  expect(missed).toBeGreaterThan(0);
  // All damages at once, which the table of the measurement has once: more than half of them.
  expect(found).toBeGreaterThan(missed / 2);
}, 60_000);
