import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GreyImage } from './damaged-rendering';

let ready: Promise<unknown> | undefined;

/** Text of the first QR code in a grey image, or null; zxing-wasm as in the browser, its binary taken from node_modules. */
export async function readCode(image: GreyImage): Promise<string | null> {
  ready ??= Promise.resolve(
    prepareZXingModule({
      overrides: {
        wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer as ArrayBuffer,
      },
      fireImmediately: true,
    }),
  );
  await ready;
  const { width, height } = image;
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < image.data.length; at++) rgba[4 * at] = rgba[4 * at + 1] = rgba[4 * at + 2] = image.data[at]!;
  const found = await readBarcodes(
    { data: rgba, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0],
    {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 1,
    },
  );
  return found[0]?.isValid ? found[0].text : null;
}
