// How well the printed code is read back. Run: npm run measure:codes
import { codeMatrix } from '../../libs/permits/src/credential/code-qr';
import { encodeCode } from '../../libs/permits/src/credential/code-text';
import { exampleCredential, memorySigner } from '../../libs/permits/src/credential/examples';
import { sealCredential } from '../../libs/permits/src/credential/seal-credential';
import { signSm2 } from '../../libs/permits/src/credential/sm2';
import { readCode } from './code-reader';
import { render, type Damage } from './damaged-rendering';
import { secondLooks } from '../../apps/web/src/scan/second-look';

const sm2 = {
  kid: '0102030405060708',
  alg: 'SM2' as const,
  sign: async (bytes: Uint8Array) => signSm2(bytes, new Uint8Array(32).fill(7)),
};
const papers = {
  'one substance': () => sealCredential(exampleCredential(1), memorySigner()),
  'three, carrier': () => sealCredential(exampleCredential(3), memorySigner()),
  'three, SM2': () => sealCredential(exampleCredential(3), sm2),
};
const [sides, resolutions] = [
  [35, 40],
  [150, 200, 300],
];

it('reads the code back from damaged renderings', async () => {
  const lines = ['paper           bytes version side   dpi   first look  second look'];
  const all = { tried: 0, first: 0, second: 0 };
  for (const [name, make] of Object.entries(papers)) {
    const bytes = await make();
    const text = encodeCode(bytes, 'ybq.wenzhou.gov.cn');
    const matrix = codeMatrix(text);
    for (const side of sides)
      for (const dpi of resolutions) {
        const got = { tried: 0, first: 0, second: 0 };
        for (const damage of damagesAt(dpi)) {
          const image = render(matrix, side, damage, 7_919 * ++got.tried + dpi);
          const first = (await readCode(image)) === text;
          let second = first;
          for (const look of first ? [] : secondLooks(image)) second ||= (await readCode(look)) === text;
          got.first += Number(first);
          got.second += Number(second);
        }
        const cell = (n: number) => `${n}/${got.tried} ${Math.round((100 * n) / got.tried)} %`.padEnd(12);
        lines.push(
          `${name.padEnd(15)} ${String(bytes.length).padEnd(5)} ${String(matrix.version).padEnd(7)} ${side} mm ` +
            `${String(dpi).padEnd(5)} ${cell(got.first)} ${cell(got.second)}`,
        );
        if (dpi >= 200) for (const key of ['tried', 'first', 'second'] as const) all[key] += got[key];
      }
  }
  const share = (n: number) => `${((100 * n) / all.tried).toFixed(1)} %`;
  lines.push(`at 200 dpi and above: first look ${share(all.first)}, second look ${share(all.second)} of ${all.tried}`);
  console.log(lines.join('\n'));
  expect(all.second / all.tried).toBeGreaterThanOrEqual(0.9);
}, 1_800_000);

function damagesAt(dpi: number): Damage[] {
  return [0, 0.8, 1.2].flatMap((blur) =>
    [0, 25].flatMap((noise) =>
      [0, 4, 23].flatMap((rotation) => [0, 0.1].map((occlusion) => ({ dpi, blur, noise, rotation, occlusion }))),
    ),
  );
}
