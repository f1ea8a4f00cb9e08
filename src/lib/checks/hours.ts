import { HOUR_ODDS } from '#scenario';
import type { Hours, Scenario } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { exactRow, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ACCOUNTS = 20_000;
const REPLICATIONS = 10;
const SHIFT = 10_000;
const OFFICE: Hours = { from: 480, to: 1_020 };
const EVENING: Hours = { from: 1_020, to: 1_200 };
const LATE: Hours = { from: 660, to: 1_200 };

/** Means of the odds by hand: Σ odds × hours ÷ hours; 9 hours of the office day weigh 8.575. */
const BY_HAND: [string, Hours, number][] = [
  ['17–20 h', EVENING, 1.35 / (8.575 / 9)],
  ['11–20 h', LATE, 9.775 / 8.575],
  ['half past two to six', { from: 870, to: 1_080 }, (1.5 * 0.8 + 1.075 + 1.35) / 3.5 / (8.575 / 9)],
];

/** Everybody is called once, on one working day, by people enough. */
function oneDay(hours: (Hours | undefined)[], odds = HOUR_ODDS): Scenario {
  const made = smallBook({
    days: 1,
    segments: [{ accounts: ACCOUNTS }],
    buckets: [{ contactRate: 0.15 }],
    team: { headCount: 500, productiveSecondsPerDay: SHIFT },
  });
  return {
    ...made,
    calendar: { ...made.calendar, kind: 'US', hourContactOdds: [...odds] },
    teams: hours.map((own, k) => ({ ...made.teams[0], id: `T${k}`, ...(own && { hours: own }) })),
  };
}

export const hours: Check = {
  id: 'hours',
  title: { vi: 'Giờ làm và khả năng gặp đúng người', en: 'Working hours and the chance of a contact' },
  source:
    'docs/model.md §5.5: contact = E[p·o ÷ (1 − p + p·o)], o = mean odds over the hours worked ÷ mean over 08:00–17:00; the law leaves the share of a shift inside its window',
  detects:
    'odds of the hours not divided by those of the office day; hours ignored; the window of the law ignored',
  run: (subject = MODEL) => [
    ...BY_HAND.map(([name, own, odds]) => reached(subject, name, [own], odds)),
    reached(
      subject,
      'two teams, 08–17 h and 17–20 h, as much time each',
      [OFFICE, EVENING],
      (1 + BY_HAND[0][2]) / 2,
    ),
    unchanged(subject, 'the office day is what is assumed', oneDay([OFFICE]), oneDay([undefined])),
    unchanged(
      subject,
      'all hours alike: the evening is no better',
      oneDay([EVENING], FLAT),
      oneDay([OFFICE], FLAT),
    ),
    ...lawful(subject),
  ],
};

const FLAT = HOUR_ODDS.map(() => 1);

function contactsOf(
  subject: Subject,
  scenario: Scenario,
): { contacts: number; calls: number; atoms: Float64Array } {
  const plan = subject.compile(scenario);
  let contacts = 0;
  let calls = 0;
  live(subject, plan, 'hours', REPLICATIONS, ({ seen }) => {
    contacts += seen.daily.contacts[0];
    calls += seen.daily.attempts[0];
  });
  return { contacts, calls, atoms: plan.tables.contact };
}

function reached(subject: Subject, name: string, own: Hours[], odds: number): CheckRow {
  const { contacts, calls, atoms } = contactsOf(subject, oneDay(own));
  const expected = atoms.reduce((sum, p) => sum + (p * odds) / (1 - p + p * odds), 0) / atoms.length;
  return shareRow(`${name}: reached at the first call`, expected, contacts, calls);
}

const unchanged = (subject: Subject, name: string, one: Scenario, other: Scenario): CheckRow =>
  exactRow(`${name}: contacts`, contactsOf(subject, other).contacts, contactsOf(subject, one).contacts);

/** 11–20 h under a rule that ends the day at 19: eight of nine hours. */
function lawful(subject: Subject): CheckRow[] {
  const plan = subject.compile({ ...oneDay([LATE]), rules: { preset: 'IN-RBI', off: [] } });
  let available = 0;
  live(subject, plan, 'hours/law', 1, ({ seen }) => (available = seen.daily.secondsAvailable[0]));
  return [
    exactRow('08–19 h by law, 11–20 h worked: seconds', Math.floor((500 * SHIFT * 8) / 9), available, {
      unit: 's',
    }),
    exactRow(
      '08–19 h by law, 11–20 h worked: odds',
      (9.775 - 1.35) / 8 / (8.575 / 9),
      plan.crews[0].day.odds,
    ),
  ];
}
