import { addTouch, ageWeeks } from '#model';
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
  run: (subject = MODEL) => [...response(subject), ...engine(subject)],
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
  forEachMemory((dose, counters) => {
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
      strategy: { smsEveryDays: 1 },
    }),
  );
  const paid = new Float64Array(DAYS);
  live(subject, plan, 'VC-25', REPLICATIONS, ({ seen }) => {
    let upTo = 0;
    for (let day = 0; day < DAYS; day += 1) paid[day] += upTo += seen.unpromptedCash[day];
  });
  // The typed uplift is that of two messages a month.
  const own = -Math.log(1 - SHARE) / 30;
  const most = (-Math.log(1 - SHARE - UPLIFT) / 30 - own) / closed(2);
  let burnt = 0;
  const expected = Array.from({ length: DAYS }, (_, day) => {
    burnt += own + most * closed(day === 0 ? 0 : remembered(day - 1));
    return 1 - Math.exp(-burnt);
  });
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

/** Daily messages from day 0, remembered on the evening of `day`: this week so far, then three whole weeks. */
function remembered(day: number): number {
  const week = Math.floor(day / 7);
  let dose = (day % 7) + 1;
  let weight = 1;
  for (let ago = 1; ago <= Math.min(3, week); ago += 1) {
    weight *= MEMORY;
    dose += 7 * weight;
  }
  return dose;
}

/** Every memory of up to 20 messages in each of four weeks, built touch by touch as the engine does. */
function forEachMemory(look: (dose: number, counters: number) => void): void {
  const week = (from: number, dose: number, weight: number, weeksLeft: number): void => {
    let counters = from;
    for (let n = 0; n <= MOST_A_WEEK; n += 1) {
      const held = dose + n * weight;
      if (weeksLeft === 0) look(held, counters);
      else week(ageWeeks(counters, 1), held, weight / MEMORY, weeksLeft - 1);
      counters = addTouch(counters);
    }
  };
  week(0, 0, MEMORY * MEMORY * MEMORY, 3);
}
