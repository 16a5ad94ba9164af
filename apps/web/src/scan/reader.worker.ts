import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { colouredOf, greyOf, secondLooks } from './second-look';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Reads codes off the page's thread, with the wasm file that we serve ourselves.

prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
});

const options = { formats: ['QRCode' as const], tryHarder: true, maxNumberOfSymbols: 1 };

self.onmessage = async (event: MessageEvent<{ n: number; image: ImageData | Blob; thorough: boolean }>) => {
  const { n, image, thorough } = event.data;
  try {
    self.postMessage({ n, text: await read(image, thorough) });
  } catch (error) {
    self.postMessage({ n, text: null, error: String(error) });
  }
};

async function read(image: ImageData | Blob, thorough: boolean): Promise<string | null> {
  const [found] = await readBarcodes(image, options);
  if (found || !thorough) return found?.text ?? null;
  for (const look of secondLooks(greyOf(image instanceof Blob ? await pixelsOf(image) : image))) {
    const { data, width, height } = colouredOf(look);
    const [again] = await readBarcodes(new ImageData(data, width, height), options);
    if (again) return again.text;
  }
  return null;
}

async function pixelsOf(photo: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(photo);
  const { width, height } = bitmap;
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  return pen.getImageData(0, 0, width, height);
}
