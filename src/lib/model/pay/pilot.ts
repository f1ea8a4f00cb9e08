import { CASH, KEPT, KEPT_RATE, MEASURES, PTP, UPLIFT, VISIT } from '#incentives';
import { seedKey } from '#engine';
import { logBin } from '../touch/bucket-queue.ts';
import { PHONE } from '../touch/channels.ts';
import {
  DREW_COMPLAINTS,
  FELL_DUE,
  MADE_VISITS,
  WON_CASH,
  WON_KEPT,
  WON_PROMISES,
  WON_UPLIFT,
} from './desk.ts';
import { watchingPay } from './plan.ts';
import type { CrewNorm, Norms } from './plan.ts';
import type { Plan } from '../plan.ts';
import { liveDay, openBook } from '../simulate.ts';
import { State } from '../state.ts';
import { expectedYield } from '../strategy/value.ts';

/** Futures lived to learn what is usual: until each team has shown so many collectors a month, at most four. */
const FUTURES = 4;
const ENOUGH_COLLECTORS = 40;
/** Month-to-month changes below which noise is not told from the runs. */
const LEAST_PAIRS = 8;
const WIDTH = MEASURES.length;

/** One collector-month as watched: attained measures in natural units, kept promises and those due, complaints. */
interface Watched {
  future: number;
  c: number;
  month: number;
  got: Float64Array;
  due: number;
  complaints: number;
}

/**
 * What a collector brings in a month when nobody is paid and all work at pace 1: targets, noise and complaints by team.
 * Its luck is its own, so that targets do not depend on the seed of a run.
 */
export function pilot(plan: Plan): Norms {
  const s = new State({ ...plan, pay: watchingPay(plan) });
  const watched: Watched[][] = plan.crews.map(() => []);
  const seed = seedKey('pilot');
  let middle = 0;
  const fewest = Math.min(...plan.crews.map(({ heads }) => (heads > 0 ? heads : Infinity)));
  const futures = Math.min(FUTURES, Math.max(1, Math.ceil(ENOUGH_COLLECTORS / fewest)));
  for (let future = 0; future < futures; future += 1) {
    openBook(s, seed, future);
    if (future === 0) middle = middleBin(s);
    const { monthIndex } = plan.calendar;
    for (let day = 0; day < plan.days; day += 1) {
      liveDay(s, day);
      if (day === plan.days - 1 || monthIndex[day + 1] !== monthIndex[day])
        watch(s, watched, future, monthIndex[day]);
    }
  }
  const months = s.seen.months;
  return { crews: watched.map((rows) => normOf(rows, months)), middleBin: middle };
}

function watch(s: State, watched: Watched[][], future: number, month: number): void {
  const desk = s.desk!;
  s.people.present.forEach((present, k) => {
    for (const c of present) {
      const got = new Float64Array(WIDTH);
      got[CASH] = desk.result(c, WON_CASH);
      got[PTP] = desk.result(c, WON_PROMISES);
      got[KEPT] = desk.result(c, WON_KEPT);
      got[VISIT] = desk.result(c, MADE_VISITS);
      got[UPLIFT] = desk.result(c, WON_UPLIFT);
      const due = desk.result(c, FELL_DUE);
      got[KEPT_RATE] = due > 0 ? got[KEPT] / due : 0;
      const complaints = desk.result(c, DREW_COMPLAINTS) * s.plan.scale;
      watched[k].push({ future, c, month, got, due, complaints });
    }
  });
  desk.results.fill(0);
}

function normOf(rows: readonly Watched[], months: number): CrewNorm {
  const targets = new Float64Array(months * WIDTH);
  const heads = new Float64Array(months);
  const due = new Float64Array(months);
  let complaints = 0;
  for (const row of rows) {
    heads[row.month] += 1;
    due[row.month] += row.due;
    complaints += row.complaints / rows.length;
    for (let j = 0; j < WIDTH; j += 1) targets[row.month * WIDTH + j] += row.got[j];
  }
  let kept = 0;
  let allDue = 0;
  for (let month = 0; month < months; month += 1) {
    const at = month * WIDTH;
    kept += targets[at + KEPT];
    allDue += due[month];
    const rate = due[month] > 0 ? targets[at + KEPT] / due[month] : 0;
    for (let j = 0; j < WIDTH; j += 1) targets[at + j] /= Math.max(1, heads[month]);
    targets[at + KEPT_RATE] = rate;
  }
  return {
    targets,
    noise: noiseOf(rows, targets),
    complaints,
    // Nothing due: any share will do, as long as it divides.
    keptShare: allDue > 0 && kept > 0 ? kept / allDue : 1,
  };
}

/** Half the mean square of the change from month to month: what skill and book, which last, have no part in. */
function noiseOf(rows: readonly Watched[], targets: Float64Array): Float64Array {
  const last = new Map<number, Watched>();
  const squares = new Float64Array(WIDTH);
  const pairs = new Float64Array(WIDTH);
  for (const row of rows) {
    const key = row.future * 1e6 + row.c;
    const before = last.get(key);
    last.set(key, row);
    if (before === undefined || before.month !== row.month - 1) continue;
    for (let j = 0; j < WIDTH; j += 1) {
      const [x, y] = [targets[before.month * WIDTH + j], targets[row.month * WIDTH + j]];
      if (!(x > 0 && y > 0)) continue;
      const d = row.got[j] / y - before.got[j] / x;
      squares[j] += d * d;
      pairs[j] += 1;
    }
  }
  return squares.map((sum, j) => (pairs[j] < LEAST_PAIRS ? -1 : Math.sqrt(sum / pairs[j] / 2)));
}

/** Mean queue bin of what an opening account is expected to yield. */
function middleBin(s: State): number {
  let sum = 0;
  for (let a = 0; a < s.arrived; a += 1) sum += logBin(4 * s.plan.scoreUnit * expectedYield(s, a, PHONE));
  return s.arrived > 0 ? sum / s.arrived : 0;
}
