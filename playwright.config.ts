import { defineConfig } from '@playwright/test';
import { launchOptions } from './tools/chromium.js';

const port = Number(process.env.JOURNEY_PORT ?? 4273);

/** Journeys through the built app (`npm run build` first), served with the headers it ships with. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/journeys',
  fullyParallel: false,
  workers: 1,
  // A journey that fails now and then is a defect, of the app or of the journey.
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    launchOptions: launchOptions(),
    locale: 'vi-VN',
    viewport: { width: 1280, height: 800 },
    // Without a film of the page, which costs more processor time than the page itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  webServer: {
    command: `node tools/serve.js ${port}`,
    port,
    reuseExistingServer: false,
    timeout: 15_000,
  },
});
