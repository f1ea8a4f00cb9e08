import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaQuantile } from './beta.ts';
import { exp, normalQuantile } from './det-math.ts';
import { discountTable, exponentialTable, QuantileTable } from './tables.ts';

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const SEED = { seed: 42, numRuns: 2000 };
const toUnit = (u: number): number => (u + 0.5) / 4294967296;

describe('a quantile table', () => {
  test('returns the law itself for a line, and takes signed and unsigned draws alike', () => {
    const line = new QuantileTable((p) => p);
    fc.assert(
      fc.property(u32, (u) => Math.abs(line.at(u) - toUnit(u)) < 1e-15 && line.at(u | 0) === line.at(u)),
      SEED,
    );
    for (const u of [0, 1, 2, 3, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff])
      expect(line.at(u)).toBeCloseTo(toUnit(u), 15);
  });

  test('follows the unit exponential to 5e-5 into both tails', () => {
    const table = exponentialTable();
    fc.assert(
      fc.property(u32, (u) => Math.abs(table.at(u) + Math.log1p(-toUnit(u))) < 5e-5),
      SEED,
    );
    for (let k = 0; k < 32; k += 1) {
      const u = 0xffffffff - (2 ** k - 1);
      expect(Math.abs(table.at(u) + Math.log1p(-toUnit(u)))).toBeLessThan(5e-5);
    }
    expect(exponentialTable()).toBe(table);
  });

  test('never falls, within a half and across the middle', () => {
    const tables = [exponentialTable(), new QuantileTable((p) => betaQuantile(p, 0.15, 4))];
    for (const table of tables) {
      fc.assert(
        fc.property(u32, u32, (a, b) => table.at(Math.min(a, b)) <= table.at(Math.max(a, b))),
        SEED,
      );
      for (let u = 0x7ffffff0; u < 0x80000010; u += 1)
        expect(table.at(u)).toBeLessThanOrEqual(table.at(u + 1));
    }
  });

  // VC-26: lognormal, median 18, σ .75; closed forms. A table that cut the tails at 1/1,024 would miss the SD by 3 %.
  test('gives a lognormal book its mean, spread, percentiles and concentration within 0.3 %', () => {
    const table = new QuantileTable((p) => 18 * exp(0.75 * normalQuantile(p)));
    const n = 1 << 21;
    const step = 4294967296 / n;
    let sum = 0;
    let squares = 0;
    let top = 0;
    let above = 0;
    for (let i = 0; i < n; i += 1) {
      const x = table.at(i * step + step / 2);
      sum += x;
      squares += x * x;
      if (i >= 0.9 * n) top += x;
      if (x > 100) above += 1;
    }
    const mean = sum / n;
    const within = (got: number, expected: number): void =>
      expect(Math.abs(got / expected - 1)).toBeLessThan(0.003);
    within(mean, 23.846126);
    within(Math.sqrt(squares / n - mean * mean), 20.720824);
    within(table.at(0.05 * 4294967296), 5.242149);
    within(table.at(0.95 * 4294967296), 61.806711);
    within(top / sum, 0.297518);
    within(above / n, 0.011115);
  });
});

describe('discount factors', () => {
  test('start at 1 and lose the yearly rate in 365 days', () => {
    const factors = discountTable(0.12, 730);
    expect(factors).toHaveLength(731);
    expect(factors[0]).toBe(1);
    expect(factors[365]).toBeCloseTo(1 / 1.12, 12);
    expect(factors[730]).toBeCloseTo(1 / 1.12 ** 2, 12);
  });
  test('are all exactly 1 at rate 0', () => {
    expect(new Set(discountTable(0, 400))).toEqual(new Set([1]));
  });
});
