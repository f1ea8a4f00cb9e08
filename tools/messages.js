/** The message compiler: messages/ to src/lib/paraglide, which is not kept in git. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Options shared by the development server and `npm run generate`. */
export const paraglideOptions = {
  project: join(root, 'project.inlang'),
  outdir: join(root, 'src/lib/paraglide'),
  /**
   * A choice once made is kept in the browser; else the browser's own languages; else Vietnamese.
   * @type {('localStorage' | 'preferredLanguage' | 'baseLocale')[]}
   */
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
};

const files = () =>
  readdirSync(join(root, 'messages'), { recursive: true })
    .map((name) => `messages/${name}`)
    .filter((name) => name.endsWith('.json'))
    .sort();

/**
 * Writes the sentences of all folders of messages/ into one file a language, which is what the compiler reads: given
 * many files it takes twenty times as long. Throws where two files name the same sentence.
 */
export function joinMessages() {
  const joined = {};
  for (const path of files()) {
    const sentences = (joined[basename(path)] ??= {});
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')))) {
      if (key in sentences && key !== '$schema')
        throw new Error(`${path}: “${key}” stands in another file too`);
      sentences[key] = text;
    }
  }
  const folder = join(root, 'project.inlang/cache/messages');
  mkdirSync(folder, { recursive: true });
  for (const [name, sentences] of Object.entries(joined))
    writeFileSync(join(folder, name), JSON.stringify(sentences, null, 2));
}

const modified = (path) => statSync(join(root, path)).mtimeMs;

/** Compiles the messages if a source is newer than the output. In its own process: the compiler leaves timers behind. */
export function generateIfStale() {
  const output = 'src/lib/paraglide/messages.js';
  const sources = ['project.inlang/settings.json', ...files()];
  if (existsSync(join(root, output)) && sources.every((path) => modified(path) < modified(output))) return;
  execFileSync(process.execPath, [join(root, 'tools/generate.js')], { cwd: root, stdio: 'inherit' });
}
