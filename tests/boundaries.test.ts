import { cruise, type IForbiddenRuleType, type ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

/** Every rule that guards a boundary has a deliberately bad file that breaks it, so that no rule is quietly dead. */
const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = join(root, 'tests/fixtures/boundaries');

describe('import rules', () => {
  const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: (IForbiddenRuleType & { name: string; comment: string })[];
    options: Record<string, unknown>;
  };
  const inFolder = (rule: string) => rule.replace(/^(order|types-only)-(.+)$/, 'lib/$2/$1');
  const elsewhere: Record<string, string> = {
    'front-door': 'lib/model/front-door',
    'front-door-for-pages': 'routes/front-door-for-pages',
    'pages-compose': 'routes/pages-compose',
    'library-does-not-know-its-shells': 'lib/lessons/library-does-not-know-its-shells',
    'no-node-in-the-library': 'lib/share/no-node-in-the-library',
    'pages-never-reach-node-threads': 'routes/pages-never-reach-node-threads',
    'no-cycles': 'lib/stats/no-cycles-there', // a cycle is reported once
    resolvable: 'lib/stats/resolvable',
  };
  const fixtureOf = (rule: string) =>
    `src/${rule.startsWith('home-of-') ? `cli/${rule}` : (elsewhere[rule] ?? inFolder(rule))}.ts`;
  let violations: { rule: { name: string }; from: string }[] = [];

  beforeAll(async () => {
    const options = { ...config.options, tsConfig: undefined, validate: true, baseDir: fixtures };
    const result = await cruise(['src'], { ...options, ruleSet: { forbidden: config.forbidden } });
    violations = (result.output as ICruiseResult).summary.violations;
  });

  test.each(config.forbidden.map(({ name }) => name))('%s fires on its bad file', (rule) => {
    const files = violations.filter((v) => v.rule.name === rule).map((v) => v.from);
    expect(files).toContain(fixtureOf(rule));
  });

  test('type-only imports are let through where the architecture allows them', () => {
    expect(violations.filter((v) => v.from.includes('types-allowed'))).toEqual([]);
  });

  test('every rule says why in a sentence', () => {
    for (const rule of config.forbidden) expect(rule.comment).toMatch(/^.{20,}\.$/s);
  });
});

describe('lint rules', () => {
  // Fixture (inside the fixtures' src) → rule that must fire, and a word of its message.
  const table: [fixture: string, rule: string, message: RegExp][] = [
    ['lib/model/lint-math-random.ts', 'no-restricted-syntax', /stream of #engine/],
    ['lib/model/lint-math-exp.ts', 'no-restricted-syntax', /rounds differently/],
    ['lib/model/lint-math-computed.ts', 'no-restricted-syntax', /rounds differently/],
    ['lib/model/lint-math-destructured.ts', 'no-restricted-syntax', /where it is used/],
    ['lib/model/lint-power.ts', 'no-restricted-syntax', /power operator/],
    ['lib/model/lint-power-assigned.ts', 'no-restricted-syntax', /power operator/],
    ['lib/model/lint-to-locale.ts', 'no-restricted-syntax', /language data/],
    ['lib/model/lint-locale-compare.ts', 'no-restricted-syntax', /language data/],
    ['lib/model/lint-date.ts', 'no-restricted-globals', /Days are integers/],
    ['lib/model/lint-date-now.ts', 'no-restricted-globals', /Days are integers/],
    ['lib/model/lint-performance.ts', 'no-restricted-globals', /no clock/],
    ['lib/model/lint-intl.ts', 'no-restricted-globals', /Formatting/],
    ['lib/model/lint-crypto.ts', 'no-restricted-globals', /seed/],
    ['lib/model/lint-navigator.ts', 'no-restricted-globals', /which machine/],
    ['lib/model/lint-global-this.ts', 'no-restricted-globals', /arguments/],
    ['lib/model/lint-console.ts', 'no-restricted-globals', /in its result/],
    ['lib/model/lint-document.ts', 'no-restricted-globals', /without a browser/],
    ['lib/model/lint-timer.ts', 'no-restricted-globals', /runner/],
    ['lib/model/lint-deep-import.ts', 'no-restricted-imports', /front door/],
    ['routes/lint-deep-page-import.ts', 'no-restricted-imports', /front door/],
    ['lib/model/lint-only.test.ts', 'no-restricted-syntax', /Every test runs/],
    ['lib/ui/LintHtml.svelte', 'svelte/no-at-html-tags', /XSS/],
  ];
  const eslint = new ESLint({ cwd: root });
  // The text is judged as if the file stood at the same place in the real tree.
  const lint = async (fixture: string) => {
    const text = readFileSync(join(fixtures, 'src', fixture), 'utf8');
    const [result] = await eslint.lintText(text, { filePath: join(root, 'src', fixture) });
    return result!.messages;
  };

  test.each(table)('%s is refused by %s', async (fixture, rule, message) => {
    const messages = await lint(fixture);
    expect(messages.map((m) => m.ruleId)).toContain(rule);
    expect(messages.filter((m) => m.ruleId === rule).map((m) => m.message)).toContainEqual(
      expect.stringMatching(message),
    );
  });

  test('the portable members of Math are let through', async () => {
    expect(await lint('lib/model/lint-allowed.ts')).toEqual([]);
  });

  test('no lint fixture is without a line in the table', () => {
    const files = readdirSync(join(fixtures, 'src/lib/model')).filter((name) => name.startsWith('lint-'));
    const named = table.map(([fixture]) => fixture);
    expect(
      files.filter((name) => name !== 'lint-allowed.ts' && !named.includes(`lib/model/${name}`)),
    ).toEqual([]);
  });
});

describe('types of the pure folders', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.engine.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const names = readdirSync(join(fixtures, 'src/lib/engine')).filter((name) => name.startsWith('types-'));
  const program = ts.createProgram(
    names.map((name) => join(fixtures, 'src/lib/engine', name)),
    options,
  );

  test.each([
    ['types-dom.ts', "Cannot find name 'document'"],
    ['types-console.ts', "Cannot find name 'console'"],
    ['types-node.ts', "Cannot find name 'process'"],
    ['types-timer.ts', "Cannot find name 'setTimeout'"],
    ['types-enum.ts', 'erasableSyntaxOnly'],
  ])('%s does not compile', (name, message) => {
    const file = program.getSourceFile(join(fixtures, 'src/lib/engine', name));
    const texts = program
      .getSemanticDiagnostics(file)
      .map((d) => ts.flattenDiagnosticMessageText(d.messageText, ' '));
    expect(texts).toContainEqual(expect.stringContaining(message));
  });
});
