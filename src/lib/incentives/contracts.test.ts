import { describe, expect, it } from 'vitest';
import { caughtChance, deterringAudit, deterringFine, fakeGain, moralCostAt } from './audit.ts';
import { ratchetSlope } from './compile.ts';
import {
  contestIntensity,
  distortedContract,
  duelPrice,
  linearContract,
  relativeEvaluation,
  twoTasks,
  winChance,
} from './contracts.ts';
import { holdMove } from './decide.ts';
import { poissonCdf, poissonPmf, simpson, tableCdf, tablePdf, normalPdf } from './normal.ts';
import { C0 } from './parameters.ts';
import { normalCdf } from '#engine';
import { attention } from './technology.ts';

const six = (got: number, expected: number) => expect(got).toBeCloseTo(expected, 6);

describe('textbook contracts', () => {
  it('linear contract: risk dulls the slope', () => {
    const { slope, effort, surplus } = linearContract(0.8, 1.25, 0.9);
    six(slope, 0.526316);
    six(effort, 0.421053);
    six(surplus, 0.210526);
    expect(linearContract(0, 1.25, 0.9)).toMatchObject({ effort: 0.8, surplus: 0.4 });
  });
  it('distorted measure: the angle is what matters', () => {
    const free = distortedContract([1, 0.8, 0.5], [1.2, 0.2, 0]);
    six(free.cosine, 0.813162);
    six(free.slope, 0.918919);
    six(free.actions[0], 1.102703);
    six(free.actions[1], 0.183784);
    six(free.surplus, 0.624865);
    six(free.surplus / free.firstBest, 0.661233);
    const risky = distortedContract([1, 0.8, 0.5], [1.2, 0.2, 0], 0.5, 0.6);
    six(risky.slope, 0.764045);
    six(risky.surplus, 0.519551);
  });
  it('two tasks: the unpaid one is displaced', () => {
    const [paid, unpaid] = twoTasks([0.6, 0], 0.5);
    six(paid, 0.8);
    six(unpaid, -0.4);
    expect(twoTasks([0.6, 0.6], 0.5).map((a) => Number(a.toFixed(12)))).toEqual([0.4, 0.4]);
  });
  it('contests: a gap and a crowd dull the prize', () => {
    six(duelPrice(0.3, 0.2), 0.423142);
    six(duelPrice(0.3, 0.2) / 0.05, 8.462844);
    six(duelPrice(0.3, 0.2, 0.1), 0.397505);
    six(duelPrice(0.3, 0.2, 0.2), 0.329543);
    six(duelPrice(0.3, 0.2, 0.4), 0.155665);
    six(contestIntensity(5), 0.232593);
    six((0.3 * contestIntensity(5)) / 0.2, 0.348889);
    six(contestIntensity(10), 0.153875);
    six((0.3 * contestIntensity(10)) / 0.2, 0.230813);
    six(winChance(7, 0), 1 / 7);
    six(winChance(2, 0.5), normalCdf(0.5 / Math.sqrt(2)));
  });
  it('relative evaluation removes what all share', () => {
    const { weight, residual } = relativeEvaluation(0.09, 0.04, 8);
    six(weight, 0.940299);
    six(residual, 0.045373);
    six(1 / (1 + 2 * (0.09 + 0.04)), 0.793651);
    six(1 / (1 + 2 * residual), 0.916804);
  });
  it.each([
    [0.97, 0.5, 0.058252],
    [0.97, 0.2, 0.133929],
    [0.9, 0.5, 0.181818],
    [0.8, 0.5, 0.333333],
  ])('ratchet at δ = %d, ρ = %d', (delta, rho, share) => six(ratchetSlope(rho, delta), share));
  it('no ratchet leaves the slope', () => expect(ratchetSlope(0, 0.97)).toBe(1));
  it('a Poisson gate prices the complaint', () => {
    six(poissonCdf(2, 1.2), 0.879487);
    six(poissonPmf(2, 1.2), 0.21686);
    six(0.3 * poissonPmf(2, 1.2), 0.065058);
  });
  it('audit and fine deter as Becker says', () => {
    six(deterringAudit(0.012, 0.3), 0.038462);
    six(deterringAudit(0.012, 0.3, 0.002), 0.032051);
    six(fakeGain(0.012, 0.01, 0.3, 0.002), 0.00688);
    six(fakeGain(0.012, 0.02, 0.3, 0.002), 0.00376);
    six(fakeGain(0.012, 0.05, 0.3, 0.002), -0.0056);
    six(deterringFine(0.012, 0.02, 0.002), 0.488);
    six(caughtChance(0.01, 10), 0.095618);
    six(caughtChance(0.02, 10), 0.182927);
    six(caughtChance(0.05, 10), 0.401263);
  });
  it('40 % never fake, the others have a mean reluctance of .3 c₀', () => {
    expect(moralCostAt(0.39)).toBe(9);
    const mean = simpson((u) => moralCostAt(u), 0.4, 1 - 1e-9, 200_000) / 0.6;
    expect(mean / C0).toBeCloseTo(0.3, 2);
  });
  it('attention tilted to what is credited', () => {
    six(attention(0.5, 'gross').cash, 1.165);
    six(attention(0.5, 'gross').value, 0.940299);
    six(attention(1, 'gross').cash, 1.297425);
    six(attention(1, 'gross').value, 0.823778);
    expect(attention(0.5, 'uplift').value).toBeGreaterThan(1.05);
  });
  it('holds cash over when next month pays more', () =>
    six(holdMove(0.1 - 0.35, 0.3 / 22, 0.3 * C0), -0.833333));
});

it('tabulated Φ and φ are within 2e-10 of the exact ones', () => {
  let worst = 0;
  for (let z = -9; z <= 9; z += 0.0037)
    worst = Math.max(worst, Math.abs(tableCdf(z) - normalCdf(z)), Math.abs(tablePdf(z) - normalPdf(z)));
  expect(worst).toBeLessThan(2e-10);
});
