import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCode } from '../measure/code-reader';

/** Registers the test when the judge is installed; otherwise one entry that names what is left out. */
export function judgedBy(tool: string, title: string, act: () => Promise<void>): void {
  if (spawnSync(tool, ['--version']).error === undefined) it(title, act);
  else {
    console.log(`left out: ${title} (${tool} not found)`);
    it.skip(`left out: ${title} (${tool} not found)`, () => undefined);
  }
}

/** A PDF as judges from outside see it. */
export class Printed {
  private constructor(
    private readonly folder: string,
    readonly path: string,
  ) {}

  /** Lends the PDF as a file to `look`, and clears it away. */
  static async with<T>(pdf: Uint8Array, look: (printed: Printed) => T | Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), 'yby-print-'));
    try {
      const path = join(folder, 'paper.pdf');
      writeFileSync(path, pdf);
      return await look(new Printed(folder, path));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What qpdf says; it throws when it finds a fault. */
  check(): string {
    return execFileSync('qpdf', ['--check', this.path], { encoding: 'utf8' });
  }

  text(mode: '-layout' | '-raw' = '-layout'): string {
    return execFileSync('pdftotext', [mode, this.path, '-'], { encoding: 'utf8' });
  }

  /** What pdfsig says of the signatures; it ends with an error when one is not valid. */
  signatures(): string {
    const { stdout, stderr } = spawnSync('pdfsig', [this.path], { encoding: 'utf8' });
    return stdout + stderr;
  }

  /** The table of pdffonts. */
  fonts(): string {
    return execFileSync('pdffonts', [this.path], { encoding: 'utf8' });
  }

  /** Text of the QR code on a page scanned at 200 dpi, or null. */
  async code(page = 1): Promise<string | null> {
    const scan = join(this.folder, 'scan');
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', ['-r', '200', '-gray', ...only, this.path, scan]);
    const image = readFileSync(`${scan}.pgm`);
    const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'))!.map(Number);
    const data = new Uint8ClampedArray(image.subarray(image.length - width! * height!));
    return readCode({ data, width: width!, height: height! });
  }
}
