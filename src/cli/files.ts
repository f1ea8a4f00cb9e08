import { readFile, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { LIMITS, parseScenarioText, type Scenario } from '#scenario';
import { UserError } from './command.ts';
import { issueLines } from './messages.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
};

/** Runs a file operation; what the file system refuses is told as a sentence about the path. */
export async function withFile<T>(verb: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!REASONS[code]) throw error;
    throw new UserError(`Cannot ${verb} ${path}: ${REASONS[code]}.`);
  }
}

/** Paths are meant from where the user stands; `npm run` moves to the repository's root and remembers where that was. */
export function fromHere(path: string): string {
  const here = process.env['npm_lifecycle_event'] === 'sim' ? process.env['INIT_CWD'] : undefined;
  return isAbsolute(path) ? path : resolve(here ?? process.cwd(), path);
}

/** Text of a file that may be as large as a scenario may be. */
export async function readText(path: string, maxBytes: number = LIMITS.fileBytes): Promise<string> {
  const full = fromHere(path);
  return withFile('read', path, async () => {
    const { size } = await stat(full);
    if (size > maxBytes)
      throw new UserError(`Cannot read ${path}: it has ${size} bytes, at most ${maxBytes}.`);
    return readFile(full, 'utf8');
  });
}

export async function readScenario(path: string): Promise<Scenario> {
  const parsed = parseScenarioText(await readText(path));
  if (!parsed.ok) throw new UserError(`${path} is not a valid scenario:\n${issueLines(parsed.issues)}`);
  return parsed.value;
}

/** Said before the work, so that half an hour of simulation does not end at a file that exists. */
export async function refuseOverwrite(paths: (string | undefined)[], force: boolean): Promise<void> {
  const named = paths.filter((path) => path !== undefined).map(fromHere);
  if (new Set(named).size < named.length) throw new UserError('Two outputs have the same name.');
  if (force) return;
  for (const path of named) {
    const found = await stat(path).catch(() => undefined);
    if (found)
      throw new UserError(`${path} exists already. Choose another name, or add --force to replace it.`);
  }
}

/** With `force` replaces; else fails if the file has appeared meanwhile. */
export async function writeText(path: string, text: string, force: boolean): Promise<void> {
  try {
    await withFile('write', path, () => writeFile(fromHere(path), text, { flag: force ? 'w' : 'wx' }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UserError(`${path} exists already. Choose another name, or add --force to replace it.`);
    throw error;
  }
}
