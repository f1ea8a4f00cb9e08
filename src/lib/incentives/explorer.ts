import { compileScheme } from './compile.ts';
import type { CompiledScheme } from './compile.ts';
import { Decider } from './decide.ts';
import type { Decision, Standing, Surroundings } from './decide.ts';
import type { Behaviour } from './parameters.ts';
import { C0, REFERENCE_DAYS } from './parameters.ts';
import { MEASURES } from './scheme.ts';
import type { PayScheme } from './scheme.ts';
import { PLAIN_STYLE } from './technology.ts';

/** What one collector would do: for explorers and heat maps, without luck. */

/** A mean collector in the morning of day `daysLeft` before the month end; the parts given replace the defaults. */
export function plainStanding(behaviour: Behaviour, part: Partial<Standing> = {}): Standing {
  return {
    ...PLAIN_STYLE,
    attained: new Float64Array(MEASURES.length),
    daysLeft: REFERENCE_DAYS,
    days: REFERENCE_DAYS,
    ability: 1,
    credit: 1,
    intrinsic: behaviour.intrinsicEffort,
    effort: behaviour.intrinsicEffort,
    moralCost: 0.3 * C0,
    complaints: 0,
    nextCashPrice: 0,
    ...part,
  };
}

/** Others who do exactly as well: team means equal the own plan, a rank cut at `cut` for every leg. */
export function evenSurroundings(compiled: CompiledScheme, cut = 1.2): Surroundings {
  const legs = compiled.legs.length;
  return {
    teamMean: new Float64Array(legs),
    ownPlan: new Float64Array(legs),
    cut: new Float64Array(legs).fill(cut),
    teamEffort: compiled.behaviour.intrinsicEffort,
  };
}

/** Pace by day and projected attainment: row r is day r + 1 of the month, column k the projection `projections[k]`. */
export interface PaceMap {
  days: number;
  projections: readonly number[];
  /** Float64Array[days × projections]. */
  pace: Float64Array;
  /** The pace that pay induces, same index. Below .03 nothing the collector does changes the pay. */
  induced: Float64Array;
}

/** The morning of a day (1 = the month's first) of one who, at the own pace, would end at `projection` on every measure. */
function standingAt(behaviour: Behaviour, projection: number, day: number, days: number): Standing {
  const daysLeft = days - day + 1;
  const standing = plainStanding(behaviour, { days, daysLeft });
  standing.attained.fill(Math.max(0, projection - (behaviour.intrinsicEffort * daysLeft) / days));
  return standing;
}

/** Decides among others who stand where one stands oneself. */
function decideAmongEquals(decider: Decider, standing: Standing, others: Surroundings, out: Decision): void {
  decider.project(standing, others, standing.effort, others.ownPlan);
  others.teamMean.set(others.ownPlan);
  decider.decide(standing, others, out);
}

function takeUp(standing: Standing, { effort, tilt, push, pressure, falsified }: Decision): void {
  Object.assign(standing, { effort, tilt, push, pressure, falsified });
}

/**
 * The heat map of a scheme: what pace a collector keeps who, at the own pace, would end the month at each projection
 * (1 = 100 % of target on every measure). Everybody starts from the plain style.
 */
export function paceMap(
  scheme: PayScheme,
  behaviour: Behaviour,
  projections: readonly number[],
  days = REFERENCE_DAYS,
): PaceMap {
  const decider = new Decider(compileScheme(scheme, behaviour));
  const others = evenSurroundings(decider.compiled);
  const out = decider.blank();
  const pace = new Float64Array(days * projections.length);
  const induced = new Float64Array(pace.length);
  for (let day = 1; day <= days; day += 1)
    projections.forEach((projection, k) => {
      decideAmongEquals(decider, standingAt(behaviour, projection, day, days), others, out);
      const cell = (day - 1) * projections.length + k;
      pace[cell] = out.effort;
      induced[cell] = out.induced;
    });
  return { days, projections, pace, induced };
}

/** Mornings after which a style that moves half-way a day has arrived. */
const SETTLING = 12;

/** What a collector at a projection on a day does once the style has settled, and at which prices. */
export function settledDecision(
  scheme: PayScheme,
  behaviour: Behaviour,
  projection: number,
  day: number,
  days = REFERENCE_DAYS,
): Decision {
  const decider = new Decider(compileScheme(scheme, behaviour));
  const others = evenSurroundings(decider.compiled);
  const standing = standingAt(behaviour, projection, day, days);
  const out = decider.blank();
  for (let k = 0; k < SETTLING; k += 1) {
    decideAmongEquals(decider, standing, others, out);
    takeUp(standing, out);
  }
  return out;
}

/** A month of a mean collector without luck: mean pace, the day's decisions in order, pay not included. */
export interface PlainMonth {
  meanPace: number;
  /** Output at the end, own targets of the first leg's score; the pace itself for a scheme without legs. */
  score: number;
  days: Decision[];
}

/** Lives one month at expected values; styles carry over from day to day. */
export function plainMonth(
  scheme: PayScheme,
  behaviour: Behaviour,
  part: Partial<Standing> = {},
): PlainMonth {
  const decider = new Decider(compileScheme(scheme, behaviour));
  const others = evenSurroundings(decider.compiled);
  const standing = plainStanding(behaviour, part);
  const decisions: Decision[] = [];
  const month = standing.daysLeft;
  let sum = 0;
  for (let left = month; left >= 1; left -= 1) {
    standing.daysLeft = left;
    const out = decider.blank();
    decideAmongEquals(decider, standing, others, out);
    const { base, slope } = decider.ratesOf();
    for (let j = 0; j < MEASURES.length; j += 1) standing.attained[j] += base[j] + out.effort * slope[j];
    takeUp(standing, out);
    decisions.push(out);
    sum += out.effort;
  }
  const weights = decider.compiled.legs[0]?.weights;
  const score =
    weights === undefined
      ? sum / month
      : weights.reduce((total, w, j) => total + w * standing.attained[j], 0);
  return { meanPace: sum / month, score, days: decisions };
}
