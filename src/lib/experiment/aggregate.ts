import { hash64 } from '#engine';
import { canonicalJson } from '#scenario';
import type { Scenario } from '#scenario';
import { moments, quantiles } from '#stats';
import type { BatchResult, BookFacts, SummedTable } from './batch.ts';
import { flowFans } from './flows.ts';
import { ENGINE_GENERATION } from './generation.ts';
import { indexSummary } from './partner-index.ts';
import { BAND_PROBABILITIES, DAILY_SERIES, TOTALS } from './types.ts';
import type { DailySeries, FanSummary, RunRequest, ScalarSummary, Summary, TotalId } from './types.ts';

/** What a batch is kept for: what each future came to. */
type Kept = Omit<BatchResult, 'sums'>;
const NOTHING = new Float64Array(0);

/**
 * Batches of one request, kept by replication index. Summaries read them in index order, so batch size, number of
 * workers and order of arrival cannot matter.
 */
export class Aggregate {
  private readonly days: number;
  private readonly batches: (Kept | undefined)[] = [];
  private facts: BookFacts | undefined;
  /** Tables of all batches known, added up: whole numbers, so that the order in which they come cannot matter. */
  private readonly sums: Partial<BatchResult['sums']> = {};
  /** Replications known so far. */
  done = 0;

  private readonly scenario: Scenario;
  private readonly request: RunRequest;

  constructor(scenario: Scenario, request: RunRequest) {
    this.scenario = scenario;
    this.request = request;
    this.days = scenario.calendar.horizonDays;
  }

  /** Keeps a batch; one that is already known is ignored. */
  add(given: BatchResult): void {
    if (this.batches[given.first] !== undefined) return;
    const { sums, ...batch } = given;
    for (const [name, from] of Object.entries(sums) as [SummedTable, Float64Array][]) {
      const into = (this.sums[name] ??= new Float64Array(from.length));
      for (let k = 0; k < from.length; k += 1) into[k] += from[k];
    }
    this.batches[batch.first] = batch;
    this.facts = batch.facts;
    this.done += batch.count;
  }

  /** What is known so far. `final` asks for the digest and is refused while replications are missing. */
  summarize(final: boolean): Summary {
    const facts = this.facts;
    if (facts === undefined) throw new Error('invariant: nothing has been run yet');
    if (final && this.done !== this.request.replications)
      throw new Error('invariant: replications are missing');
    const known = this.batches.filter((batch) => batch !== undefined);
    const sampled = (this.request.sampleEvery ?? 1) > 1;
    const summary: Summary = {
      replications: this.done,
      days: this.days,
      startDate: this.scenario.calendar.startDate,
      currency: this.scenario.currency,
      accounts: facts.accounts,
      arrivals: facts.arrivals,
      openingBalance: facts.openingBalance,
      arrivingBalance: facts.arrivingBalance,
      preview: sampled || this.done < this.request.replications,
      recovered: fan(known, (batch) => batch.recovered, this.days),
      backlog: fan(known, (batch) => batch.backlog, this.days),
      daily: this.dailyMeans(),
      totals: totals(known),
      roll: {
        buckets: facts.buckets,
        byNumber: pooled(this.sumOf('rollNumber'), facts.buckets.length),
        byBalance: pooled(this.sumOf('rollBalance'), facts.buckets.length),
      },
      rules: facts.rules.map((id, rule) => ({
        id,
        suppressed: this.sumOf('suppressed')[rule] / this.done,
        value: this.sumOf('suppressedValue')[rule] / this.done,
      })),
      cells: {
        treatments: facts.treatments,
        buckets: facts.buckets,
        months: facts.months,
        values: this.meanOf('cells'),
      },
      channels: this.meanOf('channels'),
      vintages: this.meanOf('vintages'),
      people: {
        teams: facts.teams,
        strength: this.meanStrength(known),
        visits: this.meanOf('teamVisits'),
        moves: this.meanOf('moves'),
      },
      partners: {
        ids: facts.partners,
        balance: this.meanOf('placedBalance'),
        cash: this.meanOf('placedCash'),
        fees: this.meanOf('placedFees'),
        placements: this.meanOf('placedNumber'),
        raw: facts.partners.map((_, k) => indexSummary(column(known, indicesOf, 2 * k))),
        adjusted: facts.partners.map((_, k) => indexSummary(column(known, indicesOf, 2 * k + 1))),
      },
      ...(final && {
        flows: flowFans(
          rowsOf(known, (batch) => batch.flows),
          facts.weeks,
          facts.months,
        ),
        byDay: this.meanOf('byDay'),
        debtGroups: this.meanOf('debtGroups'),
        moves: {
          number: this.meanOf('rollNumber'),
          balance: this.meanOf('rollBalance'),
          byWeek: this.meanOf('rollWeek'),
        },
      }),
      leagues: known
        .flatMap((batch) => batch.leagues)
        .sort((x, y) => x.replication - y.replication)
        .map((league) => league.rows),
      pay: {
        panels: known
          .flatMap((batch) => batch.panels)
          .sort((x, y) => x.replication - y.replication)
          .map((panel) => panel.rows),
        effortByDay: Array.from(this.sumOf('effortByDay')),
      },
      engineGeneration: ENGINE_GENERATION,
    };
    if (final && !sampled) summary.digest = summaryDigest(summary);
    return summary;
  }

