import { DECISION, draw, toUnit } from '#engine';
import { ATTEMPTS, I_STRIDE } from '#model';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL, seedOf } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'VC-27';
const ACCOUNTS = 20_000;
const CALLS_A_DAY = 1_500;
const DAYS = 22;

export const coverage: Check = {
  id: ID,
  title: { vi: 'Gọi ngẫu nhiên: ai không được gọi', en: 'Random lists: who is never called' },
  source: 'With replacement (1 − 1/N)^33000; distinct lists: touches of an account ~ Binomial(22, .075)',
  detects: 'lists 0.5 % too long; yesterday’s order kept',
  *run(subject = MODEL) {
    yield* formula();
    yield* engine(subject);
  },
};

/** Calls drawn with replacement by the engine's own hash, against the formula. */
function formula(): CheckRow[] {
  const key = seedOf(ID);
  const calls = DAYS * CALLS_A_DAY;
  const rounds = 20;
  const shares = [0, 1, 2].map(() => new Float64Array(rounds));
  for (let r = 0; r < rounds; r += 1) {
    const touches = new Int32Array(ACCOUNTS);
    for (let k = 0; k < calls; k += 1)
      touches[Math.floor(toUnit(draw(r, DECISION.randomOrder, k, key.a, key.b)) * ACCOUNTS)] += 1;
    tally(touches).forEach((share, k) => (shares[k][r] = share));
  }
  return [
    exactRow('with replacement: (1 − 1/N)^33000', 0.192042, Math.pow(1 - 1 / ACCOUNTS, calls), {
      relative: 3e-6,
      note: 'printed to six digits',
    }),
    meanRow('with replacement: untouched', 0.192042, shares[0]),
    meanRow('with replacement: one touch', 0.316882, shares[1]),
    meanRow('with replacement: four or more', 0.085854, shares[2]),
  ];
}

/** The engine calls each account at most once a day, so a list holds 1,500 different ones. */
function engine(subject: Subject): CheckRow[] {
  const replications = 24;
  const plan = subject.compile(
    smallBook({
      days: DAYS,
      segments: [{ accounts: ACCOUNTS }],
      buckets: [{}],
      team: { productiveSecondsPerDay: CALLS_A_DAY },
      strategy: { priority: 'random' },
    }),
  );
  const shares = [0, 1, 2].map(() => new Float64Array(replications));
  const touched = new Float64Array(replications);
  live(subject, plan, `${ID}/engine`, replications, (s, r) => {
    const touches = Int32Array.from({ length: ACCOUNTS }, (_, a) => s.i[a * I_STRIDE + ATTEMPTS]);
    tally(touches).forEach((share, k) => (shares[k][r] = share));
    touched[r] = s.seen.daily.attempts.reduce((sum, value) => sum + value, 0);
  });
  return [
    meanRow('engine: attempts', DAYS * CALLS_A_DAY, touched),
    meanRow('engine: untouched', 0.179936, shares[0]),
    meanRow('engine: one touch', 0.320967, shares[1]),
    meanRow('engine: four or more', 0.078136, shares[2]),
  ];
}

/** Shares of accounts with no touch, with one, with four or more. */
function tally(touches: Int32Array): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const n of touches) {
    if (n === 0) counts[0] += 1;
    else if (n === 1) counts[1] += 1;
    else if (n >= 4) counts[2] += 1;
  }
  return counts.map((count) => count / touches.length) as [number, number, number];
}
