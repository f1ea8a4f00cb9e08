import type { Check } from './check.ts';
import { ratioRow, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';

const ID = 'VC-05/06';
const CONTACT = 0.12;
const PROMISE = 0.35;
const KEPT = 0.62;
const SHIFT_SECONDS = 23_400;
/** Calls go out on the first five days, one an account; promises fall due afterwards. */
const CALL_DAYS = 5;
const DAYS = 24;
const ACCOUNTS = 3_000;
/** Longest attempt, seconds: one starts only if this fits. */
const WORST = 25 + 285;
const REPLICATIONS = 500;
const FIRST_DPD = 400;

export const phoneShift: Check = {
  id: ID,
  title: {
    vi: 'Một ca gọi điện: lượt gọi, gặp, hứa và tiền thu',
    en: 'One phone shift: attempts, contacts, promises, cash',
  },
  source:
    'Renewal cycle: 25 s + .12 × 285 s + .10 × 40 s = 63.2 s; promise .35, kept .62, lognormal(ln 1.2 m, .8) mean 1.652553 m',
  detects: 'contacts 3 %, promises 5 %, kept 6 % off; wrong parties without time; overtime',
  run(subject = MODEL) {
    const plan = subject.compile(
      smallBook({
        days: DAYS,
        segments: [
          {
            accounts: ACCOUNTS,
            phase: 'chargedOff',
            dpdFrom: FIRST_DPD,
            balance: { kind: 'fixed', value: 1_000_000_000 },
          },
        ],
        buckets: [{ contactRate: CONTACT, promiseRate: PROMISE, keptRate: KEPT }],
        portfolio: { chargeOffDpd: 1 },
        behaviour: {
          frailtySigma: 0.8,
          chargedOffPayment: { wholeShare: 0, median: 1_200_000, sigma: 0.8 },
          promise: {
            willingnessOnPromise: 0,
            willingnessOnKept: 0,
            dueDaysMin: 1,
            dueDaysMax: 7,
            afterBrokenFactor: 0.7,
          },
        },
        phone: { attemptSeconds: 25, contactSeconds: 285, wrongPartyShare: 0.1, wrongPartySeconds: 40 },
        team: { headCount: 1, productiveSecondsPerDay: SHIFT_SECONDS },
        // Once in seven days and 3,000 accounts for some 1,850 calls: the ceiling never keeps the collector waiting.
        calls: { fromDay: FIRST_DPD, toDay: FIRST_DPD + CALL_DAYS - 1, maxAttemptsPer7Days: 1 },
      }),
    );
    const series = () => new Float64Array(REPLICATIONS);
    const [hours, attempts, contacts] = [series(), series(), series()];
    const [promises, kept, cash] = [series(), series(), series()];
    let outside = 0;
    live(subject, plan, ID, REPLICATIONS, ({ seen }, r) => {
      hours[r] = sum(seen.daily.secondsUsed) / 3600;
      attempts[r] = sum(seen.daily.attempts);
      contacts[r] = sum(seen.daily.contacts);
      promises[r] = sum(seen.daily.promises);
      kept[r] = sum(seen.daily.kept);
      cash[r] = sum(seen.daily.promiseCash) / 1e6;
      for (let day = 0; day < CALL_DAYS; day += 1) {
        const unused = SHIFT_SECONDS - seen.daily.secondsUsed[day];
        if (unused < 0 || unused >= WORST) outside += 1;
      }
    });
    return [
      ratioRow('attempts per used hour', 56.962025, attempts, hours),
      ratioRow('contacts per used hour', 6.835443, contacts, hours),
      ratioRow('promises per used hour', 2.392405, promises, hours),
      ratioRow('kept promises per used hour', 1.483291, kept, hours),
      ratioRow('cash per used hour', 2.451218, cash, hours, { unit: 'million' }),
      ratioRow('attempts in 6.5 used hours', 370.253165, attempts, hours, { scale: 6.5 }),
      ratioRow('contacts in 6.5 used hours', 44.43038, contacts, hours, { scale: 6.5 }),
      ratioRow('share of used time in talk of 240 s', 0.455696, contacts, hours, { scale: 240 / 3600 }),
      shareRow('contact per attempt', CONTACT, sum(contacts), sum(attempts)),
      {
        name: 'days on which time was overdrawn, or a whole attempt would still have fitted',
        expected: 0,
        got: outside,
        tolerance: 0,
        unit: 'days',
        note: 'exact',
      },
    ];
  },
};

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
