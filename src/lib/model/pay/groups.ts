import { normalQuantile } from '#engine';
import type { Desk } from './desk.ts';
import type { State } from '../state.ts';

/**
 * Group means and cuts of a contest, from yesterday's pace, within one team of the scenario. Groups are runs of
 * `teamSize` collectors in order of joining; the last may be shorter.
 */
export function lookAround(s: State, desk: Desk, k: number, day: number): void {
  const present = s.people.present[k];
  const decider = desk.deciders[k];
  const { legs, scheme } = decider.compiled;
  const { daysLeft, daysOf } = desk.pay.crews[k];
  for (const c of present) {
    const { standing, others } = desk.of[c];
    decider.project(standing, others, standing.effort, others.ownPlan);
  }
  for (let from = 0; from < present.length; from += scheme.teamSize) {
    const to = Math.min(present.length, from + scheme.teamSize);
    let effort = 0;
    for (let n = from; n < to; n += 1) effort += desk.of[present[n]].standing.effort;
    for (let n = from; n < to; n += 1) desk.of[present[n]].others.teamEffort = effort / (to - from);
    for (let leg = 0; leg < legs.length; leg += 1) {
      let sum = 0;
      for (let n = from; n < to; n += 1) sum += desk.of[present[n]].others.ownPlan[leg];
      for (let n = from; n < to; n += 1) desk.of[present[n]].others.teamMean[leg] = sum / (to - from);
    }
  }
  legs.forEach((leg, l) => {
    if (leg.scope !== 'rank') return;
    const cut = cutOf(
      desk,
      present,
      l,
      leg.monthlyNoise * Math.sqrt(daysLeft[day] / daysOf[day]),
      leg.topShare,
    );
    for (const c of present) desk.of[c].others.cut[l] = cut;
  });
}

/** Mean + z(1 − topShare)·√(variance of the projections + noise²). */
function cutOf(desk: Desk, present: Int32Array, leg: number, noise: number, topShare: number): number {
  const n = present.length;
  let mean = 0;
  for (const c of present) mean += desk.of[c].others.ownPlan[leg] / n;
  let squares = 0;
  for (const c of present) {
    const d = desk.of[c].others.ownPlan[leg] - mean;
    squares += d * d;
  }
  const variance = n > 1 ? squares / (n - 1) : 0;
  return mean + normalQuantile(1 - topShare) * Math.sqrt(variance + noise * noise);
}
