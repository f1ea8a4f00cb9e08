import { exp } from '#engine';
import type { Desk } from './desk.ts';
import { workOf } from './effects.ts';
import type { State } from '../state.ts';

/** After the decisions: how much work today's time holds, and who is how likely to take the next call or visit. */
export function shareOutWork(s: State, desk: Desk, day: number): void {
  const { people, plan } = s;
  const groups = plan.crews.length + 1;
  while (desk.shares.length < groups) desk.shares.push(new Float64Array(0));
  let most = 0;
  for (let g = 0; g < groups; g += 1) {
    const members = g === 0 ? people.callers : people.visitors[g - 1];
    if (desk.shares[g].length < members.length) desk.shares[g] = new Float64Array(members.length);
    let sum = 0;
    let tilt = 0;
    for (let n = 0; n < members.length; n += 1) {
      const c = members[n];
      const { standing } = desk.of[c];
      desk.work[c] = desk.pay.watching ? 1 : workOf(desk, c);
      sum += desk.work[c] * people.speed[c] * plan.crews[people.team[c]].secondsPerHead[day];
      tilt += standing.tilt;
      if (standing.pressure > most) most = standing.pressure;
      desk.shares[g][n] = sum;
    }
    desk.tiltOf[g] = members.length > 0 ? tilt / members.length : 0;
  }
  desk.angerMost = exp(most);
}

/** Seconds of phone work today at the pace of the durations, whole. */
export function phoneWork(s: State, desk: Desk): number {
  const { callers } = s.people;
  return callers.length === 0 ? 0 : Math.floor(desk.shares[0][callers.length - 1] / s.plan.scale);
}

/** Work of a field team today in full collectors at pace 1. */
export function fieldStrength(s: State, desk: Desk, team: number): number {
  let strength = 0;
  for (const c of s.people.visitors[team]) strength += desk.work[c] * s.people.speed[c];
  return strength;
}

/** Who takes a call (group 0) or visit (1 + field team) at uniform u: in proportion to the work each does today. */
export function pickByWork(s: State, desk: Desk, group: number, u: number): number {
  const members = group === 0 ? s.people.callers : s.people.visitors[group - 1];
  const shares = desk.shares[group];
  const last = members.length - 1;
  const at = u * shares[last];
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shares[middle] > at) high = middle;
    else low = middle + 1;
  }
  return members[low];
}
