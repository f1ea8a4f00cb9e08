import { Aggregate, openExperiment } from '#experiment';
import type { RunRequest, Summary } from '#experiment';
import { CHARGES, COSTS, F_STRIDE, PRINCIPAL, RECOVERED } from '#model';
import type { Plan, State } from '#model';
import { priorityRule } from '#scenario';
import type { Scenario } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { exactRow } from './check.ts';
import { smallBook } from './small-book.ts';
import type { SmallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';

const DAYS = 180;
const RATE = 0.0123;
/** A book whose instalments fall due all over the month; due dates, balances and amounts all differ. */
const SEGMENTS = [
  {
    accounts: 60,
    dpdFrom: 1,
    dpdTo: 90,
    balance: { kind: 'lognormal' as const, median: 18_000_000, sigma: 0.75, max: 100_000_000 },
    instalment: { kind: 'lognormal' as const, median: 1_600_000, sigma: 0.35, max: 6_000_000 },
    principalShare: 0.85,
  },
];
const BUCKETS = [{}, { fromDpd: 31 }, { fromDpd: 61 }, { fromDpd: 91 }];
const STAFF = { headCount: 10, productiveSecondsPerDay: 36_000, costPerCollectorMonth: 13_000_000 };
const recovered = ({ seen }: State) => sum(RECOVERED.map((kind) => sum(seen.daily[kind])));
const cost = ({ seen }: State) => sum(COSTS.map((kind) => sum(seen.daily[kind])));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

export const allZero: Check = {
  id: 'all-zero',
  title: {
    vi: 'Mọi xác suất bằng 0: không ai trả, lãi cộng đúng',
    en: 'All probabilities 0: nothing paid, interest exact',
  },
  source: 'Compound interest by hand: balance += round(balance × rate) on every due day',
  detects: 'one minor unit of interest; one payment',
  run(subject = MODEL) {
    const plan = subject.compile(
      smallBook({
        days: DAYS,
        segments: SEGMENTS,
        buckets: BUCKETS,
        portfolio: { interestPerMonthLive: RATE },
        team: STAFF,
        messages: { everyDays: 3 },
      }),
    );
    let paid = NaN;
    let contacts = NaN;
    let closing = NaN;
    live(subject, plan, 'all-zero', 1, (s) => {
      paid = recovered(s);
      contacts = sum(s.seen.daily.contacts);
      closing = balances(s);
    });
    return [
      { name: 'paid', expected: 0, got: paid, tolerance: 0, unit: 'đồng', note: 'exact' },
      { name: 'contacts', expected: 0, got: contacts, tolerance: 0, note: 'exact' },
      {
        name: 'balance at the end',
        expected: compounded(plan),
        got: closing,
        tolerance: 0,
        unit: 'đồng',
        note: 'exact',
      },
    ];
  },
};

function balances(s: State): number {
  let total = 0;
  for (let a = 0; a < s.plan.book.size; a += 1)
    total += s.f[a * F_STRIDE + PRINCIPAL] + s.f[a * F_STRIDE + CHARGES];
  return total;
}

/** The neutral month has 30 days: an account at dpd d falls due again on days −d + 30·k. */
function compounded({ book }: Plan): number {
  let total = 0;
  book.balance.forEach((opening, a) => {
    let balance = opening;
    for (let day = 0; day < DAYS; day += 1)
      if ((day + book.dpd[a]) % 30 === 0) balance += Math.round(balance * RATE);
    total += balance;
  });
  return total;
}

export const allOne: Check = {
  id: 'all-one',
  title: {
    vi: 'Mọi xác suất bằng 1: trả hết ở dịp đầu tiên',
    en: 'All probabilities 1: all paid at the first chance',
  },
  source: 'Limiting case: nothing is left to chance, so futures cannot differ',
  detects: 'any luck left in the path',
  run(subject = MODEL) {
    const own = subject.compile(
      smallBook({
        days: 30,
        segments: SEGMENTS,
        buckets: BUCKETS.map((bucket) => ({ ...bucket, unpromptedShare: 1 })),
      }),
    );
    const called = subject.compile(
      smallBook({
        days: 30,
        segments: SEGMENTS,
        buckets: BUCKETS.map((bucket) => ({ ...bucket, contactRate: 1, promiseRate: 1, keptRate: 1 })),
        team: STAFF,
      }),
    );
    // Own payments come before that day's instalments (step 3 before 4), calls after them (step 8).
    const due = (plan: Plan, instalments: (dpd: number) => number) =>
      plan.book.balance.reduce(
        (total, balance, a) =>
          total + Math.min(balance, instalments(plan.book.dpd[a]) * plan.book.instalment[a]),
        0,
      );
    const atOpening = due(own, (dpd) => Math.ceil(dpd / 30));
    const inTheEvening = due(called, (dpd) => 1 + Math.floor(dpd / 30));
    const first: number[] = [];
    const all: number[] = [];
    live(subject, own, 'all-one', 5, (s) => {
      first.push(s.seen.daily.unpromptedCash[0]);
      all.push(recovered(s));
    });
    const contacts: number[] = [];
    const promised: number[] = [];
    live(subject, called, 'all-one', 5, (s) => {
      contacts.push(s.seen.daily.contacts[0]);
      promised.push(recovered(s));
    });
    const exact = (name: string, expected: number, got: number, unit?: string): CheckRow => ({
      name,
      expected,
      got,
      tolerance: 0,
      unit,
      note: 'exact',
    });
    const width = (values: number[]) => Math.max(...values) - Math.min(...values);
    return [
      exact('own payments of day 0: all arrears', atOpening, first[0], 'đồng'),
      exact('own payments over all days', atOpening, all[0], 'đồng'),
      exact('width over futures', 0, width(first) + width(all), 'đồng'),
      exact('calls: everybody reached on day 0', called.book.size, contacts[0]),
      exact('calls: all arrears promised and paid', inTheEvening, promised[0], 'đồng'),
      exact('calls: width over futures', 0, width(contacts) + width(promised), 'đồng'),
    ];
  },
};

/** Everything happens here, in the middle of its range. */
const busy = (
  change: Pick<SmallBook, 'strategy' | 'calls' | 'messages'> & { seconds?: number; effect?: 0 | 1 },
) => {
  const effect = change.effect ?? 1;
  return smallBook({
    days: 120,
    segments: [{ ...SEGMENTS[0], accounts: 400 }],
    buckets: BUCKETS.map((bucket) => ({
      ...bucket,
      unpromptedShare: 0.2,
      cureShare: 0.5,
      skipShare: 0.1,
      contactRate: 0.3,
      promiseRate: 0.5 * effect,
      keptRate: 0.6,
      messageUplift: 0.05 * effect,
    })),
    portfolio: { interestPerMonthLive: RATE },
    behaviour: {
      frailtySigma: 0.8,
      redefaultShare: 0.2,
      scorePrecision: 0.5,
      contact: { concentration: 4, callFatigue: 0.05, memoryPerWeek: 0.7 },
      messages: { saturation: 0.15, fatigue: 0.03 },
    },
    phone: { costPerMinute: 700, attemptSeconds: 60 },
    team: { ...STAFF, productiveSecondsPerDay: change.seconds ?? 36_000 },
    costPerMessage: 800,
    strategy: change.strategy,
    calls: { restDaysAfterContact: 3, ...change.calls },
    messages: 'messages' in change ? change.messages : { everyDays: 7 },
  });
};

export const infiniteTime: Check = {
  id: 'infinite-time',
  title: {
    vi: 'Thừa giờ gọi: thứ tự ưu tiên không quan trọng',
    en: 'Time without limit: priority does not matter',
  },
  source: 'Limiting case: everybody allowed is called, whatever the order',
  detects: 'any influence of the order, to the minor unit',
  run(subject = MODEL) {
    const totals = priorityRule.options.map((priority) => {
      const got: number[] = [];
      live(subject, subject.compile(busy({ strategy: { priority } })), 'infinite-time', 5, (s) =>
        got.push(recovered(s), sum(s.seen.daily.attempts)),
      );
      return got;
    });
    return priorityRule.options.slice(1).map((priority, k) => ({
      name: `cash and attempts of five futures: ${priority} less ${priorityRule.options[0]}`,
      expected: 0,
      got: totals[k + 1].reduce((gap, value, at) => gap + Math.abs(value - totals[0][at]), 0),
      tolerance: 0,
      note: 'exact',
    }));
  },
};

export const noEffect: Check = {
  id: 'no-effect',
  title: {
    vi: 'Tác động bằng 0: các chiến lược chỉ khác chi phí',
    en: 'Zero effect: strategies differ in cost only',
  },
  source: 'Limiting case: calls without promises and messages without uplift change nothing but cost',
  detects: 'any influence of a touch, to the minor unit',
  run(subject = MODEL) {
    const outcome = (change: Parameters<typeof busy>[0]) => {
      const got = { paid: [] as number[], cost: 0 };
      live(subject, subject.compile(busy({ ...change, effect: 0 })), 'no-effect', 5, (s) => {
        got.paid.push(recovered(s));
        got.cost += cost(s) / 5;
      });
      return got;
    };
    const idle = outcome({ messages: undefined, calls: { maxAttemptsPer7Days: 0 } });
    const labour = 10 * STAFF.costPerCollectorMonth * 4;
    const cases: [string, Parameters<typeof busy>[0]][] = [
      ['daily messages', { messages: { everyDays: 1 }, calls: { maxAttemptsPer7Days: 0 } }],
      ['daily calls', { messages: undefined }],
      [
        'calls for the largest balances, one in ten',
        { seconds: 200, strategy: { priority: 'largestBalance' } },
      ],
    ];
    return [
      exactRow('no touch: cost is labour', labour, idle.cost, { relative: 0, unit: 'đồng', note: 'exact' }),
      ...cases.flatMap(([name, change]) => {
        const got = outcome(change);
        return [
          {
            name: `${name}: cash less cash without touch`,
            expected: 0,
            got: got.paid.reduce((gap, value, k) => gap + Math.abs(value - idle.paid[k]), 0),
            tolerance: 0,
            note: 'exact',
          },
          {
            name: `${name}: costs more (1 = yes)`,
            expected: 1,
            got: got.cost > idle.cost ? 1 : 0,
            tolerance: 0,
          },
        ];
      }),
    ];
  },
};

export const empty: Check = {
  id: 'empty',
  title: { vi: 'Không hồ sơ, không ngày, không nhân viên', en: 'No accounts, no days, no agents' },
  source: 'Limiting case: valid input, a complete Summary, every number finite',
  detects: 'a NaN or Infinity anywhere in the Summary',
  run() {
    const book = busy({});
    const cases: [string, Scenario, keyof Summary['totals']][] = [
      ['no accounts', { ...book, portfolio: { ...book.portfolio, segments: [] } }, 'recovered'],
      ['no days', { ...book, calendar: { ...book.calendar, horizonDays: 0 } }, 'recovered'],
      ['no agents', { ...book, teams: [] }, 'attempts'],
    ];
    return cases.flatMap(([name, scenario, total]) => {
      const summary = summaryOf(scenario, { seed: 'empty', replications: 3 });
      return [
        { name: `${name}: numbers that are not finite`, expected: 0, got: notFinite(summary), tolerance: 0 },
        {
          name: `${name}: ${total}`,
          expected: 0,
          got: summary.totals[total].mean,
          tolerance: 0,
          note: 'exact',
        },
      ];
    });
  },
};

function summaryOf(scenario: Scenario, request: RunRequest): Summary {
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let k = 0; k < experiment.batchCount; k += 1) aggregate.add(experiment.runBatch(k));
  return aggregate.summarize(true);
}

function notFinite(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((count: number, inner) => count + notFinite(inner), 0);
}
