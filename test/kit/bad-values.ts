/** What is read of a schema of /api/openapi.json. */
export interface Schema {
  readonly 'x-kept-as-is'?: boolean;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface Bad {
  /** Where and how, e.g. `lines.0.quantity.amount: too long`. */
  readonly what: string;
  readonly body: Json;
}

type Schemas = Readonly<Record<string, Schema>>;
type Wrong = readonly [how: string, value: Json];

const LONE = '\ud800';

export function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref) return resolved(schemas[schema.$ref.split('/').at(-1)!]!, schemas);
  if (schema.allOf?.length === 1) return resolved(schema.allOf[0]!, schemas);
  return schema;
}

const others: Readonly<Record<string, readonly Wrong[]>> = {
  string: [
    ['a number', 1],
    ['a truth', true],
    ['a list', ['x']],
    ['an object', { x: 'x' }],
  ],
  integer: [
    ['a text', '1'],
    ['a fraction', 1.5],
    ['huge', 1e300],
    ['a truth', true],
    ['a list', [1]],
    ['an object', {}],
  ],
  boolean: [
    ['a text', 'true'],
    ['a number', 1],
    ['a list', [true]],
    ['an object', {}],
  ],
  array: [
    ['a text', 'x'],
    ['a number', 1],
    ['an object', {}],
    ['an object like a list', { '0': 'x', length: 1 }],
    ['a list of nothing', [null]],
    ['a list of lists', [[[]]]],
  ],
  object: [
    ['a text', 'x'],
    ['a number', 1],
    ['a truth', false],
    ['an empty list', []],
  ],
};

function wrongTexts(schema: Schema, valid: Json | undefined): Wrong[] {
  const text = typeof valid === 'string' ? valid : 'x';
  const wrong: Wrong[] = [
    ['with NUL', `${text}\u0000`],
    ['with half a character', `${text}${LONE}`],
  ];
  if (schema.enum)
    for (const word of ['nonsense', '', '__proto__', 'toString', `${schema.enum[0]} `]) wrong.push(['no choice', word]);
  if (schema.maxLength !== undefined) wrong.push(['too long', 'x'.repeat(schema.maxLength + 1)]);
  if (schema.minLength) wrong.push(['too short', 'x'.repeat(schema.minLength - 1)]);
  if (schema.pattern && !schema.pattern.startsWith('^[^'))
    for (const other of ['', '?', `${text}\n`, `${text} `, '9'.repeat(400), '-1', '０'])
      wrong.push(['of another form', other]);
  if (schema.format === 'uuid')
    for (const other of ['', 'x', `{${text}}`, text.toUpperCase().replace(/\d/g, 'A'), `${text}\n`])
      wrong.push(['no id', other]);
  if (schema.format === 'date')
    for (const other of [
      '',
      'tomorrow',
      '2026-13-01',
      '2026-02-30',
      '2026-11-31',
      '2026-1-1',
      '+010000-01-01',
      '2026-11-23T00:00:00Z',
    ])
      wrong.push(['no day', other]);
  return wrong;
}

function wrongNumbers({ minimum, maximum }: Schema): Wrong[] {
  return [
    ...(minimum === undefined ? [] : ([['too small', minimum - 1]] as Wrong[])),
    ...(maximum === undefined
      ? []
      : ([
          ['too large', maximum + 1],
          ['far too large', 2 ** 60],
        ] as Wrong[])),
  ];
}

function wrongLists({ minItems, maxItems }: Schema, valid: Json | undefined): Wrong[] {
  const one = Array.isArray(valid) && valid.length ? valid[0]! : 'x';
  return [
    ...(minItems ? ([['too few', []]] as Wrong[]) : []),
    ...(maxItems === undefined ? [] : ([['too many', Array.from({ length: maxItems + 1 }, () => one)]] as Wrong[])),
  ];
}

/**
 * Every way in which a body can break its schema at one place, made from the schema and a body that keeps it. What the
 * schema leaves open (an optional field that is null, a blank) is not among them.
 */
export function badBodies(schema: Schema, valid: Json, schemas: Schemas): Bad[] {
  return wrongAt(resolved(schema, schemas), valid, true, schemas).map(([what, body]) => ({ what, body }));
}

function wrongAt(schema: Schema, valid: Json | undefined, required: boolean, schemas: Schemas): Wrong[] {
  const types = [schema.type ?? (schema.enum ? 'string' : 'object')].flat();
  const type = types.find((each) => each !== 'null')!;
  const wrong: Wrong[] = [...others[type]!];
  if (required && !types.includes('null')) wrong.push(['null', null]);
  if (type === 'string') wrong.push(...wrongTexts(schema, valid));
  if (type === 'integer') wrong.push(...wrongNumbers(schema));
  if (type === 'array') {
    wrong.push(...wrongLists(schema, valid));
    const [first, ...rest] = Array.isArray(valid) ? valid : [];
    for (const [how, item] of wrongAt(resolved(schema.items!, schemas), first, true, schemas))
      wrong.push([`0.${how}`, [item, ...rest]]);
  }
  if (type === 'object') wrong.push(...wrongObjects(schema, valid, schemas));
  return wrong;
}

function wrongObjects(schema: Schema, valid: Json | undefined, schemas: Schemas): Wrong[] {
  const whole = (valid ?? {}) as { [name: string]: Json };
  const needed = schema.required ?? [];
  const wrong: Wrong[] = [
    ...(schema['x-kept-as-is'] ? [] : [['with a field that nobody knows', { ...whole, unknownField: 1 }] as Wrong]),
    ['with __proto__', JSON.parse(`{"__proto__":{"x":1},${JSON.stringify(whole).slice(1)}`.replace(',}', '}')) as Json],
    ['with constructor', { ...whole, constructor: { prototype: { x: 1 } } }],
  ];
  if (needed.length) wrong.push(['empty', {}], ['in a list', [whole]]);
  for (const name of needed) {
    const { [name]: _, ...rest } = whole;
    wrong.push([`without ${name}`, rest]);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    for (const [how, value] of wrongAt(resolved(property, schemas), whole[name], needed.includes(name), schemas))
      wrong.push([`${name}.${how}`, { ...whole, [name]: value }]);
  return wrong;
}
