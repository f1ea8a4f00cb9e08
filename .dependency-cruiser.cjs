/**
 * Who may import whom. A folder imports only from the folders named here; everything else is an error with a reason.
 * tests/boundaries.test.ts holds one deliberately bad file for every rule.
 */

/** Folder → folders it may use. `types of x` are always erased, so they are allowed apart. */
const mayImport = {
  scenario: [],
  engine: [],
  stats: [],
  incentives: ['engine', 'stats'],
  portfolio: ['scenario'],
  model: ['engine', 'stats', 'incentives', 'scenario'],
  experiment: ['model', 'stats', 'scenario', 'engine'],
  checks: ['experiment', 'model', 'stats', 'incentives', 'scenario', 'engine'],
  runner: ['experiment', 'scenario'],
  share: ['scenario'],
  charts: ['paraglide'],
  ui: ['runner', 'scenario', 'share', 'charts', 'portfolio', 'incentives', 'paraglide'],
  lessons: ['scenario', 'paraglide'],
};

/** Folder → folders of which it may know the types. */
const mayKnowTypesOf = {
  share: ['experiment'],
  charts: ['experiment', 'scenario'],
  ui: ['experiment'],
  lessons: ['experiment'],
};

const why = {
  scenario: 'What a scenario is must not depend on how it is simulated.',
  engine: 'The kernel knows nothing of debt: luck, tables and the calendar only.',
  stats: 'Statistics are numerics about arrays; they know neither luck nor debt.',
  incentives: 'How people and pay schemes react is stated without the debtors.',
  portfolio: 'An imported tape becomes segments of a scenario and is then forgotten.',
  model: 'The model does not know how often, where or for whom it is run.',
  experiment: 'Replications and their summaries know neither threads nor pages.',
  checks: 'Checks against theory use the model as anyone does.',
  runner: 'The runner moves batches about; what is in them is the business of experiment.',
  share: 'A link is a scenario as text.',
  charts: 'A chart draws the numbers it is given.',
  ui: 'The interface holds a Runner and a Summary; it never computes a result itself.',
  lessons: 'A lesson is text and scenarios.',
};

const folders = Object.keys(mayImport);
const inFolders = (names) => `^src/lib/(${names.join('|')})/`;
const testFile = '\\.test\\.ts$';

const orderRules = folders.flatMap((folder) => {
  const uses = mayImport[folder];
  const knows = mayKnowTypesOf[folder] ?? [];
  const forbidden = [...folders, 'paraglide'].filter(
    (f) => f !== folder && !uses.includes(f) && !knows.includes(f),
  );
  const list = [...uses, ...knows.map((f) => `types of ${f}`)].join(', ') || 'no other folder';
  const comment = `${folder} may use: ${list}. ${why[folder]} See docs/architecture.md.`;
  const from = { path: `^src/lib/${folder}/`, pathNot: testFile };
  const rules = [
    { name: `order-${folder}`, severity: 'error', comment, from, to: { path: inFolders(forbidden) } },
  ];
  if (knows.length > 0)
    rules.push({
      name: `types-only-${folder}`,
      severity: 'error',
      comment: `${comment} Write \`import type\`.`,
      from,
      to: { path: inFolders(knows), dependencyTypesNot: ['type-only'] },
    });
  return rules;
});

/** Package → the one place that may know it, so that replacing it is a change in one place. */
const homes = [
  ['zod', 'scenario', 'Outside data is checked at one door.'],
  ['seedrandom', 'engine', 'Luck comes from the streams of #engine.'],
  ['@stdlib', '(engine|stats)', 'Portable maths is offered by #engine and #stats.'],
  ['papaparse', 'portfolio', 'CSV is read at one door.'],
  ['comlink', 'runner', 'Only the runner knows that there are threads.'],
  ['fflate', 'share', 'Only links are compressed.'],
  ['d3-', 'charts', 'Only charts scale and draw.'],
];

const homeRules = homes.map(([name, folder, reason]) => ({
  name: `home-of-${name.replace(/[^a-z0-9]/g, '')}`,
  severity: 'error',
  comment: `${name} is used in src/lib/${folder} only. ${reason}`,
  from: { path: '^src/', pathNot: `^src/lib/${folder}/` },
  to: { path: `node_modules/(@types/)?${name}` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...orderRules,
    ...homeRules,
    {
      name: 'front-door',
      severity: 'error',
      comment: 'Another folder is entered by its index.ts (#name). Export there what is missing.',
      from: { path: '^src/lib/([^/]+)/' },
      to: {
        path: '^src/lib/(?!$1/|paraglide/)[^/]+/',
        pathNot: '^src/lib/[^/]+/index\\.ts$|^src/lib/runner/inline\\.ts$',
      },
    },
    {
      name: 'front-door-for-pages',
      severity: 'error',
      comment: 'Pages and commands enter a folder by its index.ts (#name).',
      from: { path: '^src/(routes|cli)/' },
      to: {
        path: '^src/lib/(?!paraglide/)[^/]+/',
        pathNot: '^src/lib/[^/]+/index\\.ts$|^src/lib/runner/inline\\.ts$|\\.css$',
      },
    },
    {
      name: 'pages-compose',
      severity: 'error',
      comment: 'Pages load and compose. What needs the model is run by a Runner and drawn by ui.',
      from: { path: '^src/routes/' },
      to: { path: inFolders(['engine', 'model', 'stats', 'experiment']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'library-does-not-know-its-shells',
      severity: 'error',
      comment: 'src/lib is used by pages and commands, never the other way about.',
      from: { path: '^src/lib/' },
      to: { path: '^src/(routes|cli)/' },
    },
    {
      name: 'no-node-in-the-library',
      severity: 'error',
      comment:
        "src/lib runs in browsers. Files and processes belong to src/cli and tests; Node's threads to runner/thread*.ts.",
      from: { path: '^src/lib/(?!paraglide/)', pathNot: [testFile, '^src/lib/runner/thread[^/]*\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-never-reach-node-threads',
      severity: 'error',
      comment: 'A page that reaches runner/thread*.ts would ship code that no browser can load.',
      from: { path: '^src/routes/' },
      to: { path: '^src/lib/runner/thread', reachable: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one idea, or hide a third file.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The import leads nowhere: a misspelt path, or a package missing from package.json.',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^\\$(app|env|service-worker)|^\\./\\$types|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.json', '.css'],
    },
  },
};
