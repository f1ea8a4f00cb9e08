/** The message compiler: messages/*.json to src/lib/paraglide, which is not kept in git. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

const modified = (path) => statSync(join(root, path)).mtimeMs;

/** Compiles the messages if a source is newer than the output. In its own process: the compiler leaves timers behind. */
export function generateIfStale() {
  const output = 'src/lib/paraglide/messages.js';
  const sources = [
    'project.inlang/settings.json',
    ...readdirSync(join(root, 'messages'), { recursive: true }).map((name) => `messages/${name}`),
  ];
  if (existsSync(join(root, output)) && sources.every((path) => modified(path) < modified(output))) return;
  execFileSync(process.execPath, [join(root, 'tools/generate.js')], { cwd: root, stdio: 'inherit' });
}
