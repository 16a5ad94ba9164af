import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { City } from './city';

/** Something that must not lie anywhere in the clear, and all the forms in which it would be in the clear. */
export interface Planted {
  readonly name: string;
  readonly forms: readonly Buffer[];
}

/** The bytes themselves, a text as UTF-16 too; in hex; in base64 and base64url at each of the three places that they may have in a longer text. */
export function planted(name: string, value: string | Buffer): Planted {
  const bytes = Buffer.from(value as string);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    // Characters that hold bits of a neighbour are left away at both ends.
    const whole = Math.floor((padded.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((form) =>
      padded.toString(form).slice(Math.ceil((before * 8) / 6), whole),
    );
  });
  const texts = [...new Set([hex, hex.toUpperCase(), ...base64])];
  const wide = typeof value === 'string' ? [Buffer.from(value, 'utf16le')] : [];
  return { name, forms: [bytes, ...wide, ...texts.map((text) => Buffer.from(text))] };
}

export function seenIn(where: string, bytes: Buffer, values: readonly Planted[]): string[] {
  return values
    .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
    .map(({ name }) => `${name} in ${where}`);
}

/** Every column of every table of every schema, as text (bytea is hex then); the queue's schema on Postgres among them. */
export async function seenInDatabase(city: City, values: readonly Planted[]): Promise<string[]> {
  const tables = await city.rows<{ name: string; source: string; columns: string[] }>(
    `SELECT format('%s.%s', c.table_schema, c.table_name) AS name, format('%I.%I', c.table_schema, c.table_name) AS source,
            array_agg(format('(%L, t.%I::text)', c.column_name, c.column_name)) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
     GROUP BY c.table_schema, c.table_name ORDER BY 1`,
  );
  const forms = values.flatMap(({ name, forms: all }) =>
    all.map((form) => ({ name, text: form.toString('utf8') })).filter(({ text }) => !/[\u0000\ufffd]/.test(text)),
  );
  const found: string[] = [];
  for (const { name, source, columns } of tables) {
    const hits = await city.rows<{ what: string; place: string }>(
      `SELECT DISTINCT form.what, part.place
       FROM ${source} t CROSS JOIN LATERAL (VALUES ${columns.join(', ')}) AS part(place, body)
       JOIN unnest($1::text[], $2::text[]) AS form(what, body) ON strpos(part.body, form.body) > 0`,
      [forms.map((form) => form.name), forms.map((form) => form.text)],
    );
    found.push(...hits.map(({ what, place }) => `${what} in ${name}.${place}`));
  }
  return found;
}

/** Every key of the queue's Redis, with its name. */
export async function seenInRedis(redis: Redis, values: readonly Planted[]): Promise<string[]> {
  const keys = await redis.keysBuffer('*');
  const read: Record<string, (key: Buffer) => Promise<unknown>> = {
    string: (key) => redis.getBuffer(key),
    hash: (key) => redis.hgetallBuffer(key),
    list: (key) => redis.lrangeBuffer(key, 0, -1),
    set: (key) => redis.smembersBuffer(key),
    zset: (key) => redis.zrangeBuffer(key, 0, -1),
    stream: (key) => redis.xrangeBuffer(key, '-', '+'),
  };
  const found: string[] = [];
  for (const key of keys) {
    const content = await read[await redis.type(key)]!(key);
    found.push(...seenIn(`redis ${key.toString()}`, Buffer.concat([key, ...buffersOf(content)]), values));
  }
  return found;
}

function buffersOf(content: unknown): Buffer[] {
  if (Buffer.isBuffer(content)) return [content];
  if (typeof content !== 'object' || content === null) return [Buffer.from(String(content))];
  return Object.entries(content).flatMap(([name, inner]) => [Buffer.from(name), ...buffersOf(inner)]);
}

/** Every file of the installation: uploads, print-outs, keys. */
export function seenInFolder(folder: string, values: readonly Planted[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [...seenIn(`the name ${path}`, Buffer.from(path), values), ...seenIn(path, readFileSync(path), values)];
  });
}

/** Keeps all that this process writes to its two outputs, where the applications' logs go, until `stop`. */
export function listen(): { said(): Buffer; stop(): void } {
  const parts: Buffer[] = [];
  const outputs = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = ((part: string | Uint8Array, ...more: never[]) => {
      parts.push(Buffer.from(part as string));
      return write(part, ...more);
    }) as typeof stream.write;
    return () => (stream.write = write);
  });
  return { said: () => Buffer.concat(parts), stop: () => outputs.forEach((give) => give()) };
}
