import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { platformRefusal } from '../platform.refusals';
import type { Page } from '../contract';

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
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export type CursorPart = string | number;

function write(key: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of the last row seen, or null on the first page. @throws Refusal platform.bad-cursor */
export function cursorOf(query: PageQuery, parts: readonly ('string' | 'number')[]): CursorPart[] | null {
  if (!query.after) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(query.after, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts.length && parts.every((kind, i) => typeof key[i] === kind))
      return key as CursorPart[];
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
