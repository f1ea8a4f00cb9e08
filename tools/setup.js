/** Set-up that needs nothing but Node and npm: the packages of the lockfile, and a Chromium for the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumArgs, systemChromium } from './chromium.js';

export const root = join(import.meta.dirname, '..');

/** Runs a command in the repository, its output on the terminal; true when it ended well. */
export function run(command, args, options = {}) {
  const shell = process.platform === 'win32';
  return (
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell, ...options })
      .status === 0
  );
}

/** A program of node_modules, run by this Node. */
export const bin = (path) => join(root, 'node_modules', path);

const modified = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0);

/** Refuses a Node that the tools cannot run on, in words. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: Recovery Sandbox needs Node 20.19 or newer.`);
  process.exit(1);
}

/** Installs exactly what the lockfile says, if it is not there or older than the lockfile. */
export function installPackages() {
  // npm writes this file last, when everything is in place.
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  console.log('Installing packages (npm ci) …');
  if (run('npm', ['ci', '--no-audit', '--no-fund'])) return;
  console.error(
    'npm ci failed; see above. Is there a network, and is package-lock.json as it was committed?',
  );
  process.exit(1);
}

const starts = (executablePath) =>
  import('playwright')
    .then(({ chromium }) => chromium.launch({ executablePath, args: chromiumArgs }))
    .then((browser) => browser.close())
    .then(
      () => true,
      () => false,
    );

/** Finds or fetches a Chromium that starts, and says which; false when there is none to be had. */
export async function prepareChromium() {
  const found = systemChromium();
  if (found && (await starts(found))) {
    console.log(`Chromium: ${found}${process.env.CHROMIUM_PATH ? ' (CHROMIUM_PATH)' : ''}`);
    process.env.CHROMIUM_PATH = found;
    return true;
  }
  if (found) console.log(`Chromium: ${found} does not start.`);
  delete process.env.CHROMIUM_PATH;
  if (await starts(undefined)) {
    console.log("Chromium: Playwright's own, downloaded before.");
    return true;
  }
  console.log("Chromium: none on this machine; trying Playwright's download …");
  if (run(process.execPath, [bin('playwright/cli.js'), 'install', 'chromium'], { timeout: 300_000 })) {
    if (await starts(undefined)) {
      console.log("Chromium: Playwright's own, downloaded now.");
      return true;
    }
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium: installing the package `chromium` with apt-get …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
    const installed = systemChromium();
    if (installed && (await starts(installed))) {
      console.log(`Chromium: ${installed}, installed with apt-get.`);
      process.env.CHROMIUM_PATH = installed;
      return true;
    }
  }
  console.error(
    'Chromium: none found. Install one, or set CHROMIUM_PATH to its executable, and run npm test again.',
  );
  return false;
}
