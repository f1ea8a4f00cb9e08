import type { Scenario } from '#scenario';
import type { Stages } from './plan.ts';

/** Cuts the dpd axis wherever bucket, callability or messaging changes; the day loop then looks up one byte. */
export function buildStages(scenario: Scenario): Stages {
  const { strategy, portfolio } = scenario;
  const buckets = scenario.behaviour.buckets;
  const highestOnArrival = portfolio.segments.reduce((top, segment) => Math.max(top, segment.dpdTo), 1);
  const maxDpd = highestOnArrival + scenario.calendar.horizonDays + 64;
  const cuts = new Set<number>([0, 1]);
  for (const bucket of buckets) cuts.add(bucket.fromDpd);
  for (const [from, to] of [
    [strategy.callFromDpd, strategy.callToDpd],
    [strategy.smsFromDpd, strategy.smsToDpd],
  ]) {
    cuts.add(from);
    cuts.add(to + 1);
  }
  cuts.add(portfolio.chargeOffDpd);
  const fromDpd = [...cuts].filter((dpd) => dpd <= maxDpd).sort((x, y) => x - y);
  const bucketOf = (dpd: number) => Math.max(0, buckets.filter((bucket) => bucket.fromDpd <= dpd).length - 1);
  const within = (dpd: number, from: number, to: number) => (dpd >= from && dpd <= to ? 1 : 0);
  const ofDpd = new Uint8Array(maxDpd + 1);
  fromDpd.forEach((from, stage) => ofDpd.fill(stage, from));
  return {
    ofDpd,
    fromDpd: Int32Array.from([...fromDpd, 1_000_000]),
    bucket: Uint8Array.from(fromDpd, bucketOf),
    callable: Uint8Array.from(fromDpd, (dpd) =>
      strategy.maxAttemptsPer7Days > 0 ? within(dpd, strategy.callFromDpd, strategy.callToDpd) : 0,
    ),
    messaged: Uint8Array.from(fromDpd, (dpd) =>
      strategy.smsEveryDays > 0 ? within(dpd, strategy.smsFromDpd, strategy.smsToDpd) : 0,
    ),
  };
}
