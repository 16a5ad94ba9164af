import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { platformRefusal } from '../platform.refusals';
import type { Page } from '../contract';
import { UUID, WELL_FORMED } from './fields';

/** `?after=<cursor>&limit=<1..100>` of every list. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'cursor: `next` of the page before', maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  @Matches(/^[A-Za-z0-9_-]*$/)
  after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Transform(({ value }) => (/^\d{1,3}$/.test(String(value)) ? Number(value) : NaN))
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export type CursorPart = string | number;

// What a part of a cursor may be: exactly what its column can be compared with, so that a made-up one never reaches it.
const parts = {
  uuid: (part) => typeof part === 'string' && UUID.test(part),
  text: (part) => typeof part === 'string' && WELL_FORMED.test(part),
  digits: (part) => typeof part === 'string' && /^\d{1,18}$/.test(part),
  /** Epoch milliseconds. */
  instant: (part) => Number.isInteger(part) && Math.abs(part as number) <= 8.64e15,
  count: (part) => Number.isInteger(part) && (part as number) >= 0 && (part as number) <= 2_147_483_647,
  small: (part) => Number.isInteger(part) && Math.abs(part as number) <= 32_767,
} as const satisfies Record<string, (part: unknown) => boolean>;

export type CursorKind = keyof typeof parts;
type PartOf<K extends CursorKind> = K extends 'instant' | 'count' | 'small' ? number : string;

function write(key: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of the last row seen, or null on the first page. @throws Refusal platform.bad-cursor */
export function cursorOf<const K extends readonly CursorKind[]>(
  query: PageQuery,
  kinds: K,
): { -readonly [I in keyof K]: PartOf<K[I]> } | null {
  if (!query.after) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(query.after, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => parts[kind](key[i])))
      return key as never;
  } catch {
    // falls through to the refusal
  }
  throw platformRefusal('bad-cursor');
}

export function limitOf(query: PageQuery): number {
  return query.limit ?? 20;
}

/** Makes a page of rows read with `LIMIT limit + 1`. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => T,
  key: (row: R) => CursorPart[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last !== undefined ? write(key(last)) : null };
}
