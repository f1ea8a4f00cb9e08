import type { Scenario } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { exactRow, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'VC-17';
const ACCOUNTS = 400;
const DAYS = 30;
const COMPLAINTS_PER_ATTEMPT = 0.01;

/** Rolling counters of the law against plans that want more than it allows. */
export const law: Check = {
  id: ID,
  title: {
    vi: 'Trần pháp luật: đếm lượt theo ngày và theo 7 ngày',
    en: 'Caps of the law: counters by day and by 7 days',
  },
  source:
    '7 in 7 with a plan of 2 a day: 2,2,2,1,0,0,0 repeating; 5 a day with a plan of 9; 7 quiet days after a contact',
  detects: 'a ceiling one too high; the day of the conversation not counted; complaints × 1.5',
  run: (subject = MODEL) => [
    exactRow('7 in 7, plan 2 a day: calls in 30 days', 32, callsEach(subject, 'US-RegF', 2, 0)),
    exactRow('no law, plan 2 a day: calls in 30 days', 60, callsEach(subject, 'none', 2, 0)),
    exactRow('5 a day, plan 9 a day: calls in 30 days', 150, callsEach(subject, 'VN-2026', 9, 0)),
    exactRow('always reached, 7 quiet days: calls in 30 days', 5, callsEach(subject, 'US-RegF', 1, 1)),
    ...complaints(subject),
  ],
};

/** Calls to each account in 30 days with time to spare. */
function callsEach(
  subject: Subject,
  preset: Scenario['rules']['preset'],
  perDay: number,
  contactRate: number,
): number {
  return lived(subject, preset, perDay, contactRate).attempts / ACCOUNTS;
}

/** Complaints fall on attempts at a base rate, three times as often from the fourth of a day on. */
function complaints(subject: Subject): CheckRow[] {
  const few = lived(subject, 'none', 3, 0);
  const many = lived(subject, 'none', 5, 0);
  const accountDays = ACCOUNTS * DAYS;
  return [
    shareRow('complaints an attempt, 3 a day', COMPLAINTS_PER_ATTEMPT, few.complaints, 3 * accountDays),
    shareRow(
      'complaints an attempt, 5 a day',
      (COMPLAINTS_PER_ATTEMPT * 9) / 5,
      many.complaints,
      5 * accountDays,
    ),
  ];
}

function lived(subject: Subject, preset: Scenario['rules']['preset'], perDay: number, contactRate: number) {
  const book = smallBook({
    days: DAYS,
    segments: [{ accounts: ACCOUNTS }],
    buckets: [{ contactRate }],
    team: { productiveSecondsPerDay: 20_000 },
    calls: { maxAttemptsPerDay: perDay, maxAttemptsPer7Days: 7 * perDay, restDaysAfterContact: 0 },
    behaviour: {
      complaints: {
        perAttempt: COMPLAINTS_PER_ATTEMPT,
        visitFactor: 1,
        messageFactor: 0,
        fromFourthAttemptFactor: 3,
        blockShare: 0,
      },
    },
  });
  const plan = subject.compile({ ...book, rules: { preset, off: [] } });
  const seen = { attempts: 0, complaints: 0 };
  live(subject, plan, ID, 1, (s) => {
    seen.attempts = total(s.seen.daily.attempts);
    seen.complaints = total(s.seen.daily.complaints);
  });
  return seen;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
