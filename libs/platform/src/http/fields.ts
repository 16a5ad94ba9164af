import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isPlainDate, quantityUnits, type QuantityUnit } from '../contract';

// One decorator a field: what the API page says and what the server checks cannot drift apart.

interface Common {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly about?: string;
  readonly many?: boolean;
  /** Most members of a list. */
  readonly most?: number;
  readonly least?: number;
}

function field(
  { optional, nullable, about, many, most = 100, least = 0 }: Common,
  api: ApiPropertyOptions,
  checks: PropertyDecorator[],
) {
  return applyDecorators(
    ApiProperty({
      ...api,
      required: !optional,
      ...(nullable ? { nullable: true } : {}),
      ...(about ? { description: about } : {}),
      ...(many ? { isArray: true, maxItems: most, minItems: least } : {}),
    } as ApiPropertyOptions),
    ...(optional || nullable ? [IsOptional()] : []),
    ...(many ? [IsArray(), ArrayMaxSize(most), ArrayMinSize(least)] : []),
    ...checks,
  );
}

/** Postgres holds neither NUL nor half a surrogate pair in a text. */
export const WELL_FORMED = /^[^\u0000\ud800-\udfff]*$/u;

export function Text(options: Common & { max?: number; min?: number; pattern?: RegExp; format?: string } = {}) {
  const { max = 500, min = 0, pattern, format, many: each = false } = options;
  return field(
    options,
    {
      type: String,
      maxLength: max,
      ...(min ? { minLength: min } : {}),
      ...(pattern ? { pattern: pattern.source } : {}),
      ...(format ? { format } : {}),
    },
    [
      IsString({ each }),
      Matches(WELL_FORMED, { each }),
      MaxLength(max, { each }),
      ...(min ? [MinLength(min, { each })] : []),
      ...(pattern ? [Matches(pattern, { each })] : []),
    ],
  );
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function Id(options: Common = {}) {
  return field(options, { type: String, format: 'uuid' }, [Matches(UUID, { each: options.many ?? false })]);
}

/** The path parameter of a route to one object. */
export class IdParams {
  @Id() id: string;
}

/** An instant, ISO 8601 UTC. */
export function At(options: Common = {}) {
  return field(options, { type: String, format: 'date-time' }, [IsString()]);
}

/** A calendar day in Asia/Shanghai, YYYY-MM-DD, that there is: no 30 February. */
export function Day(options: Common = {}) {
  return field(options, { type: String, format: 'date' }, [
    ValidateBy({ name: 'day', validator: { validate: (text) => typeof text === 'string' && isPlainDate(text) } }),
  ]);
}

/** GB/T 2260, six digits. */
export function Division(options: Common = {}) {
  return field(options, { type: String, pattern: '^[1-9]\\d{5}$' }, [
    Matches(/^[1-9]\d{5}$/, { each: options.many ?? false }),
  ]);
}

export function Choice<const T extends readonly string[]>(values: T, options: Common & { name?: string } = {}) {
  return field(
    options,
    { enum: [...values], ...(options.name ? { enumName: options.name } : {}) } as ApiPropertyOptions,
    [IsIn(values, { each: options.many ?? false })],
  );
}

export function Flag(options: Common = {}) {
  return field(options, { type: Boolean }, [IsBoolean()]);
}

export function Whole(options: Common & { from?: number; to?: number } = {}) {
  const { from = 0, to = Number.MAX_SAFE_INTEGER } = options;
  return field(options, { type: 'integer', minimum: from, ...(options.to ? { maximum: to } : {}) }, [
    IsInt(),
    Min(from),
    Max(to),
  ]);
}

export function Part(type: () => new () => object, options: Common = {}) {
  // Swagger knows a late-bound type by the function's name `type`.
  const each = options.many ?? false;
  // A list of parts would pass for one part: the nested check looks into lists by itself.
  return field(options, { type: () => type() }, [IsObject({ each }), ValidateNested({ each }), Type(type)]);
}

/**
 * A JSON object that the module itself reads row by row; with `kept`, one that it keeps as it is and reads nothing of (the
 * API page then says so).
 */
export function Json({ kept = false, ...options }: Common & { kept?: boolean } = {}) {
  const api = { type: 'object', additionalProperties: true, ...(kept ? { 'x-kept-as-is': true } : {}) };
  return field(options, api as ApiPropertyOptions, [IsObject()]);
}

/** Anything JSON; only for answers. */
export function Free(options: Common = {}) {
  return field(options, { type: 'object', additionalProperties: true }, []);
}

/** A quantity to be moved: a whole positive number of milligrams or pieces, as a decimal string. */
export class QuantityBody {
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: QuantityUnit;
  @Text({ max: 18, pattern: /^[1-9]\d{0,17}$/, about: 'milligrams or pieces, decimal digits' }) amount: string;
}

/** A quantity in an answer; ledger entries may be negative, balances zero. */
export class QuantityView {
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: QuantityUnit;
  @Text({ max: 30, about: 'milligrams or pieces, decimal digits' }) amount: string;
}

export class BilingualView {
  @Text() zh: string;
  @Text() en: string;
}