  private sumOf(name: SummedTable): Float64Array {
    return this.sums[name] ?? NOTHING;
  }

  private meanOf(name: SummedTable): number[] {
    return Array.from(this.sumOf(name), (sum) => sum / this.done);
  }

  /** Full collectors are no whole numbers: added up in index order. */
  private meanStrength(known: Kept[]): number[] {
    const rows = rowsOf(known, (batch) => batch.strength);
    return Array.from(rows[0], (_, k) => rows.reduce((sum, row) => sum + row[k], 0) / this.done);
  }

  private dailyMeans(): Record<DailySeries, number[]> {
    const means = this.meanOf('daily');
    return Object.fromEntries(
      DAILY_SERIES.map((name, n) => [name, means.slice(n * this.days, (n + 1) * this.days)]),
    ) as Record<DailySeries, number[]>;
  }
}

/** Hash of the canonical Summary: two runs with the same digest agree in every number, bit for bit. */
export function summaryDigest(summary: Summary): string {
  return hash64(canonicalJson({ ...summary, digest: undefined, preview: false }));
}

function fan(known: Kept[], of: (batch: Kept) => Float64Array, days: number): FanSummary {
  const n = known.reduce((sum, batch) => sum + batch.count, 0);
  const mean: number[] = [];
  const bands: number[][] = BAND_PROBABILITIES.map(() => []);
  const column = new Float64Array(n);
  for (let day = 0; day < days; day += 1) {
    let k = 0;
    let sum = 0;
    for (const batch of known) {
      const values = of(batch);
      for (let row = 0; row < batch.count; row += 1) {
        const value = values[row * days + day];
        column[k] = value;
        sum += value;
        k += 1;
      }
    }
    mean.push(sum / n);
    quantiles(column, BAND_PROBABILITIES).forEach((value, b) => bands[b].push(value));
  }
  return { mean, bands };
}

const indicesOf = (batch: Kept) => batch.indices;

/** One row a future, in replication order. */
function rowsOf(known: Kept[], of: (batch: Kept) => Float64Array): Float64Array[] {
  return known.flatMap((batch) => {
    const width = of(batch).length / batch.count;
    return Array.from({ length: batch.count }, (_, row) =>
      of(batch).subarray(row * width, (row + 1) * width),
    );
  });
}

const column = (known: Kept[], of: (batch: Kept) => Float64Array, k: number): number[] =>
  rowsOf(known, of).map((row) => row[k]);

function totals(known: Kept[]): Record<TotalId, ScalarSummary> {
  return Object.fromEntries(
    TOTALS.map((name, n) => {
      const values: number[] = [];
      for (const batch of known) {
        for (let row = 0; row < batch.count; row += 1) values.push(batch.totals[row * TOTALS.length + n]);
      }
      return [name, scalarSummary(values)];
    }),
  ) as Record<TotalId, ScalarSummary>;
}

/** Moments and bands of one number a future, in replication order. */
export function scalarSummary(values: number[]): ScalarSummary {
  const { mean, sd, se } = moments(values);
  return { mean, sd, se, quantiles: quantiles(values, BAND_PROBABILITIES), values };
}

/** Moves of all months and treatments in one matrix: [from bucket][to bucket…, cured, closed]. */
function pooled(moves: Float64Array, buckets: number): number[][] {
  const columns = buckets + 2;
  const matrix = Array.from({ length: buckets }, () => new Array<number>(columns).fill(0));
  moves.forEach((value, k) => (matrix[Math.floor(k / columns) % buckets][k % columns] += value));
  return matrix;
}
