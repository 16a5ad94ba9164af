/** Asks the worker what code is in a picture. One worker for the page, one question at a time per caller. */
export class CodeReader {
  private readonly worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, (text: string | null) => void>();
  private n = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<{ n: number; text: string | null }>) => {
      this.waiting.get(data.n)?.(data.text);
      this.waiting.delete(data.n);
    };
  }

  /**
   * Text of the first QR code, or null.
   * @param thorough looks again at a cleaned picture when there is none at the first look: ten times as long
   */
  read(image: ImageData | Blob, thorough = false): Promise<string | null> {
    const n = ++this.n;
    return new Promise((answer) => {
      this.waiting.set(n, answer);
      this.worker.postMessage({ n, image, thorough });
    });
  }

  stop(): void {
    this.worker.terminate();
    for (const answer of this.waiting.values()) answer(null);
    this.waiting.clear();
  }
}
