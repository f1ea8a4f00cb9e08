import type { Issue } from './issue.ts';
import { shapeAt, type Shape } from './shape.ts';
import type { z } from './zod.ts';

type Step = string | number;
type ZodIssue = z.core.$ZodIssue;

/** zod's findings in our own codes, each with the range that holds at its place; one issue a path and code. */
export function issuesFromZod(schema: z.ZodType, value: unknown, found: readonly ZodIssue[]): Issue[] {
  const issues = new Map<string, Issue>();
  for (const finding of found) {
    for (const issue of translate(schema, value, finding)) {
      const key = `${issue.code} ${issue.path}`;
      if (!issues.has(key)) issues.set(key, issue);
    }
  }
  return [...issues.values()];
}

function translate(schema: z.ZodType, root: unknown, finding: ZodIssue): Issue[] {
  const steps = finding.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = steps.join('.');
  if (finding.code === 'unrecognized_keys')
    return finding.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      code: 'unknownKey',
      params: { key },
    }));
  const shape = shapeAt(schema, steps, root);
  return [{ path, ...judge(shape, valueAt(root, steps)) }];
}

/** The first thing wrong with a value of this shape, in the order a reader would mend it: presence, type, range. */
function judge(shape: Shape | undefined, value: unknown): Pick<Issue, 'code' | 'params'> {
  const allowed = shape ? allowedBy(shape) : { expected: 'nothing' };
  const expected = typeName(shape);
  if (value === undefined) return { code: 'missing', params: { expected, ...allowed } };
  const got = typeof value === 'number' || typeof value === 'string' ? clip(value) : kindOf(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    return { code: 'notFinite', params: { ...allowed, got: String(value) } };
  if (shape?.kind === 'choice') return { code: 'notOneOf', params: { ...allowed, got } };
  if (kindOf(value) !== expected && !(expected === 'integer' && typeof value === 'number'))
    return { code: 'wrongType', params: { expected, got: kindOf(value), ...allowed } };
  if (shape?.kind === 'number') {
    const whole = !shape.integer || Number.isInteger(value);
    return { code: whole ? 'outOfRange' : 'notInteger', params: { ...allowed, got } };
  }
  if (shape?.kind === 'text')
    return { code: 'badText', params: { ...allowed, got: (value as string).length } };
  if (shape?.kind === 'list')
    return { code: 'badLength', params: { ...allowed, got: (value as unknown[]).length } };
  return { code: 'wrongType', params: { expected, got, ...allowed } };
}

/** The allowed range of a place, as issue parameters. */
export function allowedBy(shape: Shape): Record<string, string | number> {
  switch (shape.kind) {
    case 'number':
      return { min: shape.min, max: shape.max };
    case 'text':
      return {
        maxLength: shape.maxLength,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
      };
    case 'choice':
      return { allowed: shape.values.join(', ') };
    case 'list':
      return { min: shape.minLength, max: shape.maxLength };
    default:
      return {};
  }
}

function typeName(shape: Shape | undefined): string {
  switch (shape?.kind) {
    case 'number':
      return shape.integer ? 'integer' : 'number';
    case 'text':
      return 'text';
    case 'flag':
      return 'flag';
    case 'choice':
      return 'choice';
    case 'list':
      return 'list';
    case undefined:
      return 'nothing';
    default:
      return 'object';
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'flag';
  return typeof value;
}

/** What was found, short enough to print: hostile input may hold two megabytes in one field. */
function clip(value: string | number): string | number {
  return typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

function valueAt(root: unknown, steps: readonly Step[]): unknown {
  let here = root;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<Step, unknown>)[step];
  }
  return here;
}
