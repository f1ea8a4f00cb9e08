import type { Check, CheckRow } from './check.ts';
import { MULTIPLE, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const MEAN = 0.15;
const SKIP = 0.15;
const KAPPA = 4;
/** After n attempts: printed share reached at least once. */
const PRINTED = [
  [1, 0.1275],
  [2, 0.2142],
  [3, 0.27778],
  [5, 0.366065],
  [10, 0.486258],
  [20, 0.590658],
  [40, 0.671399],
] as const;
/** Chance of the n-th attempt among those who can be reached and have not been: κ·mean ÷ (κ + n − 1). */
const HAZARDS = [1, 2, 3, 5, 10, 20];

export const contact: Check = {
  id: 'VC-11',
  title: {
    vi: 'Gặp được ít dần chỉ vì con nợ khác nhau',
    en: 'Diminishing contacts from differences between debtors alone',
  },
  source: 'Beta(.6, 3.4) contact rate, 15 % without contact: s + (1−s)·B(a, b+n)/B(a, b)',
  detects: 'accounts all alike; κ one off; skips ignored',
  run: (subject = MODEL) => [...atoms(subject), ...engine(subject)],
};

/** P(reached within n attempts), from the product form of the Beta function. */
export function reachedWithin(n: number): number {
  let missed = 1;
  for (let k = 0; k < n; k += 1) missed *= (KAPPA * (1 - MEAN) + k) / (KAPPA + k);
  return (1 - SKIP) * (1 - missed);
}

const scenario = (days: number, accounts: number, perWeek: number) =>
  smallBook({
    days,
    segments: [{ accounts }],
    buckets: [{ contactRate: MEAN, skipShare: SKIP }],
    behaviour: { contact: { concentration: KAPPA, callFatigue: 0, memoryPerWeek: 0 } },
    team: { headCount: 1_000, productiveSecondsPerDay: 40_000 },
    calls: { maxAttemptsPer7Days: perWeek },
  });

/** The module: the equally likely values that stand for the Beta law. */
function atoms(subject: Subject): CheckRow[] {
  const { tables } = subject.compile(scenario(1, 0, 7));
  const skip = tables.skipBelow[0] / 16_777_216;
  return PRINTED.map(([n, printed]) => {
    let missed = 0;
    for (const p of tables.contact) {
      let product = 1;
      for (let k = 0; k < n; k += 1) product *= 1 - p;
      missed += product / tables.contact.length;
    }
    return {
      name: `contact table: reached within ${n}`,
      expected: printed,
      got: (1 - skip) * (1 - missed),
      tolerance: 5e-5,
      note: '512 atoms in place of the Beta law',
    };
  });
}

/** The engine: everybody is called once a day until reached. */
function engine(subject: Subject): CheckRow[] {
  const days = 40;
  const accounts = 20_000;
  const replications = 5;
  const plan = subject.compile(scenario(days, accounts, 7));
  const reachedAt = new Float64Array(days);
  live(
    subject,
    plan,
    'VC-11',
    replications,
    () => undefined,
    (kind, _a, _day, n) => {
      if (kind === 'contact') reachedAt[n] += 1;
    },
  );
  const total = accounts * replications;
  const upTo = (n: number) => reachedAt.slice(0, n).reduce((sum, value) => sum + value, 0);
  return [
    ...PRINTED.map(([n, printed]) =>
      shareRow(`engine: reached within ${n} attempts`, printed, upTo(n), total),
    ),
    ...HAZARDS.map((n) => {
      const left = total * (1 - SKIP) - upTo(n - 1);
      const row = shareRow(
        `engine: attempt ${n} among the reachable not yet reached`,
        (KAPPA * MEAN) / (KAPPA + n - 1),
        reachedAt[n - 1],
        left,
      );
      return { ...row, note: `${MULTIPLE} se, skips taken at 15 %` };
    }),
    shareRow('engine: attempt 10, skips included', 0.033124, reachedAt[9], total - upTo(9)),
  ];
}

/** The number of weeks of the sweep; at a ceiling of k a week everybody gets 4·k attempts. */
const WEEKS = 4;

/** P3: nothing but the Beta law makes the second call of a week worth less than the first. */
export const intensity: Check = {
  id: 'P3',
  title: { vi: 'Gọi dày hơn: lợi ích giảm dần', en: 'More calls a week: diminishing returns' },
  source: 'The contact law of VC-11 at 4·k attempts for a ceiling of k calls a week',
  detects: 'a ceiling one call a week off; accounts all alike',
  run(subject = MODEL) {
    const accounts = 10_000;
    const replications = 2;
    return [1, 2, 3, 4, 5, 6, 7].map((perWeek) => {
      const plan = subject.compile(scenario(7 * WEEKS, accounts, perWeek));
      let reached = 0;
      live(subject, plan, `P3/${perWeek}`, replications, ({ seen }) => {
        reached += seen.daily.contacts.reduce((sum, value) => sum + value, 0);
      });
      return shareRow(
        `${perWeek} a week, ${WEEKS} weeks: reached`,
        reachedWithin(WEEKS * perWeek),
        reached,
        accounts * replications,
      );
    });
  },
};
