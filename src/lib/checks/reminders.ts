import { addTouch, ageWeeks, CHANNELS } from '#model';
import type { Plan } from '#model';
import type { Check, CheckRow } from './check.ts';
import { exactRow, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const Q = 0.15;
const FATIGUE = 0.03;
/** Weight of last week's messages; 0.7 lets four weekly counts come within 0.001 of any dose. */
const MEMORY = 0.7;
const MOST_A_WEEK = 20;

export const reminders: Check = {
  id: 'VC-25',
  title: {
    vi: 'Nhắc nợ: liều tốt nhất giữa bão hòa và nhàm',
    en: 'Reminders: the best dose between saturation and fatigue',
  },
  source: '(1 − e^(−qS))·e^(−φS), q = .15, φ = .03: optimum S* = ln((q + φ)/φ)/q = 11.945063',
  detects: 'φ 1 % off; only this week remembered; in the engine, an uplift 10 % off',
  *run(subject = MODEL) {
    yield* response(subject);
    yield* engine(subject);
  },
};

/** The function alone, at constant doses. */
function response(subject: Subject): CheckRow[] {
  const plan = subject.compile(
    smallBook({
      days: 1,
      segments: [],
      buckets: [{ messageUplift: 0.03 }],
      behaviour: {
        contact: { concentration: 4, callFatigue: 0, memoryPerWeek: MEMORY },
        messages: { saturation: Q, fatigue: FATIGUE },
      },
    }),
  );
  const best = Math.log((Q + FATIGUE) / FATIGUE) / Q;
  let peak = 0;
  let peakDose = 0;
  let worst = 0;
  const near = new Map([best / 2, best, 2 * best].map((dose) => [dose, { gap: Infinity, value: 0 }]));
  forEachMemory(unitsOfOne(plan), (dose, counters) => {
    const value = subject.messageResponse(plan, counters);
    worst = Math.max(worst, Math.abs(value - closed(dose)));
    if (value > peak) {
      peak = value;
      peakDose = dose;
    }
    near.forEach((at, wanted) => {
      if (Math.abs(dose - wanted) >= at.gap) return;
      at.gap = Math.abs(dose - wanted);
      // Tangent from the nearest dose to the wanted one.
      at.value = value + (closed(wanted) - closed(dose));
    });
  });
  const value = (dose: number) => near.get(dose)?.value ?? NaN;
  return [
    {
      name: 'best dose S*',
      expected: 11.945063,
      got: peakDose,
      tolerance: 2e-3,
      unit: 'messages',
      note: 'grid of doses',
    },
    exactRow('response at S*', 0.582356, peak, { relative: 2e-6, note: 'printed to six digits' }),
    exactRow('response at 2 S*', 0.474794, value(2 * best), {
      relative: 2e-6,
      note: 'printed to six digits',
    }),
    exactRow('response at S*/2', 0.49468, value(best / 2), {
      relative: 2e-6,
      note: 'printed to six digits',
    }),
    { name: 'largest error over every memory of four weeks', expected: 0, got: worst, tolerance: 1e-12 },
  ];
}

const SHARE = 0.1;
const UPLIFT = 0.05;
const DAYS = 60;
const ACCOUNTS = 20_000;
const REPLICATIONS = 4;

/** The engine: a message every day; what is remembered in the evening moves tomorrow's payment rate. */
function engine(subject: Subject): CheckRow[] {
  const plan = subject.compile(
    smallBook({
      days: DAYS,
      segments: [{ accounts: ACCOUNTS, phase: 'chargedOff', balance: { kind: 'fixed', value: 1 } }],
      buckets: [{ unpromptedShare: SHARE, perDays: 30, messageUplift: UPLIFT }],
      portfolio: { chargeOffDpd: 1 },
      behaviour: {
        contact: { concentration: 4, callFatigue: 0, memoryPerWeek: MEMORY },
        messages: { saturation: Q, fatigue: FATIGUE },
      },
      messages: { everyDays: 1 },
    }),
  );
  const paid = new Float64Array(DAYS);
  live(subject, plan, 'VC-25', REPLICATIONS, ({ seen }) => {
    let upTo = 0;
    for (let day = 0; day < DAYS; day += 1) paid[day] += upTo += seen.daily.unpromptedCash[day];
  });
  // The typed uplift is that of two messages a month.
  const own = -Math.log(1 - SHARE) / 30;
  const most = (-Math.log(1 - SHARE - UPLIFT) / 30 - own) / closed(2);
  const expected = new Float64Array(DAYS);
  // Weeks of memory turn on a weekday of the account's own: its identity modulo 7.
  for (let turn = 0; turn < 7; turn += 1) {
    const share = plan.book.entity.filter((entity) => (entity >>> 0) % 7 === turn).length / ACCOUNTS;
    let burnt = 0;
    for (let day = 0; day < DAYS; day += 1) {
      burnt += own + most * closed(day === 0 ? 0 : remembered(day - 1, turn));
      expected[day] += share * (1 - Math.exp(-burnt));
    }
  }
  return [7, 14, 28, 60].map((days) =>
    shareRow(
      `a message a day: paid within ${days} days`,
      expected[days - 1],
      paid[days - 1],
      ACCOUNTS * REPLICATIONS,
    ),
  );
}

const closed = (s: number) => (1 - Math.exp(-Q * s)) * Math.exp(-FATIGUE * s);

/**
 * Daily messages from day 0, remembered on the evening of `day` by an account that came into day 0 with `turn` days of
 * its week behind it: this week so far, then what three earlier weeks hold.
 */
function remembered(day: number, turn: number): number {
  const week = (d: number) => Math.floor((d + turn) / 7);
  let dose = 0;
  for (let sent = 0; sent <= day; sent += 1) {
    const ago = week(day) - week(sent);
    if (ago < 4) dose += Math.pow(MEMORY, ago);
  }
  return dose;
}

/** What one SMS adds to the memory. */
const unitsOfOne = ({ messageStrength }: Plan) => messageStrength[CHANNELS.indexOf('sms')];

/** Every memory of up to 20 messages in each of four weeks, built touch by touch as the engine does. */
function forEachMemory(units: number, look: (dose: number, counters: number) => void): void {
  const week = (from: number, dose: number, weight: number, weeksLeft: number): void => {
    let counters = from;
    for (let n = 0; n <= MOST_A_WEEK; n += 1) {
      const held = dose + n * weight;
      if (weeksLeft === 0) look(held, counters);
      else week(ageWeeks(counters, 1), held, weight / MEMORY, weeksLeft - 1);
      counters = addTouch(counters, units);
    }
  };
  week(0, 0, MEMORY * MEMORY * MEMORY, 3);
}
