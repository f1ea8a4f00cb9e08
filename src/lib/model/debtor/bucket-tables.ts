import { betaQuantile, exp, logit, Remembered, sigmoid } from '#engine';
import type { BucketRow, Scenario } from '#scenario';
import { ATOMS } from '../layout.ts';
import type { BucketTables } from '../plan.ts';
import { cohortRates, ownPaymentIn30Days, payingShare, rateOfShare } from './willingness.ts';
import type { CohortRates } from './willingness.ts';

const cohorts = new Remembered<CohortRates>(8);
const betas = new Remembered<Float64Array>(200);

/** A Beta law as ATOMS equally likely values. */
export function betaAtoms(mean: number, concentration: number): Float64Array {
  return betas.get(`${mean}/${concentration}`, () =>
    Float64Array.from({ length: ATOMS }, (_, k) => betaQuantile((k + 0.5) / ATOMS, mean, concentration)),
  );
}

/** Messages a month at which the typed uplift is meant (Karlan et al. and vendor tables state it for two). */
const MESSAGES_OF_UPLIFT = 2;

/** Behaviour by bucket as the day loop reads it. */
export function bucketTables(
  rows: readonly BucketRow[],
  scenario: Scenario,
  z: Float64Array,
  multiplier: Float64Array,
): BucketTables {
  const { behaviour } = scenario;
  const rates = cohorts.get(JSON.stringify([rows, behaviour.frailtySigma]), () =>
    cohortRates(rows, multiplier),
  );
  const { saturation, fatigue } = behaviour.messages;
  const responseAtTwo = (1 - exp(-saturation * MESSAGES_OF_UPLIFT)) * exp(-fatigue * MESSAGES_OF_UPLIFT);
  const n = rows.length;
  const contact = new Float64Array(n * ATOMS);
  const promise = new Float64Array(n * ATOMS);
  const kept = new Float64Array(n * ATOMS);
  const visitFound = new Float64Array(n * ATOMS);
  const visitPromise = new Float64Array(n * ATOMS);
  const visitKept = new Float64Array(n * ATOMS);
  const { willingnessOnPromise, willingnessOnKept } = behaviour.promise;
  const moved = (rate: number, slope: number, k: number) => sigmoid(logit(rate) + slope * z[k]);
  rows.forEach((row, b) => {
    const { concentration } = behaviour.contact;
    contact.set(betaAtoms(row.contactRate, concentration), b * ATOMS);
    visitFound.set(betaAtoms(row.visitFoundRate, concentration), b * ATOMS);
    for (let k = 0; k < ATOMS; k += 1) {
      promise[b * ATOMS + k] = moved(row.promiseRate, willingnessOnPromise, k);
      kept[b * ATOMS + k] = moved(row.keptRate, willingnessOnKept, k);
      visitPromise[b * ATOMS + k] = moved(row.visitPromiseRate, willingnessOnPromise, k);
      visitKept[b * ATOMS + k] = moved(row.visitKeptRate, willingnessOnKept, k);
    }
  });
  return {
    ownRate: rates.ownRate,
    messageRate: rates.upliftRate.map((rate) => (responseAtTwo > 0 ? rate / responseAtTwo : 0)),
    willingnessOnArrival: rates.onArrival,
    cureShare: Float64Array.from(rows, (row) => row.cureShare),
    skipBelow: Float64Array.from(rows, (row) => Math.round(row.skipShare * 16777216)),
    contact,
    promise,
    kept,
    visitFound,
    visitPromise,
    visitKept,
    placedRate: placedRates(rows, rates, multiplier),
    visitFoundMean: Float64Array.from(rows, (row) => row.visitFoundRate),
    visitPromiseKeptMean: Float64Array.from(rows, (row) => row.visitPromiseRate * row.visitKeptRate),
    contactMean: Float64Array.from(rows, (row) => row.contactRate),
    promiseKeptMean: Float64Array.from(rows, (row) => row.promiseRate * row.keptRate),
    ownPaymentIn30Days: Float64Array.from(rows, ownPaymentIn30Days),
  };
}

/** Rate that raises the 30-day paying share of the bucket's no-touch population by `placedUplift`. */
function placedRates(rows: readonly BucketRow[], rates: CohortRates, multiplier: Float64Array): Float64Array {
  return Float64Array.from(rows, ({ placedUplift }, b) => {
    const weight = new Float64Array(ATOMS);
    for (let c = 0; c < 4096; c += 1) weight[rates.onArrival[b * 4096 + c]] += 1 / 4096;
    const own = rates.ownRate[b];
    const raised = Math.min(payingShare(own, 30, multiplier, weight) + placedUplift, 1 - 1e-9);
    return placedUplift > 0 ? Math.max(0, rateOfShare(raised, 30, multiplier, weight) - own) : 0;
  });
}
