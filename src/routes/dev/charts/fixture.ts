import type { FanSummary } from '#experiment';

/** Invented numbers with the shape of a result, for looking at charts without running anything. */
export interface Fixture {
  days: number;
  startDate: string;
  recovered: FanSummary;
  backlog: FanSummary;
  unprompted: number[];
  promise: number[];
  net: number[];
}

/** A small generator (Lehmer, 48271 mod 2³¹ − 1): the page looks the same on every visit. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const BANDS = [-1.96, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.96];

/** One plan's numbers: `strength` scales what is recovered, `staff` moves the backlog. */
export function makeFixture(days: number, strength: number, staff: number, seed = 7): Fixture {
  const luck = lehmer(seed);
  const normal = () => Math.sqrt(-2 * Math.log(luck())) * Math.cos(2 * Math.PI * luck());
  const startDate = '2026-01-01';
  const unprompted: number[] = [];
  const promise: number[] = [];
  const recovered: FanSummary = { mean: [], bands: BANDS.map(() => []) };
  const backlog: FanSummary = { mean: [], bands: BANDS.map(() => []) };
  let sum = 0;
  for (let day = 0; day < days; day++) {
    const weekend = (day + 3) % 7 >= 5 ? 0.45 : 1;
    const tet = day >= 44 && day <= 58 ? 0.3 : 1;
    const payday = day % 30 >= 4 && day % 30 <= 9 ? 1.4 : 1;
    const fade = Math.exp(-day / 170);
    const own = 95e6 * fade * tet * payday * (1 + 0.06 * normal());
    const promised =
      150e6 * strength * fade * weekend * tet * Math.min(1, 0.25 + day / 30) * (1 + 0.08 * normal());
    unprompted.push(own);
    promise.push(promised);
    sum += own + promised;
    const sd = 0.011 * sum + 9e6 * Math.sqrt(day + 1) * 2.4;
    recovered.mean.push(sum);
    BANDS.forEach((z, band) => recovered.bands[band]!.push(Math.max(0, sum + z * sd)));
    const queue = Math.max(
      150,
      2600 + 900 * Math.sin(day / 26) * Math.exp(-day / 300) + day * (1 - staff) * 18,
    );
    backlog.mean.push(queue);
    BANDS.forEach((z, band) => backlog.bands[band]!.push(Math.max(0, queue + z * (60 + day * 1.6))));
  }
  const cost = 2.1e9 + 0.4e9 * staff;
  const net = Array.from({ length: 200 }, () => sum - cost + 0.055 * sum * normal());
  return { days, startDate, recovered, backlog, unprompted, promise, net };
}
