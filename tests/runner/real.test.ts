import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import { createInlineRunner, createThreadRunner } from '#runner/inline';
import { parseScenarioText, type Scenario } from '#scenario';
import { bundle } from '../../tools/bundled-doors.js';

/** A shipped book cut down so that many batches take little time. */
function smallBook(): Scenario {
  const parsed = parseScenarioText(readFileSync('scenarios/us-charged-off.json', 'utf8'));
  if (!parsed.ok) throw new Error('invariant: a shipped scenario parses');
  const { portfolio, calendar } = parsed.value;
  const segments = portfolio.segments.map((segment) => ({ ...segment, accounts: 150 }));
  return {
    ...parsed.value,
    portfolio: { ...portfolio, segments },
    calendar: { ...calendar, horizonDays: 90 },
  };
}

let folder = '';
let entry: URL;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
  writeFileSync(join(folder, 'thread.mjs'), await bundle('tests/runner/thread-entry.ts'));
  entry = pathToFileURL(join(folder, 'thread.mjs'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = smallBook();
const request: RunRequest = { seed: 'threads', replications: 150 };

describe('the real experiment', () => {
  it('gives one and the same Summary inline and on 1, 2 and 3 threads, and after cancel and rerun', async () => {
    const inline = createInlineRunner();
    const expected = await inline.run(scenario, request);
    expect(expected.digest).toMatch(/^[0-9a-f]{16}$/);
    for (const threads of [1, 2, 3]) {
      const runner = createThreadRunner(threads, entry);
      const controller = new AbortController();
      const cancelled = runner.run(scenario, request, {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
      expect(await runner.run(scenario, request)).toEqual(expected);
      runner.dispose();
    }
  }, 120_000);

  it('counts up in partial results that are marked as such and end in the final one', async () => {
    const seen: Summary[] = [];
    const final = await createInlineRunner().run(scenario, request, { onProgress: (s) => seen.push(s) });
    expect(seen.length).toBeGreaterThan(1);
    const replications = seen.map((s) => s.replications);
    expect(replications).toEqual([...replications].sort((a, b) => a - b));
    for (const partial of seen.slice(0, -1)) expect(partial).toMatchObject({ preview: true });
    expect(seen.at(-1)).toBe(final);
    expect(final).toMatchObject({ replications: 150, preview: false });
  });
});
