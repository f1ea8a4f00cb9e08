import { toUnit } from '#engine';
import { orderUpTo, positionFor, steadyTenures, withFreeze } from '#model';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow } from './check.ts';
import { printed, printedList } from './printed.ts';
import { MODEL, seedOf } from './subject.ts';
import type { Theory } from './theory.ts';

const ID = 'VC-28';
const HEADS = 40;
const ATTRITION = 0.08;
const LEAD = 2;
const CEILING = 8;
const MONTHS = 60;
/** The simulated team is this much larger, so that hiring ceilings bind in the same months of every future. */
const SCALE = 50;
const FUTURES = 60;

const rules = (scale: number) => ({
  attrition: { newcomer: ATTRITION, newcomerMonths: 0, settled: ATTRITION },
  learning: { first: 0.53, gapKept: 0.75 },
  leadMonths: LEAD,
  order: withFreeze(
    1,
    6,
    orderUpTo(() => scale * positionFor(HEADS, ATTRITION, LEAD), scale * CEILING),
  ),
});

/** Orders stop for six months; strength bottoms two months after they have begun again. */
export const staffingCliff: Check = {
  id: ID,
  title: {
    vi: 'Vách quân số: ngừng tuyển sáu tháng, hụt đến tháng thứ tám',
    en: 'Staffing cliff: a six-month freeze bottoms in month 8',
  },
  source:
    'Month loop: attrition, order up to 46.4 = 40·(1 + .08·2) of at most 8, a month older, arrivals; recomputed with numpy',
  detects: 'hires that arrive a month early; orders that forget what is under way; leavers 10 % too many',
  run: ({ theory } = MODEL) => [...mean(theory), ...futures(theory)],
};

function mean(theory: Theory): CheckRow[] {
  const plan = rules(1);
  const { heads, effective } = theory.forecastTeam(theory.steadyTeam(HEADS, plan.attrition), plan, MONTHS);
  const headMonths = [6, 8, 9, 10, 12, 14, 24];
  const strengthMonths = [6, 8, 9, 10, 12, 13, 14, 24];
  const gap = (path: Float64Array) => path.reduce((sum, x) => sum + path[0] - x, 0);
  return [
    printed('full collectors at the start', 35.148387, effective[0]),
    ...printedList(
      (k) => `heads in month ${headMonths[k]}`,
      [24.2542, 20.528755, 26.886455, 32.735538, 40.731821, 39.934085, 40],
      headMonths.map((m) => heads[m]),
    ),
    ...printedList(
      (k) => `strength ÷ start in month ${strengthMonths[k]}`,
      [0.675155, 0.576968, 0.653073, 0.747188, 0.921615, 0.94194, 0.95827, 0.998997],
      strengthMonths.map((m) => effective[m] / effective[0]),
    ),
    exactRow('month of the bottom', 8, effective.indexOf(Math.min(...effective))),
    printed('full collector-months lost in 60 months', 103.319765, gap(effective)),
    printed('head-months saved', 117.58123, gap(heads)),
  ];
}

/** Leavers drawn one by one: the mean of many futures is the forecast. */
function futures(theory: Theory): CheckRow[] {
  const plan = rules(SCALE);
  const { a, b } = seedOf(ID);
  const tenures = steadyTenures(SCALE * HEADS, plan.attrition);
  const start = new Float64Array(theory.steadyTeam(1, plan.attrition).length);
  for (const k of tenures) start[k] += 1;
  const forecast = theory.forecastTeam(start, plan, 24);
  const lived = Array.from({ length: FUTURES }, (_, r) =>
    theory.liveTeam(tenures, plan, 24, (entity, occurrence) =>
      toUnit(theory.draw(entity, r, occurrence, a, b)),
    ),
  );
  return [6, 8, 10, 12, 24].flatMap((month) => [
    meanRow(
      `drawn one by one: heads in month ${month}`,
      forecast.heads[month] / SCALE,
      lived.map((team) => team.heads[month] / SCALE),
    ),
    meanRow(
      `drawn one by one: full collectors in month ${month}`,
      forecast.effective[month] / SCALE,
      lived.map((team) => team.effective[month] / SCALE),
    ),
  ]);
}
