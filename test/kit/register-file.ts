import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';
import type { Sheets } from './register-rows';

/** An .xlsx of these rows as Excel would save it. */
export async function workbookOf(sheets: Partial<Sheets>): Promise<Buffer> {
  return Buffer.from(
    await writeXlsx({
      sheets: Object.entries(sheets).map(([name, rows]) => ({
        name,
        rows,
        columns: rows[0]!.map((header) => (/有效期/.test(String(header)) ? { numFmt: 'yyyy-mm-dd' } : {})),
      })),
    }),
  );
}

export const csvTable = (rows: Sheets['单位']): string => writeCsv(rows);

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly faults: number | null;
  readonly enterprises: number | null;
  readonly rows: Record<string, number> | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly acts: string[];
}

export async function sendFile(city: City, username: string, bytes: Uint8Array, name: string): Promise<Response> {
  return send(await city.as(username), bytes, name);
}

function send(client: StoryClient, bytes: Uint8Array, name: string): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes)]), name);
  return client.raw('POST', '/enterprises/imports', { 'idempotency-key': crypto.randomUUID() }, form);
}

/** Uploads a file that must be taken. */
export async function imported(
  city: City,
  username: string,
  bytes: Uint8Array,
  name = '名录.xlsx',
): Promise<ImportAnswer> {
  return importedBy(await city.as(username), bytes, name);
}

export async function importedBy(client: StoryClient, bytes: Uint8Array, name: string): Promise<ImportAnswer> {
  const response = await send(client, bytes, name);
  const body = (await response.json()) as ImportAnswer;
  if (response.status !== 201) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return body;
}
