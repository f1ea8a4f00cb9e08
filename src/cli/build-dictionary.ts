import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseScenarioText, type Scenario } from '#scenario';
import { DICTIONARY_ID_LENGTH, dictionaryText } from '#share';

/**
 * Adds the dictionary that the shipped presets make, if it is not there yet: one file named by its hash and one line
 * in the list. Never edits or removes an old one. Run after a preset changed: `node tools/run.js src/cli/build-dictionary.ts`.
 */
const DEFAULT_PRESET = 'vn-consumer-finance.json';
const presetFolder = 'scenarios/';
const dictionaryFolder = 'src/lib/share/dictionaries/';
const BANNER = '// Written by `node tools/run.js src/cli/build-dictionary.ts`.';

const text = dictionaryText(presets());
const sha256 = createHash('sha256').update(text).digest('hex');
const id = sha256.slice(0, DICTIONARY_ID_LENGTH);
const file = `${dictionaryFolder}${id}.ts`;

if (existsSync(file)) {
  if (!readFileSync(file, 'utf8').includes(sha256))
    throw new Error(`Two dictionaries would share the id ${id}: change any preset's text.`);
  process.stdout.write(`Dictionary ${id} is up to date.\n`);
} else {
  writeFileSync(file, moduleSource());
  writeFileSync(`${dictionaryFolder}index.ts`, listSource([...listed(), id]));
  process.stdout.write(`Dictionary ${id} added (${text.length} characters).\n`);
}

/** Presets in order of name, the default last; the bench book is nobody's starting point. */
function presets(): Scenario[] {
  const names = readdirSync(presetFolder).filter(
    (name) => name.endsWith('.json') && !name.startsWith('bench-'),
  );
  return [...names.filter((name) => name !== DEFAULT_PRESET).sort(), DEFAULT_PRESET].map((name) => {
    const parsed = parseScenarioText(readFileSync(`${presetFolder}${name}`, 'utf8'));
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.issues)}`);
    return parsed.value;
  });
}

/** Ids in the list's own order, oldest first. */
function listed(): string[] {
  const source = readFileSync(`${dictionaryFolder}index.ts`, 'utf8');
  return [...source.matchAll(/from '\.\/([0-9a-f]+)\.ts'/g)].map((match) => basename(match[1] ?? ''));
}

function listSource(ids: readonly string[]): string {
  return [
    `${BANNER} Append only: a link can be read only with the dictionary it names.`,
    ...ids.map((known) => `import { text as text${known} } from './${known}.ts';`),
    '',
    '/** Every dictionary a link may name, oldest first; new links use the last. */',
    'export const DICTIONARY_TEXTS: readonly { id: string; text: string }[] = [',
    ...ids.map((known) => `  { id: '${known}', text: text${known} },`),
    '];',
    '',
  ].join('\n');
}

function moduleSource(): string {
  const quoted = text.replace(/[\\']/g, '\\$&');
  return [
    `${BANNER} Never edit: links made with it could not be read any more.`,
    `// SHA-256 of the text in UTF-8: ${sha256}`,
    `export const text =\n  '${quoted}';`,
    '',
  ].join('\n');
}
