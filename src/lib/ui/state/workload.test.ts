import { expect, it } from 'vitest';
import type { RunRequest } from '#experiment';
import type { Runner } from '#runner';
import type { Scenario } from '#scenario';
import { accountDays, BUDGET_MS } from './aside.ts';
import { shippedResult } from './default-result.ts';
import { defaultScenario } from './presets.ts';
import { demand, demandSample } from './workload.ts';

/** The default strategy with so many calls an account and week, at most `daily` a day. */
const calling = (weekly: number, daily = 5): Scenario => ({
  ...defaultScenario,
  strategy: {
    ...defaultScenario.strategy,
    treatments: defaultScenario.strategy.treatments.map((path) => ({
      ...path,
      steps: path.steps.map((step) =>
        step.channel === 'phone' ? { ...step, maxAttemptsPer7Days: weekly, maxAttemptsPerDay: daily } : step,
      ),
    })),
  },
});

it('the default book is lived whole, one with many calls an account in part: the work of a future is bounded', () => {
  expect([3, 7, 21, 35].map((weekly) => demandSample(calling(weekly)))).toEqual([1, 2, 3, 4]);
  // A ceiling of the day holds back the ceiling of the week.
  expect(demandSample(calling(35, 1))).toBe(demandSample(calling(7)));
});

/**
 * Two loaded cores: 85 ns an account-day and 308 ns a call, three times what the quiet machine takes; half the calls allowed are made. So
 * lived, the whole book takes 10 s to the first news at 35 calls a week, and 39 s were seen under more load.
 */
async function forecast(weekly: number) {
  let now = 0;
  const news: number[] = [];
  const requests: RunRequest[] = [];
  const runner: Runner = {
    run(_, request) {
      const days = accountDays(defaultScenario);
      const calls = (days * weekly) / 7 / 2;
      now += (request.replications * (days * 85e-6 + calls * 308e-6)) / 2 / (request.sampleEvery ?? 1);
      requests.push(request);
      return Promise.resolve(shippedResult);
    },
    dispose() {},
  };
  const signal = new AbortController().signal;
  await demand({ runner, scenario: calling(weekly), seed: 's', signal, clock: () => now }, () =>
    news.push(now),
  );
  return { news, took: now, requests };
}

it.each([1, 3, 7, 21, 35])(
  'with %i calls a week the forecast has its first news in 4 s and ends in 8 s',
  async (weekly) => {
    const { news, took, requests } = await forecast(weekly);
    expect(news[0]).toBeLessThan(4_000);
    expect(took).toBeLessThan(8_000);
    expect(requests.length).toBe(news.length);
    expect(took).toBeGreaterThan(BUDGET_MS / 4);
  },
);
