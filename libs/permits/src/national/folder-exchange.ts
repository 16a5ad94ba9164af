import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@yby/platform';
import type { AnswerFile, HandedBatch, NationalExchange } from './national-exchange';

/** No file of answers may be larger: a batch is 500 papers, and an answer is a short line. */
const MOST_BYTES = 4 * 1024 * 1024;
const ANSWER = /^[\w.-]{1,100}\.jsonl$/;

/**
 * `YBY_DATA/national/out` holds batches for the carrier, `in` the answers that it brings, `in/done` what was read, each with a
 * report. A file is there whole or not at all: it is written under another name, flushed, and then renamed.
 */
@Injectable()
export class FolderExchange implements NationalExchange {
  private readonly out: string;
  private readonly into: string;
  private readonly past: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.out = join(settings.data, 'national', 'out');
    this.into = join(settings.data, 'national', 'in');
    this.past = join(this.into, 'done');
  }

  async hand({ id, content }: HandedBatch): Promise<void> {
    await mkdir(this.out, { recursive: true, mode: 0o700 });
    await writeWhole(join(this.out, `${id}.jsonl`), content);
    const digest = createHash('sha256').update(content).digest('hex');
    await writeWhole(join(this.out, `${id}.jsonl.sha256`), `${digest}  ${id}.jsonl\n`);
  }

  async answers(most: number): Promise<AnswerFile[]> {
    await mkdir(this.past, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.into)).filter((name) => ANSWER.test(name)).sort();
    const files: AnswerFile[] = [];
    for (const name of names.slice(0, most)) {
      const path = join(this.into, name);
      const { size } = await stat(path);
      if (size > MOST_BYTES) await this.done(name, `${JSON.stringify({ result: 'too-large', size })}\n`);
      else files.push({ name, content: await readFile(path, 'utf8') });
    }
    return files;
  }

  async done(name: string, report: string): Promise<void> {
    await mkdir(this.past, { recursive: true, mode: 0o700 });
    await writeWhole(join(this.past, `${name}.report`), report);
    await rename(join(this.into, name), join(this.past, name));
  }
}

async function writeWhole(path: string, content: string): Promise<void> {
  const half = `${path}.part`;
  await writeFile(half, content, { mode: 0o600 });
  const file = await open(half, 'r');
  await file.sync();
  await file.close();
  await rename(half, path);
}
