import { CHANNELS } from '#model';
import type { Plan } from '#model';
import type { PriorityRule } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'VC-07';
const PHONE = CHANNELS.indexOf('phone');
/** Balance (million), paying probability when reached and when not, chance to reach per call. */
const ACCOUNTS = [
  { balance: 100, reached: 0.1, own: 0.02, q: 0.3 },
  { balance: 60, reached: 0.35, own: 0.1, q: 0.4 },
  { balance: 40, reached: 0.6, own: 0.5, q: 0.5 },
  { balance: 25, reached: 0.5, own: 0.05, q: 0.5 },
  { balance: 10, reached: 0.7, own: 0.1, q: 0.6 },
  { balance: 150, reached: 0.03, own: 0.01, q: 0.2 },
];
/** Value of reaching an account: B·(p_max − p0). */
const GAIN = ACCOUNTS.map(({ balance, reached, own }) => balance * (reached - own));
const NO_CALL = ACCOUNTS.reduce((sum, { balance, own }) => sum + balance * own, 0);
const CALLS = [3, 6, 10];
const MILLION = 1_000_000;

/**
 * Six accounts compete for a few calls. What the engine does here: the worklist, its order by `priorityScore`, the
 * attempts, contacts, promises and their money. What it does not: own payments are left out of the run and their value
 * Σ B·p0 = 31.75 is added by hand (in the case they come after all calls; in the engine they would compete with them),
 * so a promise follows a contact with p_max − p0; and contact probabilities are q itself, the limit κ → ∞.
 */
export const ranking: Check = {
  id: ID,
  title: {
    vi: 'Xếp hạng theo giá trị biên khi thiếu giờ gọi',
    en: 'Ranking by marginal value under scarce calls',
  },
  source:
    'p(k) = p0 + (p_max − p0)(1 − (1 − q)^k): brute force over all allocations; closed loop by recursion over who has been reached',
  detects: 'any wrong order among the six; contact rate 5 % off; a second call after a contact',
  *run(subject = MODEL) {
    yield* openLoop(subject);
    yield* oneDay(subject);
    yield* closedLoop(subject);
  },
};

const scenario = (days: number, calls: number, priority: PriorityRule) =>
  smallBook({
    days,
    segments: ACCOUNTS.map(({ balance }, k) => ({
      id: `account-${k}`,
      accounts: 1,
      dpdFrom: 1 + 100 * k,
      balance: { kind: 'fixed' as const, value: balance * MILLION },
      instalment: { kind: 'fixed' as const, value: balance * MILLION },
    })),
    buckets: ACCOUNTS.map(({ reached, own, q }, k) => ({
      fromDpd: 1 + 100 * k,
      contactRate: q,
      promiseRate: reached - own,
      keptRate: 1,
    })),
    behaviour: { contact: { concentration: 1000, callFatigue: 0, memoryPerWeek: 0 } },
    team: { productiveSecondsPerDay: calls },
    strategy: { priority },
  });

/** κ → ∞: every account is reached with its bucket's own rate. */
function alike(plan: Plan): Plan {
  const contact = plan.tables.contact.map(
    (_, k) => plan.tables.contactMean[Math.floor((k * 6) / plan.tables.contact.length)],
  );
  return { ...plan, concentration: 1e15, tables: { ...plan.tables, contact } };
}

/** The pure ranking: calls are planned blind, so the k-th counts only if none before it has reached the account. */
function openLoop(subject: Subject): CheckRow[] {
  const plan = alike(subject.compile(scenario(20, 1, 'marginalValue')));
  const score = (k: number, calls: number) => {
    const balance = ACCOUNTS[k].balance * MILLION;
    return subject.priorityScore(
      plan,
      PHONE,
      k,
      false,
      balance,
      balance,
      balance,
      0,
      power(1 - ACCOUNTS[k].q, calls),
    );
  };
  return [
    exactRow('value without any call', 31.75, NO_CALL, { unit: 'million' }),
    ...CALLS.map((calls, at) => {
      const given = ACCOUNTS.map(() => 0);
      for (let n = 0; n < calls; n += 1) {
        const best = ACCOUNTS.map((_, k) => score(k, given[k]));
        given[best.indexOf(Math.max(...best))] += 1;
      }
      const greedy = NO_CALL + given.reduce((sum, n, k) => sum + valueOf(k, n), 0);
      return exactRow(
        `${calls} calls planned by the ranking against the best of all allocations`,
        bestOf(calls),
        greedy,
        {
          note: `printed value ${[46.975, 55.7875, 63.0675][at]}`,
          unit: 'million',
        },
      );
    }),
  ];
}

