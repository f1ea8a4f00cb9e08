import { orderUpTo, positionFor } from '#model';
import type { State } from '#model';
import { constantStaffing } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow } from './check.ts';
import { printed } from './printed.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';

const ID = 'P5';
const HEADS = 400;
const ATTRITION = 0.08;
const LEAD = 2;
/** Hires a month; scaled as the team is, so that it binds in the same months of every future. */
const MOST = 80;
const MONTHS = 12;
const FUTURES = 200;

/** No hire is ordered in the first six months; what is wanted is stated for the end of a month. */
const freeze = [
  { fromMonth: 1, headCount: 0 },
  { fromMonth: 8, headCount: HEADS },
];
const staffing = constantStaffing({
  attritionNewcomer: ATTRITION,
  attritionSettled: ATTRITION,
  firstEfficiency: 0.53,
  gapKept: 0.75,
  leadMonths: LEAD,
  mostHiresPerMonth: MOST,
  plan: freeze,
});

/** VC-10 and VC-28 as the day loop lives them: heads and strength of a phone team by month. */
export const teamStrength: Check = {
  id: ID,
  title: {
    vi: 'Vách quân số trong mô phỏng: ngừng tuyển sáu tháng, hụt đến tháng thứ tám',
    en: 'Staffing cliff in the simulation: a six-month freeze bottoms in month 8',
  },
  source:
    'Mean path of model/people/staffing.ts from a settled team; heads as VC-28: 40·.92ᵐ until the first hires come',
  detects:
    'leavers 10 % too many; hires a month early; a newcomer who is fully able; 2 % of overtime nobody planned',
  run(subject = MODEL) {
    const plan = subject.compile(
      smallBook({
        days: 30 * (MONTHS + 1),
        segments: [{ accounts: 0 }],
        buckets: [{}],
        team: { headCount: HEADS, productiveSecondsPerDay: 1_000, staffing },
      }),
    );
    const start = new Float64Array(subject.theory.steadyTeam(1, ALL).length);
    start[staffing.openingTenureMonths] = HEADS;
    const order = orderUpTo((month) => positionFor(month < 7 ? 0 : HEADS, ATTRITION, LEAD), MOST);
    const forecast = subject.theory.forecastTeam(
      start,
      { attrition: ALL, learning: { first: 0.53, gapKept: 0.75 }, leadMonths: LEAD, order },
      MONTHS,
    );
    const heads = Array.from({ length: MONTHS + 1 }, () => new Float64Array(FUTURES));
    const strength = Array.from({ length: MONTHS + 1 }, () => new Float64Array(FUTURES));
    const seconds = Array.from({ length: MONTHS + 1 }, () => new Float64Array(FUTURES));
    live(subject, plan, ID, FUTURES, (s, r) => {
      for (let m = 0; m <= MONTHS; m += 1) {
        heads[m][r] = s.seen.strength[2 * m];
        strength[m][r] = s.seen.strength[2 * m + 1];
        seconds[m][r] = secondsIn(s, m) / 1_000;
      }
    });
    const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / FUTURES;
    const means = strength.map(mean);
    return [
      exactRow('heads on the first day', HEADS, mean(heads[0])),
      printed('forecast ÷ 10: heads in month 6', 24.2542, forecast.heads[6] / 10),
      ...[1, 3, 6, 8, 9, 10, 12].flatMap((m): CheckRow[] => [
        meanRow(`heads in month ${m}`, forecast.heads[m], heads[m]),
        meanRow(`full collectors in month ${m}`, forecast.effective[m], strength[m]),
        {
          ...meanRow(`time of a day in month ${m}`, forecast.effective[m], seconds[m], 'full collectors'),
          // Whole seconds a day.
          tolerance: meanRow('', 0, seconds[m]).tolerance + 0.001,
        },
      ]),
      exactRow('month of the bottom', 8, means.indexOf(Math.min(...means))),
    ];
  },
};

const ALL = { newcomer: ATTRITION, newcomerMonths: 0, settled: ATTRITION };

/** Mean phone seconds of a day of month `m` of the neutral calendar. */
function secondsIn({ seen }: State, m: number): number {
  let sum = 0;
  for (let day = 30 * m; day < 30 * (m + 1); day += 1) sum += seen.daily.secondsAvailable[day];
  return sum / 30;
}
