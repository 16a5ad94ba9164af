// Measures the outer forms of ADR 0005. Run: npx jest -c test/jest.config.js --testMatch '**/test/measure/*.measure.ts'
import { create, type QRCodeSegment } from 'qrcode';
import { encodeCode } from '../../libs/permits/src/credential/code-text';
import { exampleCredential, memorySigner } from '../../libs/permits/src/credential/examples';
import { sealCredential } from '../../libs/permits/src/credential/seal-credential';
import { base32 } from './base32';
import { base45 } from './base45';
import { readCode } from './code-reader';
import { render, type Damage } from './damaged-rendering';

const HOST = 'YBQ.WENZHOU.GOV.CN';
const SIDE_MM = 35;
const byte = (text: string): QRCodeSegment => ({ data: new TextEncoder().encode(text), mode: 'byte' });
const alnum = (data: string): QRCodeSegment => ({ data, mode: 'alphanumeric' });

const forms: Record<string, (bytes: Uint8Array) => { text: string; segments: QRCodeSegment[] }> = {
  'address # base32': (bytes) => {
    const [head, tail] = [`HTTPS://${HOST}/V`, base32(bytes)];
    return { text: `${head}#${tail}`, segments: [alnum(head), byte('#'), alnum(tail)] };
  },
  'address # decimal': (bytes) => {
    const text = encodeCode(bytes, HOST);
    const [head, tail] = text.split('#') as [string, string];
    return { text, segments: [alnum(head), byte('#'), { data: tail, mode: 'numeric' }] };
  },
  'YB1: base45': (bytes) => {
    const text = 'YB1:' + base45(bytes);
    return { text, segments: [alnum(text)] };
  },
};

const damages: Damage[] = [];
for (const dpi of [150, 200, 300])
  for (const blur of [0, 0.8, 1.2])
    for (const noise of [0, 25])
      for (const rotation of [0, 4, 23])
        for (const occlusion of [0, 0.1]) damages.push({ dpi, blur, noise, rotation, occlusion });

it('measures size and decode rate of each outer form', async () => {
  const small = create([alnum(`HTTPS://${HOST}/V`)], { errorCorrectionLevel: 'Q' });
  const lines = [`address code beside base45: version ${small.version}, ${small.modules.size} modules`];
  for (const load of ['one line', 'three lines and carrier'] as const) {
    const bytes = await sealCredential(exampleCredential(load === 'one line' ? 1 : 3), memorySigner());
    lines.push(`${load}: ${bytes.length} bytes`);
    for (const [name, form] of Object.entries(forms)) {
      const { text, segments } = form(bytes);
      const { version, modules } = create(segments, { errorCorrectionLevel: 'Q' });
      const symbol = { size: modules.size, isDark: (r: number, c: number) => modules.get(r, c) !== 0 };
      const good = new Map<string, [number, number]>();
      for (const [at, damage] of damages.entries()) {
        const read = (await readCode(render(symbol, SIDE_MM, damage, 7919 * at + 1))) === text;
        for (const group of ['all', `${damage.dpi} dpi`, damage.occlusion > 0 ? 'occluded' : 'whole']) {
          const [hits, all] = good.get(group) ?? [0, 0];
          good.set(group, [hits + Number(read), all + 1]);
        }
      }
      const rates = [...good].map(([group, [hits, all]]) => `${group} ${hits}/${all}`).join(', ');
      const module = (SIDE_MM / (modules.size + 8)).toFixed(3);
      lines.push(
        `  ${name}: ${text.length} chars, version ${version}, ${modules.size} modules, ${module} mm; ${rates}`,
      );
    }
  }
  console.log(lines.join('\n'));
}, 1_200_000);
