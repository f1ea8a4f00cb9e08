import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** What one collector (or team, or partner) shows, and how much luck is in it. */
export interface Measured {
  value: number;
  /** Standard error of the value from luck alone, > 0. */
  se: number;
}

/** The value after regression to the mean of all. */
export interface Shrunken {
  /** Mean and standard deviation of what the true value may be. */
  value: number;
  sd: number;
  /** Share of the distance from the mean that is kept: near 0 = all luck, near 1 = all real. */
  kept: number;
}

export interface Shrinkage {
  /** Mean of the true values. */
  mean: number;
  /** Standard deviation τ of the true values: median of what it may be. */
  spread: number;
  /** Share of the variance seen that is luck, 0–1: mean of se² ÷ (τ² + se²). */
  luckShare: number;
  each: Shrunken[];
}

/** Fewest values from which the spread of the true ones can be told from luck at all. */
export const FEWEST_TO_SHRINK = 3;
/** Cells of the integral over τ: the textbook example of the test is met to .01 of its unit. */
const CELLS = 100;

/**
 * Normal hierarchical model: value ~ N(true, se²), true ~ N(mean, τ²), flat priors on mean and τ ≥ 0, integrated over τ
 * (Gelman et al., "Bayesian Data Analysis", 3rd ed., § 5.4, eq. 5.17–5.21). Plugging in one estimate of τ would be shorter
 * but judges people far too surely: with 40 collectors and luck 1.5 times the skill its 95 % ranges cover 85 %, these 92 %.
 * Throws `invariant: …` on fewer than FEWEST_TO_SHRINK values or on se that are not positive.
 */
export function shrink(measured: readonly Measured[]): Shrinkage {
  const n = measured.length;
  if (n < FEWEST_TO_SHRINK || measured.some(({ se }) => !(se > 0)))
    throw new Error(`invariant: shrink ${n} values`);
  const scale = Math.sqrt(sum(measured.map(({ se }) => se * se)) / n);
  // τ = scale·t ÷ (1 − t) takes the half-line to (0, 1).
  const cells = Array.from({ length: CELLS }, (_, cell) => {
    const t = (cell + 0.5) / CELLS;
    return atSpread(measured, (scale * t) / (1 - t), 1 / (1 - t));
  });
  const best = Math.max(...cells.map(({ lnMass }) => lnMass));
  const raw = cells.map(({ lnMass }) => exp(lnMass - best));
  const total = sum(raw);
  const mass = raw.map((m) => m / total);
  const mix = (what: (cell: (typeof cells)[number]) => number) =>
    sum(cells.map((c, k) => mass[k]! * what(c)));
  return {
    mean: mix((c) => c.mean),
    spread: medianOf(
      cells.map(({ spread }) => spread),
      mass,
    ),
    luckShare: mix((c) => sum(measured.map(({ se }) => lostAt(se, c.spread))) / n),
    each: measured.map(({ value, se }) => {
      const guess = (c: (typeof cells)[number]) => value + lostAt(se, c.spread) * (c.mean - value);
      const centre = mix(guess);
      const variance = mix((c) => {
        const lost = lostAt(se, c.spread);
        const off = guess(c) - centre;
        return se * se * (1 - lost) + lost * lost * c.meanVariance + off * off;
      });
      return { value: centre, sd: Math.sqrt(variance), kept: 1 - mix((c) => lostAt(se, c.spread)) };
    }),
  };
}

/** Chance that the true value is below `limit`, normal about its guess: what separates poor work from bad luck. */
export function chanceBelow({ value, sd }: Shrunken, limit: number): number {
  return normalCdf((limit - value) / sd, 0, 1);
}

/** Mean of all and posterior mass (log, up to a constant) if the true values spread by `spread`; `stretch` is that of the cell. */
function atSpread(measured: readonly Measured[], spread: number, stretch: number) {
  const weights = measured.map(({ se }) => 1 / (se * se + spread * spread));
  const weight = sum(weights);
  const mean = sum(measured.map(({ value }, k) => weights[k]! * value)) / weight;
  const misfit = sum(measured.map(({ value }, k) => weights[k]! * (value - mean) * (value - mean)));
  const lnMass = (sum(weights.map(ln)) - ln(weight) - misfit) / 2 + 2 * ln(stretch);
  return { spread, mean, meanVariance: 1 / weight, lnMass };
}

/** Share of the distance from the mean that is luck when the true values spread by `spread`. */
const lostAt = (se: number, spread: number): number => (se * se) / (se * se + spread * spread);

function medianOf(ascending: readonly number[], mass: readonly number[]): number {
  let below = 0;
  const k = mass.findIndex((m) => (below += m) >= 0.5);
  return ascending[k]!;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
