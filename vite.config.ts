import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';
import { bundledDoors } from './tools/bundled-doors.js';
import { launchOptions } from './tools/chromium.js';
import { generateIfStale, joinMessages, paraglideOptions } from './tools/messages.js';

const componentTests = 'src/**/*.svelte.test.ts';

// `vite dev` recompiles messages as they are edited; builds and tests take what one compilation left.
const developing = process.argv.includes('dev');
if (!developing) generateIfStale();
else joinMessages();
/** A sentence edited while developing reaches the compiler, which watches the joined file. */
const rejoin = {
  name: 'join-messages',
  configureServer({ watcher }: ViteDevServer) {
    watcher.add('messages');
    const folder = join(import.meta.dirname, 'messages');
    watcher.on('change', (file) => file.startsWith(folder) && joinMessages());
  },
};

export default defineConfig({
  plugins: [developing ? [rejoin, paraglideVitePlugin(paraglideOptions)] : [], sveltekit()],
  worker: { format: 'es' },
  resolve: {
    alias: {
      '@stdlib/assert-has-generator-support': join(import.meta.dirname, 'tools/has-generator-support.cjs'),
    },
  },
  // The data page fetches the shipped card book; the development server must be told that it may hand it out.
  server: { host: '127.0.0.1', fs: { allow: ['scenarios'] } },
  test: {
    // A stochastic test is seeded; one that fails must fail every time.
    retry: 0,
    // Vitest leaves one core free; the model checks are what there is to wait for.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        plugins: [bundledDoors()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [componentTests, 'tests/e2e/**', 'tests/fixtures/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [componentTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
