import { oneTreatment } from '#scenario';
import type { Scenario } from '#scenario';
import type * as Door from './mutant-door.ts';
import { bundleDoor, KEY } from './engine.ts';
import type { Mutation, State } from './engine.ts';
import { drawn } from './lively.ts';
import { paidIn, permuted } from './run.ts';
import { changed, sampleScenarios, shrunk, untouched } from './scenarios.ts';

export type Engine = typeof Door;
/** What was found wrong with an engine; undefined where it passes. */
type Killer = (engine: Engine) => string | undefined;

/** The engine with one seeded bug, or as it is. */
export async function engineWith(mutation?: Mutation): Promise<Engine> {
  return (0, eval)(await bundleDoor('tests/model/support/mutant-door.ts', mutation)) as Engine;
}

/** The self-check's first finding over scenarios drawn from the schema and over small books of calls. */
function selfCheck(engine: Engine): string | undefined {
  for (const scenario of checkedScenarios()) {
    try {
      engine.simulateChecked(new engine.State(engine.compile(scenario)), KEY, 0);
    } catch (error) {
      return (error as Error).message;
    }
  }
  return undefined;
}

let scenarios: Scenario[] | undefined;
const checkedScenarios = (): Scenario[] =>
  (scenarios ??= [staleClaims(), ...sampleScenarios(24), ...drawn()]);

/** Debts around the end of the period of limitation, all to be claimed. */
const staleClaims = (): Scenario =>
  shrunk(40, 60, (draft) => {
    untouched(draft);
    draft.rules = { preset: 'VN-2026', off: [] };
    draft.strategy.treatments = oneTreatment({ channel: 'legal', clock: 'dpd', fromDay: 1, toDay: 5_000 });
    draft.channels.legal.filesPerMonth = 300;
    draft.portfolio.segments = draft.portfolio.segments
      .filter(({ phase }) => phase === 'chargedOff')
      .slice(0, 1)
      .map((segment) => ({ ...segment, accounts: 200, dpdFrom: 1_000, dpdTo: 1_400 }));
  });

const book = () => shrunk(40, 60);

function lived(engine: Engine, scenario: Scenario, replication = 0): State {
  const state = new engine.State(engine.compile(scenario));
  engine.simulate(state, KEY, replication);
  return state as State;
}

const digestOf = (engine: Engine, batchSize: number, backwards: boolean): string => {
  const request = { seed: '42', replications: 6 };
  const experiment = engine.openExperiment(book(), request, batchSize);
  const aggregate = new engine.Aggregate(book(), request);
  const order = Array.from({ length: experiment.batchCount }, (_, k) => k);
  for (const k of backwards ? order.reverse() : order) aggregate.add(experiment.runBatch(k));
  return JSON.stringify(aggregate.summarize(true).totals.recovered.values);
};

const differs = (what: string, found: unknown, expected: unknown) =>
  JSON.stringify(found) === JSON.stringify(expected)
    ? undefined
    : `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`;

