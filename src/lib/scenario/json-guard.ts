import type { Issue } from './issue.ts';
import { LIMITS } from './limits.ts';

/** An object of plain JSON, of any version. */
export type JsonObject = Record<string, unknown>;

/** How much plain JSON one door lets in; scenarios use `LIMITS`, links multiply it by their scenarios. */
export interface JsonLimits {
  bytes: number;
  depth: number;
  nodes: number;
  textLength: number;
}

export const SCENARIO_JSON: JsonLimits = {
  bytes: LIMITS.fileBytes,
  depth: LIMITS.depth,
  nodes: LIMITS.nodes,
  textLength: LIMITS.textLength,
};

/** Keys that reach an object's prototype: never a field's name, so refused before any schema sees them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export type Guarded = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

interface Task {
  source: object;
  target: JsonObject | unknown[];
  depth: number;
  path: string;
}

/**
 * A fresh plain copy of untrusted data, or why not. Walks without recursion, so nesting cannot exhaust the stack, and
 * bounds depth, nodes and text before any schema runs. −0 becomes 0, absent (`undefined`) object fields are dropped.
 * Numbers that are not finite pass: the schema refuses them with the range that holds there.
 */
export function guardJson(json: unknown, limits: JsonLimits = SCENARIO_JSON): Guarded {
  const issues: Issue[] = [];
  const holder: unknown[] = [];
  const stack: Task[] = [{ source: [json], target: holder, depth: 0, path: '' }];
  let nodes = 0;
  for (let task = stack.pop(); task; task = stack.pop()) {
    for (const key of Object.keys(task.source)) {
      const path = task.target === holder ? '' : task.path === '' ? key : `${task.path}.${key}`;
      if (++nodes > limits.nodes)
        return refuse({
          path: '',
          code: 'tooLarge',
          params: { what: 'nodes', max: limits.nodes, got: nodes },
        });
      const keyIssue = checkKey(key, path.slice(0, 200), limits);
      if (keyIssue) {
        issues.push(keyIssue);
        continue;
      }
      const value = (task.source as JsonObject)[key];
      const copied = copyLeaf(value);
      if (typeof value === 'string' && value.length > limits.textLength)
        issues.push({ path, code: 'badText', params: { maxLength: limits.textLength, got: value.length } });
      if (copied !== undefined || value === undefined) {
        if (copied !== undefined || Array.isArray(task.target)) (task.target as JsonObject)[key] = copied;
        continue;
      }
      if (!isPlain(value)) {
        issues.push({ path, code: 'wrongType', params: { expected: 'json', got: typeof value } });
        continue;
      }
      const depth = task.depth + 1;
      if (depth > limits.depth)
        return refuse({ path: shorten(path), code: 'tooDeep', params: { max: limits.depth } });
      const target: JsonObject | unknown[] = Array.isArray(value) ? [] : {};
      (task.target as JsonObject)[key] = target;
      stack.push({ source: value, target, depth, path });
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: holder[0] };
}

/** Bytes in UTF-8 and the deepest nesting of brackets outside strings: read before JSON.parse may recurse. */
export function measureText(text: string): { bytes: number; depth: number } {
  let bytes = 0;
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair is two units and four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    if (inString) {
      if (unit === 0x5c) {
        i++;
        bytes++;
      } else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return { bytes, depth: deepest };
}

function refuse(issue: Issue): Guarded {
  return { ok: false, issues: [issue] };
}

function shorten(path: string): string {
  return path.length <= 200 ? path : `${path.slice(0, 200)}…`;
}

function checkKey(key: string, path: string, limits: JsonLimits): Issue | undefined {
  if (FORBIDDEN_KEYS.has(key)) return { path, code: 'forbiddenKey', params: { key } };
  if (key.length > limits.textLength)
    return { path, code: 'badText', params: { maxLength: limits.textLength, got: key.length } };
  return undefined;
}

function copyLeaf(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 0 ? 0 : value;
  return undefined;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm (a frame, a test sandbox) have another Object.prototype, itself without a parent.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
