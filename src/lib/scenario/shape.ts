import type { z } from './zod.ts';

/**
 * What a schema allows, as plain data read off the zod schema, so that ranges are written once:
 * issues quote them, editors bound their fields by them, and test data is drawn from them.
 */
export type Shape =
  | { kind: 'number'; integer: boolean; min: number; max: number }
  | { kind: 'text'; minLength: number; maxLength: number; pattern?: string }
  | { kind: 'flag' }
  /** Judged elsewhere: a scenario inside a link goes through `parseScenario`. */
  | { kind: 'any' }
  | { kind: 'choice'; values: (string | number)[] }
  | { kind: 'list'; minLength: number; maxLength: number; element: Shape }
  | { kind: 'object'; fields: Record<string, Field> }
  | { kind: 'variant'; tag: string; options: Extract<Shape, { kind: 'object' }>[] };

export interface Field {
  shape: Shape;
  optional: boolean;
}

interface Definition {
  type: string;
  format?: string;
  checks?: { _zod: { def: Record<string, unknown> } }[];
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  discriminator?: string;
  values?: (string | number)[];
  entries?: Record<string, string | number>;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;
const known = new WeakMap<z.ZodType, Shape>();

/** The shape of a schema. Throws `invariant: …` on a zod construct this project does not use. */
export function shapeOf(schema: z.ZodType): Shape {
  let shape = known.get(schema);
  if (!shape) {
    shape = readShape(definitionOf(schema));
    known.set(schema, shape);
  }
  return shape;
}

/** The shape at a path in a value; a variant is chosen by the value's own tag. Undefined where the schema has no such place. */
export function shapeAt(
  schema: z.ZodType,
  path: readonly (string | number)[],
  value: unknown,
): Shape | undefined {
  let shape: Shape | undefined = shapeOf(schema);
  let here = value;
  for (const step of path) {
    if (shape?.kind === 'variant') shape = chosenOption(shape, here, step);
    if (shape?.kind === 'list') shape = shape.element;
    else if (shape?.kind === 'object')
      shape = Object.hasOwn(shape.fields, step) ? shape.fields[step]?.shape : undefined;
    else return undefined;
    here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined;
  }
  return shape;
}

function chosenOption(
  shape: Extract<Shape, { kind: 'variant' }>,
  here: unknown,
  step: string | number,
): Shape | undefined {
  if (step === shape.tag) {
    const values = shape.options.flatMap((option) => tagValues(option, shape.tag));
    return {
      kind: 'object',
      fields: { [shape.tag]: { shape: { kind: 'choice', values }, optional: false } },
    };
  }
  const tag = (here as Record<string, unknown> | null)?.[shape.tag];
  return shape.options.find((option) => tagValues(option, shape.tag).some((value) => value === tag));
}

function tagValues(option: Extract<Shape, { kind: 'object' }>, tag: string): (string | number)[] {
  const field = option.fields[tag]?.shape;
  return field?.kind === 'choice' ? field.values : [];
}

function readShape(def: Definition): Shape {
  switch (def.type) {
    case 'number':
      return readNumber(def);
    case 'string':
      return { kind: 'text', ...readLength(def), ...readPattern(def) };
    case 'boolean':
      return { kind: 'flag' };
    case 'unknown':
      return { kind: 'any' };
    case 'literal':
      return { kind: 'choice', values: def.values ?? [] };
    case 'enum':
      return { kind: 'choice', values: Object.values(def.entries ?? {}) };
    case 'array':
      return { kind: 'list', ...readLength(def), element: shapeOf(def.element as z.ZodType) };
    case 'object':
      return { kind: 'object', fields: readFields(def.shape ?? {}) };
    case 'union':
      return {
        kind: 'variant',
        tag: def.discriminator ?? '',
        options: (def.options ?? []).map((option) => shapeOf(option) as Extract<Shape, { kind: 'object' }>),
      };
    default:
      throw new Error(`invariant: no shape for zod type ${def.type}`);
  }
}

function readFields(schemas: Record<string, z.ZodType>): Record<string, Field> {
  const fields: Record<string, Field> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const def = definitionOf(schema);
    const optional = def.type === 'optional';
    fields[name] = { shape: shapeOf(optional ? (def.innerType as z.ZodType) : schema), optional };
  }
  return fields;
}

const checksOf = (def: Definition): Record<string, unknown>[] =>
  (def.checks ?? []).map((check) => check._zod.def);

function readNumber(def: Definition): Shape {
  const integer = def.format === 'safeint';
  let min = integer ? Number.MIN_SAFE_INTEGER : -Number.MAX_VALUE;
  let max = integer ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  for (const check of checksOf(def)) {
    if (check.check === 'greater_than') min = Math.max(min, check.value as number);
    if (check.check === 'less_than') max = Math.min(max, check.value as number);
  }
  return { kind: 'number', integer, min, max };
}

function readLength(def: Definition): { minLength: number; maxLength: number } {
  let minLength = 0;
  let maxLength = Number.MAX_SAFE_INTEGER;
  for (const check of checksOf(def)) {
    if (check.check === 'min_length') minLength = Math.max(minLength, check.minimum as number);
    if (check.check === 'max_length') maxLength = Math.min(maxLength, check.maximum as number);
    if (check.check === 'length_equals') minLength = maxLength = check.length as number;
  }
  return { minLength, maxLength };
}

function readPattern(def: Definition): { pattern?: string } {
  const format = checksOf(def).find((check) => check.check === 'string_format');
  return format?.pattern instanceof RegExp ? { pattern: format.pattern.source } : {};
}
