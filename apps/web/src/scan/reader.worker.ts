import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Reads codes off the page's thread, with the wasm file that we serve ourselves.

prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
});

self.onmessage = async (event: MessageEvent<{ n: number; image: ImageData | Blob }>) => {
  const { n, image } = event.data;
  try {
    const found = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
    self.postMessage({ n, text: found[0]?.text ?? null });
  } catch (error) {
    self.postMessage({ n, text: null, error: String(error) });
  }
};
