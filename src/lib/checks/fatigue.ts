import type { Check } from './check.ts';
import { shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';

const PROMISE = 0.1;
const FATIGUE = 0.08;
const MEMORY = 0.7;
const DAYS = 35;
const ACCOUNTS = 20_000;
const REPLICATIONS = 5;

/** Everybody is reached every day and pays in whole on the first promise, so a first promise is a renewal of nothing. */
export const callFatigue: Check = {
  id: 'call-fatigue',
  title: { vi: 'Gọi nhiều thì khó hứa hơn', en: 'Each recent call makes a promise less likely' },
  source:
    'docs/model.md §5.5: promise on day d = p·e^(−φ·S_d) among those without one, S_d = earlier calls by week, weights .7^k over four weeks',
  detects: 'promise drawn before fatigue; φ 10 % off; old weeks not discounted',
  run(subject = MODEL) {
    const plan = subject.compile(
      smallBook({
        days: DAYS,
        segments: [{ accounts: ACCOUNTS, phase: 'chargedOff', balance: { kind: 'fixed', value: 1 } }],
        buckets: [{ contactRate: 1, promiseRate: PROMISE, keptRate: 1 }],
        portfolio: { chargeOffDpd: 1 },
        behaviour: { contact: { concentration: 4, callFatigue: FATIGUE, memoryPerWeek: MEMORY } },
        team: { headCount: 10, productiveSecondsPerDay: 40_000 },
        calls: { restDaysAfterContact: 1 },
      }),
    );
    const promised = new Float64Array(DAYS);
    live(subject, plan, 'call-fatigue', REPLICATIONS, ({ seen }) => {
      let upTo = 0;
      for (let day = 0; day < DAYS; day += 1) promised[day] += upTo += seen.daily.promises[day];
    });
    let silent = 1;
    const expected = Array.from({ length: DAYS }, (_, day) => {
      silent *= 1 - PROMISE * Math.exp(-FATIGUE * remembered(day));
      return 1 - silent;
    });
    return [1, 2, 3, 7, 8, 14, 28, 35].map((days) =>
      shareRow(
        `promised within ${days} daily calls`,
        expected[days - 1],
        promised[days - 1],
        ACCOUNTS * REPLICATIONS,
      ),
    );
  },
};

/** Calls of the days before `day`, one a day, as they weigh on it: 28 days in steps of a week. */
function remembered(day: number): number {
  const week = Math.floor(day / 7);
  let dose = 0;
  for (let d = 0; d < day; d += 1) {
    const ago = week - Math.floor(d / 7);
    if (ago < 4) dose += Math.pow(MEMORY, ago);
  }
  return dose;
}
