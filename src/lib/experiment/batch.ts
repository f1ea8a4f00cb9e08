import { COSTS, RECOVERED } from '#model';
import type { State } from '#model';
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

/** Results of consecutive replications; exact integers, so that adding them up is exact in any order. */
export interface BatchResult {
  first: number;
  count: number;
  days: number;
  facts: BookFacts;
  /** Float64Array[count × TOTALS]. */
  totals: Float64Array;
  /** Cumulative recovered cash and backlog: Float64Array[count × days]. */
  recovered: Float64Array;
  backlog: Float64Array;
  /** Sum over the batch of each daily counter: Float64Array[DAILY_SERIES × days]. */
  dailySum: Float64Array;
  /** Sums over the batch, in the model's own layout; an aggregate adds them up as batches come and keeps them once. */
  byDay: Float64Array;
  rollNumber: Float64Array;
  rollBalance: Float64Array;
  debtGroups: Float64Array;
  /** Float64Array[count × rules × 2]: touches held back, their value. */
  rules: Float64Array;
  /** Sums over the batch of the model's cells, weeks, channels and vintages, in the model's own layout. */
  cells: Float64Array;
  weekly: Float64Array;
  channels: Float64Array;
  vintages: Float64Array;
  /** Sums over the batch: heads and full collectors by team and month; placed balance, cash and fees of partners. */
  strength: Float64Array;
  /** Sums over the batch: visits possible and set out for by team and month. */
  teamVisits: Float64Array;
  /** Likewise who left, was sent away and came (`Observation.moves`). */
  moves: Float64Array;
  placedBalance: Float64Array;
  placedCash: Float64Array;
  placedFees: Float64Array;
  /** Sum over the batch of accounts placed by partner × month. */
  placedNumber: Float64Array;
  /** Float64Array[count × partners × 2]: index of each future, raw and adjusted. */
  indices: Float64Array;
  /** Float64Array[count × FLOWS × (weeks + months)]. */
  flows: Float64Array;
  /** Collectors of the first futures (LEAGUES of them): rows of LEAGUE_COLUMNS, by replication. */
  leagues: { replication: number; rows: number[] }[];
  /** Panels of the first futures (PANELS of them), by replication; sums of pace by working day. */
  panels: { replication: number; rows: number[] }[];
  effortByDay: Float64Array;
}

/** League tables are kept of this many futures: what one month's ranking says next to another future's. */
export const LEAGUES = 2;
/** Panels are kept of this many futures: what the first lights of a scheme need. */
const PANELS = 20;

/** Arrays that may be handed over to another thread instead of being copied. */
export function batchTransferables(batch: BatchResult): ArrayBuffer[] {
  return [
    batch.totals,
    batch.recovered,
    batch.backlog,
    batch.dailySum,
    batch.byDay,
    batch.rollNumber,
    batch.rollBalance,
    batch.debtGroups,
    batch.rules,
    batch.cells,
    batch.weekly,
    batch.channels,
    batch.vintages,
    batch.strength,
    batch.teamVisits,
    batch.moves,
    batch.placedBalance,
    batch.placedCash,
    batch.placedFees,
    batch.placedNumber,
    batch.effortByDay,
    batch.indices,
    batch.flows,
  ].map((array) => array.buffer as ArrayBuffer);
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
    totals: new Float64Array(count * TOTALS.length),
    recovered: new Float64Array(count * days),
    backlog: new Float64Array(count * days),
    dailySum: new Float64Array(DAILY_SERIES.length * days),
    byDay: new Float64Array(seen.byDay.length),
    rollNumber: new Float64Array(seen.rollNumber.length),
    rollBalance: new Float64Array(seen.rollBalance.length),
    debtGroups: new Float64Array(seen.debtGroups.length),
    rules: new Float64Array(count * plan.law.ruleIds.length * 2),
    cells: new Float64Array(seen.cells.length),
    weekly: new Float64Array(seen.weekly.length),
    channels: new Float64Array(seen.channels.length),
    vintages: new Float64Array(seen.vintages.length),
    strength: new Float64Array(seen.strength.length),
    teamVisits: new Float64Array(seen.teamVisits.length),
    moves: new Float64Array(seen.moves.length),
    placedBalance: new Float64Array(seen.placedBalance.length),
    placedCash: new Float64Array(seen.placedCash.length),
    placedFees: new Float64Array(seen.placedFees.length),
    placedNumber: new Float64Array(seen.placedNumber.length),
    indices: new Float64Array(count * plan.partners.length * 2),
    flows: new Float64Array(count * FLOWS.length * (weeks + seen.months)),
    leagues: [],
    panels: [],
    effortByDay: new Float64Array(state.desk === undefined ? 0 : seen.effortByDay.length),
  };
}

/** Copies what was seen of the `k`-th future of the batch, scaled back if the book was sampled. */
export function record(batch: BatchResult, k: number, state: State): void {
  const { plan, seen } = state;
  const { days } = batch;
  const scale = plan.scale;
  const sums = DAILY_SERIES.map((name, n) => {
    const series = seen.daily[name];
    let sum = 0;
    for (let day = 0; day < days; day += 1) {
      const value = series[day] * scale;
      batch.dailySum[n * days + day] += value;
      sum += value;
    }
    return sum;
  });
  let recovered = 0;
  for (let day = 0; day < days; day += 1) {
    recovered += recoveredOn(state, day) * scale;
    batch.recovered[k * days + day] = recovered;
    batch.backlog[k * days + day] = seen.daily.backlog[day] * scale;
  }
  const of = (name: (typeof DAILY_SERIES)[number]) => sums[DAILY_SERIES.indexOf(name)];
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
  seen.suppressed.forEach((count, rule) => {
    const at = 2 * (k * seen.suppressed.length + rule);
    batch.rules[at] = count * scale;
    batch.rules[at + 1] = seen.suppressedValue[rule] * scale;
  });
  addScaled(batch.cells, seen.cells, scale);
  addScaled(batch.weekly, seen.weekly, scale);
  addScaled(batch.channels, seen.channels, scale);
  addScaled(batch.vintages, seen.vintages, scale);
  addScaled(batch.strength, seen.strength, 1);
  addScaled(batch.teamVisits, seen.teamVisits, scale);
  addScaled(batch.moves, seen.moves, 1);
  addScaled(batch.placedBalance, seen.placedBalance, scale);
  addScaled(batch.placedCash, seen.placedCash, scale);
  addScaled(batch.placedFees, seen.placedFees, scale);
  addScaled(batch.placedNumber, seen.placedNumber, scale);
  const width = batch.flows.length / batch.count;
  recordFlows(batch.flows.subarray(k * width, (k + 1) * width), state);
  batch.indices.set(partnerIndices(state), k * plan.partners.length * 2);
  if (batch.first + k < LEAGUES)
    batch.leagues.push({ replication: batch.first + k, rows: leagueRows(state) });
  if (state.desk !== undefined) {
    addScaled(batch.effortByDay, seen.effortByDay, 1);
    if (batch.first + k < PANELS) batch.panels.push({ replication: batch.first + k, rows: seen.panel });
  }
  addScaled(batch.byDay, seen.byDay, scale);
  addScaled(batch.rollNumber, seen.rollNumber, scale);
  addScaled(batch.rollBalance, seen.rollBalance, scale);
  addScaled(batch.debtGroups, seen.debtGroups, scale);
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

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