const KILLERS = {
  'self-check': selfCheck,

  'INV-09 bucket of every age'(engine) {
    const scenario = book();
    const { stages } = engine.compile(scenario);
    const rows = scenario.behaviour.buckets;
    for (let dpd = 1; dpd < 400; dpd += 1) {
      const expected = rows.findLastIndex(({ fromDpd }) => fromDpd <= dpd);
      const found = differs(`bucket at ${dpd} days`, stages.bucket[stages.ofDpd[dpd]!], expected);
      if (found) return found;
    }
    return undefined;
  },

  /** Half the book is sold on the first day it may be. */
  'INV-01 closing balance'(engine) {
    const scenario = checkedScenarios().find(
      (one) =>
        one.partners.some(({ legalForm }) => legalForm === 'debtSale') &&
        lived(engine, one).seen.daily.sales.some((n) => n > 0),
    )!;
    const request = { seed: '42', replications: 1 };
    const experiment = engine.openExperiment(scenario, request);
    const aggregate = new engine.Aggregate(scenario, request);
    aggregate.add(experiment.runBatch(0));
    const s = lived(engine, scenario);
    let owed = 0;
    for (let a = 0; a < s.arrived; a += 1)
      owed += s.f[a * engine.F_STRIDE + engine.PRINCIPAL]! + s.f[a * engine.F_STRIDE + engine.CHARGES]!;
    return differs('closing balance', aggregate.summarize(true).totals.closingBalance.values[0], owed);
  },

  'INV-20 order of accounts'(engine) {
    // All of one age: every call is a tie, and there is time for few.
    const scenario = changed(book(), (draft) => {
      draft.strategy.priority = 'oldest';
      draft.strategy.assignment.kind = 'pool';
      draft.portfolio.segments = draft.portfolio.segments
        .filter(({ phase }) => phase === 'live')
        .map((segment) => ({ ...segment, dpdFrom: 20, dpdTo: 20 }));
      for (const team of draft.teams)
        team.productiveSecondsPerDay = Math.ceil(team.productiveSecondsPerDay / 3);
    });
    const plan = engine.compile(scenario);
    const order = Array.from({ length: plan.book.opening }, (_, k) => plan.book.opening - 1 - k);
    for (let k = plan.book.opening; k < plan.book.size; k += 1) order.push(k);
    const totals = [plan, permuted(plan, order)].map((one) => {
      const s = new engine.State(one);
      engine.simulate(s, KEY, 0);
      return paidIn(s as State);
    });
    return differs('cash of the reversed book', totals[1], totals[0]);
  },

  /** Promises are kept where they are given in the second bucket, and nowhere else. */
  'kept promises by bucket'(engine) {
    const scenario = changed(book(), (draft) => {
      draft.behaviour.buckets.forEach((bucket, b) => {
        Object.assign(bucket, { contactRate: 0.6, promiseRate: 0.9, keptRate: b === 1 ? 1 : 0 });
      });
    });
    const s = new engine.State(engine.compile(scenario));
    const given = new Map<number, number>();
    let wrong = 0;
    let kept = 0;
    s.trace = (kind, a) => {
      if (kind === 'promise') given.set(a, s.i[a * engine.I_STRIDE + engine.BUCKET]!);
      if (kind !== 'kept') return;
      kept += 1;
      if (given.get(a) !== 1) wrong += 1;
    };
    engine.simulate(s, KEY, 0);
    return wrong > 0 || kept < 10 ? `${wrong} of ${kept} promises kept outside the second bucket` : undefined;
  },

  'a luck of its own for every decision'(engine) {
    const { a, b } = engine.replicationKey(KEY, 0);
    const draws = [1, 2, 3, 4].map((decision) => engine.draw(7, decision, 0, a, b));
    return differs('different draws', new Set(draws).size, 4);
  },

  'INV-14 batches'(engine) {
    const whole = digestOf(engine, 6, false);
    return (
      differs('batches of two', digestOf(engine, 2, false), whole) ??
      differs('batches of two, backwards', digestOf(engine, 2, true), whole)
    );
  },

  'present value of the first day'(engine) {
    return differs('discount factor of day 0', engine.compile(book()).discount[0], 1);
  },

  /** Hyndman & Fan (1996) type 7. */
  'table of quantiles'(engine) {
    return differs(
      'quartiles of 1 to 7',
      engine.quantiles([3, 1, 2, 7, 6, 5, 4], [0, 0.25, 0.5, 1]),
      [1, 2.5, 4, 7],
    );
  },

  'table of spreads'(engine) {
    return differs(
      'variance of 1, 2, 3, 4',
      Math.round(1e9 * engine.moments([1, 2, 3, 4]).sd ** 2),
      1666666667,
    );
  },

  'INV-28 paired interval'(engine) {
    const base = [10, 30, 20, 40];
    const { interval } = engine.pairedDifference(
      base,
      base.map((value) => value + 5),
    );
    return differs('interval of a constant difference', interval, [5, 5]);
  },

  'INV-29 horizon'(engine) {
    const days = 45;
    const short = lived(
      engine,
      changed(book(), (draft) => void (draft.calendar.horizonDays = days)),
    );
    const long = lived(
      engine,
      changed(book(), (draft) => void (draft.calendar.horizonDays = days + 9)),
    );
    const first = (s: State) => Array.from(s.seen.daily.attempts.slice(0, days));
    return differs('calls of the first days', first(short), first(long));
  },

  /** The share typed for the first bucket pays within its days: 4,000 accounts, 5 se are 3 points. */
  'INV-47 typed shares'(engine) {
    const scenario = changed(shrunk(40, 60), (draft) => {
      untouched(draft);
      draft.calendar.kind = 'neutral';
      const [first] = draft.portfolio.segments;
      draft.portfolio.segments = [{ ...first!, accounts: 4_000, arrivalsPerMonth: 0, dpdFrom: 1, dpdTo: 1 }];
    });
    const [row] = scenario.behaviour.buckets;
    const state = new engine.State(engine.compile(scenario));
    const paid = new Set<number>();
    state.trace = (kind, a, day) => {
      if (kind === 'unprompted' && day < row!.perDays) paid.add(a);
    };
    engine.simulate(state, KEY, 0);
    const share = paid.size / 4_000;
    const se = Math.sqrt((row!.unpromptedShare * (1 - row!.unpromptedShare)) / 4_000);
    return Math.abs(share - row!.unpromptedShare) <= 5 * se
      ? undefined
      : `${share} paid within ${row!.perDays} days, not ${row!.unpromptedShare}`;
  },
} satisfies Record<string, Killer>;

export type KillerId = keyof typeof KILLERS;

/** What a killer finds in an engine; an engine that cannot even run is found too. */
export function findings(killer: KillerId, engine: Engine): string | undefined {
  try {
    return KILLERS[killer](engine);
  } catch (error) {
    return (error as Error).message;
  }
}
