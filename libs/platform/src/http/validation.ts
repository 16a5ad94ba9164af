import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { validateSync, type ValidatorOptions } from 'class-validator';
import { platformRefusal } from '../platform.refusals';
import type { FieldError } from '../refusal';

// class-validator's own sentences are English; the code it gives is turned into both languages here.
const words: Record<string, [zh: string, en: string]> = {
  isString: ['须为文字', 'must be text'],
  isInt: ['须为整数', 'must be a whole number'],
  isBoolean: ['须为是或否', 'must be true or false'],
  isIn: ['不在可选范围内', 'is not one of the choices'],
  isArray: ['须为列表', 'must be a list'],
  matches: ['格式不正确', 'is not of the right form'],
  maxLength: ['过长', 'is too long'],
  minLength: ['过短', 'is too short'],
  min: ['过小', 'is too small'],
  max: ['过大', 'is too large'],
  arrayMaxSize: ['项目过多', 'has too many members'],
  arrayMinSize: ['项目过少', 'has too few members'],
  nestedValidation: ['须为一组内容', 'must be an object'],
  isObject: ['须为一组内容', 'must be an object'],
  day: ['不是日历上的日期', 'is not a day of the calendar'],
  whitelistValidation: ['不认识的项目', 'is not a known field'],
  unknownValue: ['无法读懂', 'cannot be read'],
};

/** So many are named one by one; a body of twenty thousand unknown fields must not cost an answer ten times its size. */
const MOST_NAMED = 100;

function flatten(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([code, text]) => ({
      field,
      code,
      zh: words[code]?.[0] ?? '不符合要求',
      en: words[code]?.[1] ?? text,
    }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}

// None of our rules waits for anything; without promises the check costs half.
class FieldCheck extends ValidationPipe {
  protected override validate(object: object, options?: ValidatorOptions): ValidationError[] {
    return validateSync(object, options);
  }
}

/** Checks bodies and queries by their fields; unknown fields are refused, so that a misspelt one is not lost silently. */
export const validation = new FieldCheck({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  transformOptions: { enableImplicitConversion: false },
  exceptionFactory: (errors) => {
    const fields = flatten(errors);
    return platformRefusal('bad-input', { count: fields.length }, fields.slice(0, MOST_NAMED));
  },
});
