import type { Issue, ParseResult } from './issue.ts';
import { guardJson } from './json-guard.ts';
import { parseScenario, parseWith } from './parse.ts';
import { questionSchema, type QuestionFile } from './question-schema.ts';
import type { Scenario } from './schema.ts';

/** One plan of a question, ready to run; the scenario bears the plan's name. */
export interface QuestionPlan {
  name: QuestionFile['plans'][number]['name'];
  scenario: Scenario;
}

/** A question whose plans are scenarios. The first plan is the baseline. */
export interface Question extends Omit<QuestionFile, 'plans'> {
  plans: QuestionPlan[];
}

/**
 * The one door for question files. `baseOf` gives a shipped scenario by id, undefined where there is none. Every plan
 * goes through `parseScenario`. Issues name the place in the file (`plans.1.changes.0.path`), or the place in a plan's
 * scenario (`plans.1.scenario.teams.0.headCount`). Never throws.
 */
export function parseQuestion(json: unknown, baseOf: (id: string) => unknown): ParseResult<Question> {
  const parsed = parseWith(questionSchema, json);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const broken = figureIssues(file);
  if (broken.length > 0) return { ok: false, issues: broken };
  const given = baseOf(file.base);
  if (given === undefined)
    return { ok: false, issues: [{ path: 'base', code: 'notOneOf', params: { got: file.base } }] };
  const base = parseScenario(given);
  if (!base.ok) return { ok: false, issues: base.issues.map((issue) => within('base', issue)) };

  const issues: Issue[] = [];
  const plans: QuestionPlan[] = [];
  let baseline: Scenario = base.value;
  file.plans.forEach((plan, n) => {
    const read = applyPlan(baseline, plan, n);
    if (!read.ok) issues.push(...read.issues);
    else {
      plans.push({ name: plan.name, scenario: read.value });
      if (n === 0) baseline = read.value;
    }
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { ...file, plans } };
}

/** The baseline with a plan's changes made one after the other. */
function applyPlan(from: Scenario, plan: QuestionFile['plans'][number], n: number): ParseResult<Scenario> {
  const copy = guardJson(from);
  if (!copy.ok) return copy;
  const json = copy.value as Record<string, unknown>;
  json.name = plan.name;
  for (const [k, { path, value }] of plan.changes.entries()) {
    const fresh = guardJson(value);
    if (!fresh.ok || !put(json, path.split('.'), fresh.value))
      return {
        ok: false,
        issues: [{ path: `plans.${n}.changes.${k}.path`, code: 'unknownKey', params: { key: path } }],
      };
  }
  const scenario = parseScenario(json);
  return scenario.ok
    ? scenario
    : { ok: false, issues: scenario.issues.map((issue) => within(`plans.${n}.scenario`, issue)) };
}

/** Replaces what stands at a place that is there already; false where there is none. */
function put(root: unknown, steps: readonly string[], value: unknown): boolean {
  let here = root;
  for (const [k, step] of steps.entries()) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false;
    // An array's own `length` is not a place in a scenario.
    if (Array.isArray(here) && !/^\d+$/.test(step)) return false;
    if (k === steps.length - 1) (here as Record<string, unknown>)[step] = value;
    else here = (here as Record<string, unknown>)[step];
  }
  return true;
}

/** Figures must name plans of the file and an interval that is one. */
function figureIssues(file: QuestionFile): Issue[] {
  const last = file.plans.length - 1;
  return file.expect.figures.flatMap((figure, k) => {
    const issues: Issue[] = [];
    const path = `expect.figures.${k}`;
    for (const field of ['plan', 'against'] as const) {
      if (figure[field] > last)
        issues.push({
          path: `${path}.${field}`,
          code: 'outOfRange',
          params: { min: 0, max: last, got: figure[field] },
        });
    }
    if (figure.max < figure.min)
      issues.push({ path: `${path}.max`, code: 'outOfRange', params: { min: figure.min, got: figure.max } });
    return issues;
  });
}

const within = (place: string, issue: Issue): Issue => ({
  ...issue,
  path: issue.path === '' ? place : `${place}.${issue.path}`,
});
