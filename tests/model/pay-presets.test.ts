import { describe, expect, test, vi } from 'vitest';
import { schemePreset } from '#incentives';
import { meanInterval, moments } from '#stats';
import { payBook, tryScheme } from '../../src/cli/pay-trial.ts';
import type { Trial } from '../../src/cli/pay-trial.ts';
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
const over = (a: string, b: string, read: (trial: Trial) => number) =>
  interval(of(a).map((trial, r) => read(trial) - read(of(b)[r]!)))[0];

describe('presets on accounts', () => {
  test.each(['D1', 'D5'])('G1 and G5 leave more after pay than %s', (disaster) => {
    for (const good of ['G1', 'G5']) expect(over(good, disaster, net)).toBeGreaterThan(0);
  });

  test('gross cash presses more than the gated field scorecard', () => {
    expect(over('D2', 'G5', (trial) => trial.mean.pressure)).toBeGreaterThan(0);
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
    expect(interval(of('D4').map(({ doors }) => doors.falsified))[0]).toBeGreaterThan(0.1);
    const [low, high] = interval(of('D4').map(({ quality, unpaid }) => quality.uplift / unpaid.value));
    expect(low).toBeLessThan(0.1);
    expect(high).toBeLessThan(0.25);
    expect(interval(of('D4').map(net))[1]).toBeLessThan(0);
  });

  test('cap and ratchet hide skill', () => {
    const icc = (id: string) => moments(of(id).map(({ quality }) => quality.icc)).mean;
    expect(icc('D6')).toBeLessThan(icc('D2'));
    expect(icc('D6')).toBeLessThan(icc('G5'));
  });
});
