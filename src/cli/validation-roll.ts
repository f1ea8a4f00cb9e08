import { Aggregate, openExperiment } from '#experiment';
import type { Summary } from '#experiment';
import { estimateBuckets, readPanel } from '#portfolio';
import type { BucketEstimate, Estimate } from '#portfolio';
import { parseScenarioText } from '#scenario';
import type { Scenario } from '#scenario';
import { treatedFigures, treatedSection, type Treated } from './validation-treated.ts';

const REPLICATIONS = 40;
const SEED = 'validation';
const COHORT = 20_000;

/** Full-treatment roll and no-touch cure a month by bucket: the design table of the default scenario's sources. */
const DESIGN: Record<string, { selfCure: number; treatedRoll?: number }> = {
  B0: { selfCure: 0.6 },
  B1: { selfCure: 0.45, treatedRoll: 0.18 },
  B2: { selfCure: 0.15, treatedRoll: 0.5 },
  B3: { selfCure: 0.07, treatedRoll: 0.72 },
  B4: { selfCure: 0.03, treatedRoll: 0.25 },
  B5: { selfCure: 0.004, treatedRoll: 0.15 },
  W: { selfCure: 0.0008 },
};

/** What both pages say: docs/validation/roll-rates.md as text, and the figures of the app's model page. */
export interface RollRates {
  page: string;
  /** JSON of `src/lib/ui/data/roll-rates.json`. */
  figures: string;
}

/** Both pages from three files as text. */
export async function rollRates(files: {
  vietnam: string;
  taiwan: string;
  panel: string;
}): Promise<RollRates> {
  const whole = read(files.vietnam);
  const taiwan = untouched(read(files.taiwan));
  const treated = treatedFigures(whole);
  const panel = taiwanRows(taiwan, estimateBuckets(readPanel(files.panel)));
  const page = [
    INTRODUCTION,
    vietnamTable(untouched(whole)),
    AFTER_VIETNAM,
    treatedSection(treated, (id) => DESIGN[id].treatedRoll),
    TAIWAN,
    taiwanTable(panel),
    AFTER_TAIWAN,
  ].join('\n');
  return { page, figures: figuresText(treated, panel) };
}

/** Shares to a hundredth of a point: more than their errors allow, and the same text on every machine. */
function figuresText(treated: Treated, taiwan: PanelRow[]): string {
  const design = treated.buckets.map((id) => DESIGN[id]);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e4) / 1e4 : value;
  return `${JSON.stringify({ ...treated, design, taiwan }, rounded)}\n`;
}

