import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** A test of one share against another with two equal arms. */
export interface TwoArms {
  champion: number;
  challenger: number;
  /** Two-sided chance of a false alarm, e.g. .05. */
  alpha: number;
  /** Chance to see a difference that is there, e.g. .8. */
  power: number;
}

/**
 * Accounts in each arm, not rounded up. `pooled` (the usual one): variance under "no difference" for the false alarm, each
 * arm's own for the power; `unpooled`: each arm's own for both. Source: Fleiss, Levin & Paik, "Statistical Methods for Rates
 * and Proportions", 3rd ed., § 4.2. Infinity when the arms are alike.
 */
export function armSize(
  { champion, challenger, alpha, power }: TwoArms,
  variance: 'pooled' | 'unpooled' = 'pooled',
): number {
  if (!(
    champion > 0 &&
    champion < 1 &&
    challenger > 0 &&
    challenger < 1 &&
    alpha > 0 &&
    power > 0 &&
    power < 1
  ))
    throw new Error(`invariant: armSize(${champion}, ${challenger}, ${alpha}, ${power})`);
  const alarm = normalQuantile(1 - alpha / 2, 0, 1);
  const miss = normalQuantile(power, 0, 1);
  const own = champion * (1 - champion) + challenger * (1 - challenger);
  const mean = (champion + challenger) / 2;
  const none = variance === 'pooled' ? 2 * mean * (1 - mean) : own;
  const reach = alarm * Math.sqrt(none) + miss * Math.sqrt(own);
  const difference = challenger - champion;
  return (reach * reach) / (difference * difference);
}

/**
 * Pairs that show a mean difference which is there, not rounded up: ((z(1 − α/2) + z(power)) · sd ÷ difference)², by the
 * normal law. Source: Fleiss, Levin & Paik, § 2. Infinity when there is none.
 */
export function pairsToShow(sd: number, difference: number, alpha: number, power: number): number {
  const reach = normalQuantile(1 - alpha / 2, 0, 1) + normalQuantile(power, 0, 1);
  const pairs = (reach * sd) / difference;
  return pairs * pairs;
}

/** Independent values so that mean ± z·se is ± `halfWidth`: z²·variance ÷ halfWidth², not rounded up. */
export function sizeForHalfWidth(variance: number, halfWidth: number, z = 1.96): number {
  return (z * z * variance) / (halfWidth * halfWidth);
}

/** Yes or no under two policies for the same account, chance p and q. */
export interface PairedYesNo {
  /** Variance of the difference when each policy has luck of its own. */
  independent: number;
  /** Covariance, variance of the difference and correlation when both compare one uniform with p and q. */
  covariance: number;
  common: number;
  correlation: number;
  /** independent ÷ common: how many futures pairing saves. */
  ratio: number;
}

/** Common random numbers in closed form: covariance min(p, q) − p·q, variance d(1 − d) with d = |p − q|. */
export function pairedYesNo(p: number, q: number): PairedYesNo {
  const varianceP = p * (1 - p);
  const varianceQ = q * (1 - q);
  const independent = varianceP + varianceQ;
  const covariance = Math.min(p, q) - p * q;
  const common = independent - 2 * covariance;
  return {
    independent,
    covariance,
    common,
    correlation: covariance / Math.sqrt(varianceP * varianceQ),
    ratio: independent / common,
  };
}

/**
 * Standard deviation ÷ mean of a collector's recovery rate from luck alone: `accounts` pay in whole with chance p, balances
 * have squared coefficient of variation `balanceCv2`. Against expected balances √(((1 + cv²)/p − 1)/n): who gets large debts
 * is luck too. Against the collector's own balances √((1 + cv²)(1 − p)/(p·n)).
 */
export function rateNoise(
  accounts: number,
  p: number,
  balanceCv2: number,
  against: 'expected' | 'own' = 'expected',
): number {
  const numerator = against === 'expected' ? (1 + balanceCv2) / p - 1 : ((1 + balanceCv2) * (1 - p)) / p;
  return Math.sqrt(numerator / accounts);
}