const power = (x: number, n: number) => {
  let product = 1;
  for (let k = 0; k < n; k += 1) product *= x;
  return product;
};

const valueOf = (k: number, calls: number) => GAIN[k] * (1 - power(1 - ACCOUNTS[k].q, calls));

/** Brute force: every way to give `calls` calls to accounts k … 5. */
function bestOf(calls: number, k = 0): number {
  if (k === ACCOUNTS.length - 1) return NO_CALL + valueOf(k, calls);
  let best = -Infinity;
  for (let n = 0; n <= calls; n += 1) best = Math.max(best, valueOf(k, n) + bestOf(calls - n, k + 1));
  return best;
}

/** Best value of `calls` further calls when each is chosen knowing who has been reached (bits of `reached`). */
function knowing(calls: number, reached: number): number {
  if (calls === 0) return 0;
  let best = -1;
  ACCOUNTS.forEach(({ q }, k) => {
    if ((reached & (1 << k)) === 0 && (best < 0 || GAIN[k] * q > GAIN[best] * ACCOUNTS[best].q)) best = k;
  });
  if (best < 0) return 0;
  const { q } = ACCOUNTS[best];
  return q * (GAIN[best] + knowing(calls - 1, reached | (1 << best))) + (1 - q) * knowing(calls - 1, reached);
}

/** One call a day, the best account first, nobody again once reached: the engine sees each outcome before the next call. */
function closedLoop(subject: Subject): CheckRow[] {
  const replications = 40_000;
  const plan = alike(subject.compile(scenario(Math.max(...CALLS) + 1, 1, 'marginalValue')));
  const gained = CALLS.map(() => new Float64Array(replications));
  const promised = CALLS.map(() => new Float64Array(replications));
  let r = 0;
  live(
    subject,
    plan,
    ID,
    replications,
    () => {
      r += 1;
    },
    (kind, a, day, amount) => {
      CALLS.forEach((calls, at) => {
        if (day >= calls) return;
        if (kind === 'contact') gained[at][r] += GAIN[plan.book.segment[a]];
        if (kind === 'promise') promised[at][r] += amount / MILLION;
      });
    },
  );
  const printed = [48.955, 61.261, 70.875];
  return CALLS.flatMap((calls, at) => [
    exactRow(
      `${calls} calls, closed loop: recursion against the printed value`,
      printed[at],
      NO_CALL + knowing(calls, 0),
      {
        relative: 1e-5,
        unit: 'million',
      },
    ),
    meanRow(
      `${calls} calls, engine: contacts at their value`,
      printed[at],
      gained[at].map((x) => x + NO_CALL),
      'million',
    ),
    meanRow(
      `${calls} calls, engine: money promised`,
      printed[at],
      promised[at].map((x) => x + NO_CALL),
      'million',
    ),
  ]);
}

/** All calls on one day, so each account gets one at most: the order alone decides, and with six calls not even that. */
function* oneDay(subject: Subject): Iterable<CheckRow> {
  const cases: [number, PriorityRule, number][] = [
    [3, 'marginalValue', 46.975],
    [3, 'largestBalance', 40.75],
    [6, 'marginalValue', 51.975],
    [6, 'largestBalance', 51.975],
  ];
  const replications = 10_000;
  for (const [calls, priority, expected] of cases) {
    const plan = alike(subject.compile(scenario(1, calls, priority)));
    const gained = new Float64Array(replications).fill(NO_CALL);
    let r = 0;
    live(
      subject,
      plan,
      `${ID}/one-day`,
      replications,
      () => {
        r += 1;
      },
      (kind, a) => {
        if (kind === 'contact') gained[r] += GAIN[plan.book.segment[a]];
      },
    );
    yield meanRow(`${calls} calls on one day, ${priority}`, expected, gained, 'million');
  }
}
