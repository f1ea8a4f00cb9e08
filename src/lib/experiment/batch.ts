import { COSTS, RECOVERED } from '#model';
import type { Counter, State } from '#model';
import { FLOWS, recordFlows } from './flows.ts';
import { leagueRows, leagueTruth } from './league.ts';
import { partnerIndices } from './partner-index.ts';
import { DAILY_SERIES, TOTALS } from './types.ts';

/** What is the same in every future of a scenario. Amounts in minor units. */
export interface BookFacts {
  accounts: number;
  arrivals: number;
  openingBalance: number;
  arrivingBalance: number;
  buckets: string[];
  rules: string[];
  treatments: string[];
  months: number;
  weeks: number;
  teams: string[];
  partners: string[];
}

/**
 * Tables of one future that are only ever added up over the futures, in the model's own layout. Whole numbers all of them, far
 * below 2^53: the order in which they come cannot matter.
 */
const SUMMED = {
  daily: ({ seen: { daily, days } }: State) => {
    const all = new Float64Array(DAILY_SERIES.length * days);
    DAILY_SERIES.forEach((name, n) => all.set(daily[name], n * days));
    return all;
  },
  cells: ({ seen }: State) => seen.cells,
  channels: ({ seen }: State) => seen.channels,
  vintages: ({ seen }: State) => seen.vintages,
  byDay: ({ seen }: State) => seen.byDay,
  rollNumber: ({ seen }: State) => seen.rollNumber,
  rollBalance: ({ seen }: State) => seen.rollBalance,
  rollWeek: ({ seen }: State) => seen.rollWeek,
  debtGroups: ({ seen }: State) => seen.debtGroups,
  suppressed: ({ seen }: State) => seen.suppressed,
  suppressedValue: ({ seen }: State) => seen.suppressedValue,
  teamVisits: ({ seen }: State) => seen.teamVisits,
  placedBalance: ({ seen }: State) => seen.placedBalance,
  placedCash: ({ seen }: State) => seen.placedCash,
  placedFees: ({ seen }: State) => seen.placedFees,
  placedNumber: ({ seen }: State) => seen.placedNumber,
  moves: ({ seen }: State) => seen.moves,
  effortByDay: ({ seen, desk }: State) => (desk === undefined ? NOTHING : seen.effortByDay),
};
export type SummedTable = keyof typeof SUMMED;
const SUMMED_TABLES = Object.keys(SUMMED) as SummedTable[];
const NOTHING = new Float64Array(0);
/** People are as many in a sampled book as in the whole one. */
const UNSCALED: ReadonlySet<SummedTable> = new Set<SummedTable>(['moves', 'effortByDay']);

/** Results of consecutive replications. */
export interface BatchResult {
  first: number;
  count: number;
  days: number;
  facts: BookFacts;
  /** Sums over the batch; an aggregate adds them up as batches come and keeps them once. */
  sums: Record<SummedTable, Float64Array>;
  /** Float64Array[count × TOTALS]. */
  totals: Float64Array;
  /** Cumulative recovered cash and backlog: Float64Array[count × days]. */
  recovered: Float64Array;
  backlog: Float64Array;
  /** Float64Array[count × partners × 2]: index of each future, raw and adjusted. */
  indices: Float64Array;
  /** Float64Array[count × FLOWS × (weeks + months)]. */
  flows: Float64Array;
  /** Float64Array[count × teams × months × 2]: heads and full collectors, who are no whole number. */
  strength: Float64Array;
  /** Collectors of the first futures (LEAGUES of them): rows of LEAGUE_COLUMNS, by replication. */
  leagues: { replication: number; rows: number[] }[];
  /** Panels of the first futures (PANELS of them), by replication. */
  panels: { replication: number; rows: number[] }[];
}

/** League tables are kept of this many futures: what one month's ranking says next to another future's. */
export const LEAGUES = 2;
/** Panels are kept of this many futures: what the first lights of a scheme need. */
const PANELS = 20;

/** Arrays that may be handed over to another thread instead of being copied. */
export function batchTransferables(batch: BatchResult): ArrayBuffer[] {
  const { sums, totals, recovered, backlog, indices, flows, strength } = batch;
  return [...Object.values(sums), totals, recovered, backlog, indices, flows, strength].map(
    (array) => array.buffer as ArrayBuffer,
  );
}

/** A batch with nothing in it yet; `seen` gives the sizes of what the model keeps. */
export function emptyBatch(state: State, first: number, count: number): BatchResult {
  const { plan, seen } = state;
  const { book, days, scale } = plan;
  const weeks = days > 0 ? seen.weekOf[days - 1] + 1 : 0;
  let openingBalance = 0;
  let arrivingBalance = 0;
  book.balance.forEach((balance, a) => {
    if (a < book.opening) openingBalance += balance;
    else arrivingBalance += balance;
  });
  return {
    first,
    count,
    days,
    facts: {
      accounts: book.opening * scale,
      arrivals: (book.size - book.opening) * scale,
      openingBalance: openingBalance * scale,
      arrivingBalance: arrivingBalance * scale,
      buckets: plan.bucketIds,
      rules: plan.law.ruleIds,
      treatments: plan.strategy.treatmentIds,
      months: seen.months,
      weeks,
      teams: plan.crews.map((crew) => crew.id),
      partners: plan.partners.map((partner) => partner.id),
    },
    sums: Object.fromEntries(
      SUMMED_TABLES.map((name) => [name, new Float64Array(SUMMED[name](state).length)]),
    ) as Record<SummedTable, Float64Array>,
    totals: new Float64Array(count * TOTALS.length),
    recovered: new Float64Array(count * days),
    backlog: new Float64Array(count * days),
    indices: new Float64Array(count * plan.partners.length * 2),
    flows: new Float64Array(count * FLOWS.length * (weeks + seen.months)),
    strength: new Float64Array(count * seen.strength.length),
    leagues: [],
    panels: [],
  };
}