function read(text: string): Scenario {
  const parsed = parseScenarioText(text);
  if (!parsed.ok)
    throw new Error(`invariant: a shipped scenario is refused: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

/** No treatment, and a calendar on which every day is like another. */
function untouched(scenario: Scenario): Scenario {
  return {
    ...scenario,
    calendar: { ...scenario.calendar, kind: 'neutral', horizonDays: 30 },
    teams: [],
    strategy: { ...scenario.strategy, treatments: [] },
  };
}

function run(scenario: Scenario): Summary {
  const request = { seed: SEED, replications: REPLICATIONS };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let b = 0; b < experiment.batchCount; b += 1) aggregate.add(experiment.runBatch(b));
  return aggregate.summarize(true);
}

/** A book of one bucket, `days` wide from its first day: 1 = everybody enters on day 0, the full width = a stock. */
function cohort(scenario: Scenario, bucket: number, horizonDays: number, days: number): Scenario {
  const row = scenario.behaviour.buckets[bucket];
  const [model] = scenario.portfolio.segments;
  const phase = row.fromDpd >= scenario.portfolio.chargeOffDpd ? ('chargedOff' as const) : ('live' as const);
  const segment = {
    ...model,
    id: row.id,
    phase,
    accounts: COHORT,
    arrivalsPerMonth: 0,
    dpdFrom: row.fromDpd,
    dpdTo: row.fromDpd + days - 1,
  };
  return {
    ...scenario,
    calendar: { ...scenario.calendar, horizonDays },
    portfolio: { ...scenario.portfolio, segments: [segment] },
  };
}

/** Days a bucket spans; the last one, which has no end, is taken as a year. */
function width(scenario: Scenario, bucket: number): number {
  const rows = scenario.behaviour.buckets;
  return bucket + 1 < rows.length ? rows[bucket + 1].fromDpd - rows[bucket].fromDpd : 365;
}

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const withError = (share: number, n: number) =>
  `${percent(share)} ± ${(100 * Math.sqrt((share * (1 - share)) / n)).toFixed(2)}`;
const estimate = (value: Estimate) => `${percent(value.share)} ± ${(100 * value.standardError).toFixed(1)}`;

function vietnamTable(scenario: Scenario): string {
  const rows = scenario.behaviour.buckets.map((row, b) => {
    const inWidth = run(cohort(scenario, b, row.perDays, 1)).totals;
    const cured = (inWidth.cured.mean + inWidth.paidInFull.mean) / COHORT;
    const moves = shares(run(cohort(scenario, b, 30, width(scenario, b))), b);
    const design = DESIGN[row.id];
    return [
      row.id,
      `${percent(row.unpromptedShare)} in ${row.perDays} d`,
      percent(design.selfCure, 2),
      withError(cured, COHORT * REPLICATIONS),
      percent(moves.cured),
      percent(moves.back),
      percent(moves.stay),
      percent(moves.roll),
      design.treatedRoll === undefined ? '–' : percent(design.treatedRoll, 0),
    ];
  });
  return table(
    [
      'Bucket',
      'Typed: pays unprompted',
      'Design: self-cure a month',
      'Simulated: cured within those days',
      'stock, 30 days: cured',
      'back',
      'stays',
      'rolls',
      'Design: rolls when fully treated',
    ],
    rows,
  );
}

/** One bucket of the Taiwanese book: what the panel shows (share and standard error) and what is simulated. */
interface PanelRow {
  id: string;
  observations: number;
  /** The bucket whose figures stand in, where the panel hardly has this one. */
  borrowedFrom?: string;
  panel: { cured: Estimate; stay: Estimate; roll: Estimate; cash: number };
  simulated: { cured: number; stay: number; roll: number; cash: number };
}

function taiwanRows(scenario: Scenario, panel: BucketEstimate[]): PanelRow[] {
  const summary = run(scenario);
  return scenario.behaviour.buckets.map(({ id }, b) => {
    const { cured, stay, roll, cash } = shares(summary, b);
    const seen = panel[b];
    return {
      id,
      observations: seen.roll.observations,
      ...(seen.borrowedFrom === undefined ? {} : { borrowedFrom: seen.borrowedFrom }),
      panel: { cured: seen.cure, stay: seen.stay, roll: seen.roll, cash: seen.cashShare },
      simulated: { cured, stay, roll, cash },
    };
  });
}

function taiwanTable(rows: PanelRow[]): string {
  return table(
    [
      'Bucket',
      'Account-months',
      'Cured: panel',
      'simulated',
      'Stays: panel',
      'simulated',
      'Rolls: panel',
      'simulated',
      'Cash ÷ balance: panel',
      'whole book simulated',
    ],
    rows.map(({ id, observations, borrowedFrom, panel, simulated }) => [
      id,
      String(observations),
      borrowedFrom === undefined ? estimate(panel.cured) : `(from ${borrowedFrom})`,
      percent(simulated.cured),
      estimate(panel.stay),
      percent(simulated.stay),
      estimate(panel.roll),
      percent(simulated.roll),
      percent(panel.cash),
      percent(simulated.cash),
    ]),
  );
}

/** Moves out of one bucket in the first 30 days, as shares of its accounts. */
function shares(summary: Summary, bucket: number) {
  const row = summary.roll.byNumber[bucket];
  const n = summary.roll.buckets.length;
  const all = row.reduce((sum, value) => sum + value, 0);
  const part = (from: number, to: number) => row.slice(from, to).reduce((sum, value) => sum + value, 0) / all;
  return {
    back: part(0, bucket),
    stay: part(bucket, bucket + 1),
    roll: part(bucket + 1, n),
    cured: part(n, n + 2),
    cash: summary.totals.recovered.mean / summary.openingBalance,
  };
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

const INTRODUCTION = `# Untouched accounts: roll and cure

Written by \`node tools/run.js src/cli/validation.ts\`; a test fails when this page is out of date. ${REPLICATIONS} futures, seed
\`${SEED}\`, neutral calendar (30-day months, no paydays), no calls, no messages. Cohorts of ${COHORT.toLocaleString('en')} accounts
that all enter the bucket on day 0, or ("stock") are spread evenly over its ages; ± is one standard error.

## Vietnamese default beside its design table

The design table states monthly self-cure and the roll *under full treatment*; nobody has published a Vietnamese no-touch
roll. What is typed into the scenario is the share that *pays* within the bucket's own width (30 days from B4 on), derived as
self-cure ÷ the share of payments that cure.
`;

const AFTER_VIETNAM = `
### Misfits and their causes

- **B0 and B1 cure more in 30 days than the table's "self-cure a month".** The table's figure is taken as the share over the
  bucket's width (9 and 21 days): an account that leaves B0 uncured has the rest of the month to cure in B1. Read as a 30-day
  figure the table would need lower rates; without own data the two readings cannot be told apart.
- **Simulated cure within the width is near, not equal to, the table** (the third and fourth columns): the share that cures
  depends on how many instalments are in arrears. One instalment clears everything in B0 and B1, two are owed in B2.
- **Untouched roll is far above the treated roll** in B1 and B2 and close to it from B3 on. That is the effect of collection the
  table implies, not an error; the treated side is compared in the next section.
- **B4 and B5** roll a third and a sixth of a stock a month simply because they are 90 and 180 days wide; the table's 25 % and
  15 % are lower because treatment cures some of them first.
- **W** is written-off debt: its figure is a liquidation of balance (cash ÷ balance), not a cure. Payments there are a few per
  cent of a balance, so the paying share is higher than the liquidation it produces.
`;

const TAIWAN = `
## Taiwanese card book beside the panel it was built from

The scenario's behaviour was estimated from the panel's April–July moves; the July book is then simulated for 30 days.
Agreement on cure and roll therefore checks the engine and the identification, not prediction.
`;

const AFTER_TAIWAN = `
### Misfits and their causes

- **M1** holds two observations in the panel (code 1 hardly occurs), so it stands on M2's figures.
- **M2 and M3 cure too often and stay too rarely.** The import places n months at dpd 30(n−1)+15, so a due date falls in the
  middle of the 30 days watched and two payment cycles touch them: an account may pay one instalment before the due date and
  the next one after it, and is then current. The panel's statement month holds one cycle. The payment *rate* was identified
  as one payment a month, so this misfit belongs to the mid-month placing and to the panel's coarse ageing; it is reported,
  not tuned away.
- **M5 rolls less and stays more than in the panel**: the bucket is 60 days wide here, two codes there.
- **M7 stays by construction**: it has no next bucket; in the panel a fifth of these 162 account-months change code.
- **Cash is too high.** The panel shows fewer accounts paying than not rolling (its statuses can stand still without payment), so
  identifying payment by "did not roll" overstates money: compare the last two columns. The model has no "did not pay, did not roll"
  state; on this book trust the moves, not the cash, until such a state is modelled.
- **The bank's own collectors worked these accounts**: the panel's "unprompted" has their effort in it.
- **Late buckets are small** (see account-months): their shares carry standard errors of several points.
`;
