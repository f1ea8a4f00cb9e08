import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Folders whose results must be the same on every machine, in every browser, for ever. */
const pure = 'src/lib/{scenario,engine,stats,incentives,model,experiment}/**/*.ts';
const tests = ['**/*.test.ts', 'tests/**'];

const folders =
  'scenario|engine|stats|incentives|portfolio|model|experiment|checks|runner|share|charts|ui|lessons|paraglide';

const exactMath = 'abs|min|max|floor|ceil|round|trunc|sign|sqrt|imul|clz32|fround';

const bannedSyntax = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message:
      'Math.random cannot be repeated. Draw from a stream of #engine, keyed by entity, occurrence and decision.',
  },
  {
    selector: `MemberExpression[object.name='Math']:not([property.name=/^(${exactMath}|random)$/])`,
    message:
      'This Math member rounds differently from one JavaScript engine to the next. Use the ports in #engine (exp, ln, …) or a table built from them.',
  },
  {
    selector: ":not(MemberExpression, TSQualifiedName) > Identifier[name='Math']",
    message: 'Name the member where it is used (Math.floor), so that the ban on inexact ones can see it.',
  },
  {
    selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
    message:
      'The power operator is not portable (up to 161 ulp apart). Multiply, or use a table built once from #engine.',
  },
  {
    selector: 'MemberExpression[property.name=/^(toLocale|localeCompare)/]',
    message:
      "The result depends on the machine's language data. Compare code units here; format in the interface.",
  },
];

const global = (name, message) => ({ name, message });
const bannedGlobals = [
  global(
    'Date',
    'The model has no clock. Days are integers from the start date: see the calendar of #engine.',
  ),
  global('performance', 'The model has no clock. Measure time in runner, cli or tests/bench.'),
  global('Intl', 'Formatting belongs to the interface: its results differ between machines.'),
  global('crypto', 'Not repeatable. Luck comes from the seed by the streams of #engine.'),
  global('navigator', 'The model must not know which machine it runs on.'),
  global('globalThis', 'The model takes everything it needs as arguments.'),
  global('process', 'The model must not know which machine it runs on.'),
  global('console', 'The model says everything in its result: return it, or throw `invariant: …`.'),
  ...[
    'window',
    'document',
    'self',
    'location',
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'fetch',
    'Worker',
  ].map((name) =>
    global(name, 'The model runs without a browser: in workers, on the command line and in tests.'),
  ),
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'].map((name) =>
    global(
      name,
      'The model is a plain function from scenario and luck to result. Scheduling belongs to runner.',
    ),
  ),
];

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'src/lib/paraglide/',
      'tests/fixtures/boundaries/',
      'test-results/',
      'coverage/',
      'out/',
    ],
  },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // TypeScript knows better which names exist.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-at-html-tags': 'error',
      // Plain links between our own pages are static files; no base path is compiled in.
      'svelte/no-navigation-without-resolve': 'off',
      // State is replaced as a whole ($state.raw), so plain Map and Set are what is meant.
      'svelte/prefer-svelte-reactivity': 'off',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    // The Svelte rule knows that $props() and $derived() may be reassigned from outside.
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(?!.*\\.css$)((\\.{1,2}/)+(lib/)?(${folders})(/|$)|\\$lib(/|$)|(.*/)?src/lib/)`,
              message:
                "Enter another folder by its front door, as in import { draw } from '#engine'; add what is missing to its index.ts.",
            },
          ],
        },
      ],
    },
  },
  {
    files: [pure],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...bannedSyntax],
      'no-restricted-globals': ['error', ...bannedGlobals],
    },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip)$/]',
          message: 'Every test runs, every time. Mend it or delete it.',
        },
      ],
    },
  },
);
