/** Finds a Chromium that is on this machine already. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Arguments every test browser gets: works as root in a container, talks to nobody but the page's own server, and does not
 * emulate a graphics card where there is none, which took a quarter of the journeys' processor time.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-gpu',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of CHROMIUM_PATH, else of the first known name on PATH; undefined when there is none. */
export function systemChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Launch options for Playwright; without a system browser Playwright uses its own download. */
export function launchOptions(env = process.env) {
  const executablePath = systemChromium(env);
  return executablePath ? { executablePath, args: chromiumArgs } : { args: chromiumArgs };
}
