import { describe, expect, test, vi } from 'vitest';
import { schemePreset } from '#incentives';
import { meanInterval, moments } from '#stats';
import { payBook, tryScheme } from '../../src/cli/pay-trial.ts';
import type { Trial, TrialEngine } from '../../src/cli/pay-trial.ts';
import { checkRows } from '../../src/cli/pay-page.ts';
import { mutatedEngine, readText } from './support/engine.ts';
import type { Mutation } from './support/engine.ts';
import { preset } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Some statements of docs/validation/pay.md, on six futures with 95 % intervals, schemes on the same luck. */
const BOOK = payBook(preset('vn-consumer-finance'));
const FUTURES = 6;
const tried = new Map<string, Trial[]>();
function of(id: string): Trial[] {
  let trials = tried.get(id);
  if (trials === undefined) tried.set(id, (trials = tryScheme(BOOK, schemePreset(id)!.scheme, FUTURES)));
  return trials;
}
const net = (trial: Trial) => trial.quality.netGain;
const interval = (values: number[]) => {
  const { mean, se, n } = moments(values);
  return meanInterval(mean, se, n);
};
type Of = (id: string) => Trial[];
const over = (a: string, b: string, read: (trial: Trial) => number, from: Of = of) =>
  interval(from(a).map((trial, r) => read(trial) - read(from(b)[r]!)))[0];

/** Statements that a seeded bug must lose, each as one number that is above 0 while it holds. */
const pressesMore = (from: Of) => over('D2', 'G5', (trial) => trial.mean.pressure, from);
const fakes = (from: Of) => interval(from('D4').map(({ doors }) => doors.falsified))[0] - 0.1;
const addsNothing = (from: Of) =>
  0.25 - interval(from('D4').map(({ quality, unpaid }) => quality.uplift / unpaid.value))[1];

const NOBODY_GAMES: Mutation = {
  file: 'src/lib/model/pay-plan.ts',
  from: 'off[name] = pay.without.includes(name)',
  to: 'off[name] = true',
};

describe('presets on accounts', () => {
  test.each(['D1', 'D5'])('G1 and G5 leave more after pay than %s', (disaster) => {
    for (const good of ['G1', 'G5']) expect(over(good, disaster, net)).toBeGreaterThan(0);
  });

  test('gross cash presses more than the gated field scorecard', () => {
    expect(pressesMore(of)).toBeGreaterThan(0);
  });

  test('counted promises are fair, but pay and value go apart', () => {
    const fair = moments(of('D1').map(({ quality }) => quality.split.book)).mean;
    expect(fair).toBeLessThan(moments(of('D2').map(({ quality }) => quality.split.book)).mean);
    expect(over('D2', 'D1', ({ quality }) => quality.outcomeAlignment)).toBeGreaterThan(0);
    expect(interval(of('D1').map(({ quality, unpaid }) => quality.uplift / unpaid.value))[1]).toBeLessThan(
      0.05,
    );
  });

  test('counted visits are faked and add next to nothing', () => {
    expect(fakes(of)).toBeGreaterThan(0);
    expect(addsNothing(of)).toBeGreaterThan(0);
    expect(interval(of('D4').map(({ quality, unpaid }) => quality.uplift / unpaid.value))[0]).toBeLessThan(
      0.1,
    );
    expect(interval(of('D4').map(net))[1]).toBeLessThan(0);
  });

  test('cap and ratchet hide skill', () => {
    const icc = (id: string) => moments(of(id).map(({ quality }) => quality.icc)).mean;
    expect(icc('D6')).toBeLessThan(icc('D2'));
    expect(icc('D6')).toBeLessThan(icc('G5'));
  });

  test('seeded bug: where nobody games, neither pressure nor fakes show', async () => {
    const engine = (await mutatedEngine(NOBODY_GAMES)) as TrialEngine;
    const wrong: Of = (id) => tryScheme(BOOK, schemePreset(id)!.scheme, 2, {}, engine);
    expect(pressesMore(wrong)).not.toBeGreaterThan(0);
    expect(fakes(wrong)).toBeLessThan(0);
  });
});

test('docs/validation/pay.md was written by the model as it is', () => {
  const page = readText('docs/validation/pay.md');
  for (const row of checkRows(preset('vn-consumer-finance'))) expect(page).toContain(row);
});