/** Copies what was seen of the `k`-th future of the batch, scaled back if the book was sampled. */
export function record(batch: BatchResult, k: number, state: State): void {
  const { plan, seen } = state;
  const { days } = batch;
  const scale = plan.scale;
  for (const name of SUMMED_TABLES)
    addScaled(batch.sums[name], SUMMED[name](state), UNSCALED.has(name) ? 1 : scale);
  let recovered = 0;
  for (let day = 0; day < days; day += 1) {
    recovered += recoveredOn(state, day) * scale;
    batch.recovered[k * days + day] = recovered;
    batch.backlog[k * days + day] = seen.daily.backlog[day] * scale;
  }
  const of = (name: Counter) => total(seen.daily[name]) * scale;
  const cost = COSTS.reduce((sum, kind) => sum + of(kind), 0);
  const values: Record<(typeof TOTALS)[number], number> = {
    recovered,
    unpromptedCash: of('unpromptedCash'),
    promiseCash: of('promiseCash'),
    settlementCash: of('settlementCash'),
    planCash: of('planCash'),
    legalCash: of('legalCash'),
    forgiven: of('forgiven'),
    paid: recovered + seen.regularCash * scale,
    principalCash: seen.principalCash * scale,
    cost,
    net: recovered - cost,
    npv: seen.npv * scale,
    attempts: of('attempts'),
    botCalls: of('botCalls'),
    visits: of('visits'),
    callBacks: of('callBacks'),
    settlements: of('settlements'),
    plans: of('plans'),
    claims: of('claims'),
    hardships: of('hardships'),
    saleCash: of('saleCash'),
    partnerCash: of('partnerCash'),
    feeCost: of('feeCost'),
    labourCost: of('labourCost') + of('peopleCost'),
    payCost: of('payCost'),
    concessionCost: of('concessionCost'),
    pushedPromises: of('pushedPromises'),
    fakedVisits: of('fakedVisits'),
    fines: of('fines'),
    movedPayments: of('movedPayments'),
    movedCash: of('movedCash'),
    provision: lastProvision(state) * scale,
    leagueTruth: leagueTruth(state),
    contacts: of('contacts'),
    promises: of('promises'),
    kept: of('kept'),
    broken: of('broken'),
    messages: of('messages'),
    cured: of('cured'),
    paidInFull: seen.paidInFull * scale,
    touchedAccounts: seen.touchedAccounts * scale,
    secondsUsed: of('secondsUsed'),
    secondsAvailable: of('secondsAvailable'),
    secondsLost: seen.secondsLost * scale,
    complaints: of('complaints'),
    blockedNumbers: seen.blockedNumbers * scale,
    suppressed: total(seen.suppressed) * scale,
    suppressedValue: total(seen.suppressedValue) * scale,
    closingBalance: closingBalance(state) * scale,
  };
  TOTALS.forEach((name, n) => {
    batch.totals[k * TOTALS.length + n] = values[name];
  });
  const width = batch.flows.length / batch.count;
  recordFlows(batch.flows.subarray(k * width, (k + 1) * width), state);
  batch.indices.set(partnerIndices(state), k * plan.partners.length * 2);
  if (batch.first + k < LEAGUES)
    batch.leagues.push({ replication: batch.first + k, rows: leagueRows(state) });
  if (state.desk !== undefined && batch.first + k < PANELS)
    batch.panels.push({ replication: batch.first + k, rows: seen.panel });
  batch.strength.set(seen.strength, k * seen.strength.length);
}

/** Provision the book called for at the last month's end of the horizon; 0 before the first. */
function lastProvision({ seen }: State): number {
  let last = 0;
  for (const value of seen.daily.provision) if (value > 0) last = value;
  return last;
}

function addScaled(into: Float64Array, from: Float64Array, scale: number): void {
  for (let k = 0; k < from.length; k += 1) into[k] += from[k] * scale;
}

function recoveredOn({ seen }: State, day: number): number {
  let cash = 0;
  for (const kind of RECOVERED) cash += seen.daily[kind][day];
  return cash;
}

/** Balance of all accounts at the horizon: opening + arriving + interest − everything paid or forgiven, exactly. */
function closingBalance(state: State): number {
  const { seen, plan } = state;
  let balance = seen.interest - seen.regularCash;
  plan.book.balance.forEach((value, a) => {
    if (a < state.arrived) balance += value;
  });
  for (let day = 0; day < plan.days; day += 1)
    balance -= recoveredOn(state, day) + seen.daily.forgiven[day] + seen.daily.soldBalance[day];
  return balance;
}

function total(values: Float64Array): number {
  let all = 0;
  for (let k = 0; k < values.length; k += 1) all += values[k];
  return all;
}
