import type { Scenario } from '#scenario';
import type { Stages } from '../plan.ts';

/** Cuts the dpd axis wherever the bucket changes and at charge-off; the day loop then looks up one byte. */
export function buildStages(scenario: Scenario): Stages {
  const { portfolio } = scenario;
  const buckets = scenario.behaviour.buckets;
  const highestOnArrival = portfolio.segments.reduce((top, segment) => Math.max(top, segment.dpdTo), 1);
  const maxDpd = highestOnArrival + scenario.calendar.horizonDays + 64;
  const cuts = new Set<number>([0, 1]);
  for (const bucket of buckets) cuts.add(bucket.fromDpd);
  cuts.add(portfolio.chargeOffDpd);
  const fromDpd = [...cuts].filter((dpd) => dpd <= maxDpd).sort((x, y) => x - y);
  const bucketOf = (dpd: number) => Math.max(0, buckets.filter((bucket) => bucket.fromDpd <= dpd).length - 1);
  const ofDpd = new Uint8Array(maxDpd + 1);
  fromDpd.forEach((from, stage) => ofDpd.fill(stage, from));
  return {
    ofDpd,
    fromDpd: Int32Array.from([...fromDpd, 1_000_000]),
    bucket: Uint8Array.from(fromDpd, bucketOf),
  };
}
