import { Aggregate, openExperiment } from '#experiment';
import * as model from '#model';
import type { Scenario } from '#scenario';
import { KEY } from './engine.ts';
import type { Engine, Plan, State, Summary } from './engine.ts';

const { ENTITY, I_STRIDE, F_STRIDE, RATE } = model;

/** The finished Summary of a scenario, run in this thread. `batchSize` is the plan's own unless given. */
export function summary(scenario: Scenario, replications: number, batchSize?: number, seed = '42'): Summary {
  const request = { seed, replications };
  const experiment = openExperiment(scenario, request, batchSize);
  const aggregate = new Aggregate(scenario, request);
  for (let n = 0; n < experiment.batchCount; n += 1) aggregate.add(experiment.runBatch(n));
  return aggregate.summarize(true);
}

/** What happens to one debtor in one future, in order. Account numbers left out: they are places, not people. */
export type Life = string[];

/** The life of every debtor by identity. Two accounts of one identity would be one debtor twice: refused. */
export function lives(plan: Plan, replication: number, engine: Engine = model): Map<number, Life> {
  const found = new Map<number, Life>();
  for (const entity of plan.book.entity) found.set(entity, []);
  if (found.size !== plan.book.size) throw new Error('invariant: two accounts share an identity');
  const s = new engine.State(plan);
  s.trace = (kind, a, day, amount) => {
    found.get(plan.book.entity[a]!)!.push(`${day} ${kind} ${amount}`);
  };
  engine.simulate(s, KEY, replication);
  for (let a = 0; a < s.arrived; a += 1) found.get(s.i[a * I_STRIDE + ENTITY]!)!.push(ending(s, a));
  return found;
}

/** Money and standing of an account at the end. */
function ending(s: State, a: number): string {
  const money = s.f.subarray(a * F_STRIDE, a * F_STRIDE + RATE);
  return `${money.join()} ${model.STATUS} ${s.i[a * I_STRIDE + model.STATUS]} ${s.i[a * I_STRIDE + model.OLDEST_DUE]}`;
}

/** Recovered cash and regular instalments of one future. */
export function paidIn(s: State): { recovered: number; regular: number } {
  let recovered = 0;
  for (let day = 0; day < s.plan.days; day += 1)
    for (const kind of model.RECOVERED) recovered += s.seen.daily[kind][day]!;
  return { recovered, regular: s.seen.regularCash };
}

/** A plan of the same scenario in which some columns or tables are different. */
export function patched(plan: Plan, change: Partial<Plan>): Plan {
  return { ...plan, ...change };
}

/** The plan with every team's time a day multiplied. */
export function withTime(plan: Plan, factor: number): Plan {
  const crews = plan.crews.map((crew) => ({
    ...crew,
    secondsPerHead: crew.secondsPerHead.map((seconds) => seconds * factor),
  }));
  return patched(plan, { crews });
}

/** The plan with its rate of unprompted payment multiplied: the hazard, not the typed share. */
export function payingFaster(plan: Plan, factor: number): Plan {
  const ownRate = plan.tables.ownRate.map((rate) => rate * factor);
  return patched(plan, { tables: { ...plan.tables, ownRate } });
}

/** The book in another order: `order[k]` is the old place of the account that now stands at k. */
export function permuted(plan: Plan, order: readonly number[]): Plan {
  const { book } = plan;
  const pick = <T extends Float64Array | Int32Array | Uint8Array | Uint16Array>(column: T): T =>
    column.map((_, k) => column[order[k]!]!) as T;
  return patched(plan, {
    book: {
      ...book,
      entity: pick(book.entity),
      balance: pick(book.balance),
      principal: pick(book.principal),
      instalment: pick(book.instalment),
      dpd: pick(book.dpd),
      arrears: pick(book.arrears),
      nextDue: pick(book.nextDue),
      chargedOff: pick(book.chargedOff),
      segment: pick(book.segment),
      place: pick(book.place),
    },
  });
}
