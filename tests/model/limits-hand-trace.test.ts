import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DECISION, draw, replicationKey, seedKey, toUnit } from '#engine';
import {
  ACTIVE,
  ARREARS,
  BUCKET,
  CHARGES,
  compile,
  CURED,
  liveDay,
  OLDEST_DUE,
  openBook,
  PRINCIPAL,
  State,
  STATUS,
} from '#model';
import type { Plan } from '#model';
import { oneTreatment, parseScenarioText, phoneStep } from '#scenario';
import type { Scenario } from '#scenario';

/*
 * INV-44. The table in tests/golden/hand-trace.md was worked by hand from these rules, not read off the engine:
 *   interest on a due day in arrears = round(0.02 × balance): round(0.02 × 12,000,000) = 240,000;
 *     round(0.02 × 10,498,256) = round(209,965.12) = 209,965; round(0.02 × 10,322,385) = round(206,447.7) = 206,448.
 *   arrears = instalments fallen due − paid towards them: on day 59 those of days −20, 10, 40 less 2 × 600,000.
 *   dpd = day − oldest unpaid due day; the oldest due day moves on by 30 for every whole instalment paid, so after
 *     0.6 + 0.6 instalments −20 → 10, and 0.2 is left; after a further 1.0, 10 → 40.
 *   charges are paid before principal: day 172 pays 928,833 charges and 3,271,167 principal, leaving 6,328,833.
 *   a payment comes on the first day on which the day's rates, summed from the day after the due date that began the cycle, reach the cycle's threshold;
 *     the rate of a day is that of the evening before (money is step 3, ageing step 4 of the day).
 */
/** One a payment cycle spent in arrears: cycles 0–6 and, after the re-default on the eighth due date, 8–12. */
const THRESHOLDS = [0.5, 0.38, 0.49, 1.99, 1.99, 0.47, 0.46, 0.5, 1.2, 0.31, 1.49, 0.62];
const RATES = [0.01, 0.02, 0.03, 0.04];

const trace = readFileSync('tests/golden/hand-trace.md', 'utf8');

describe('INV-44: one account over twelve periods', () => {
  const { events, periods } = lived();
  it('pays, promises and falls back on the days worked out by hand', () => {
    const expected = rowsOf('Events').map(([day, kind, amount]) => ({
      day: number(day),
      kind,
      amount: number(amount),
    }));
    expect(events).toEqual(expected);
  });
  it('stands as worked out by hand on the evening of every period', () => {
    const expected = rowsOf('Evening').map((cells) =>
      cells.map((cell) => (/^[\d,−]+$/.test(cell) ? number(cell) : cell)),
    );
    expect(periods).toEqual(expected);
  });
  it('and the hand-worked balances add up: opening + interest − paid', () => {
    let balance = 12_000_000;
    for (const [, , interest, paid, after] of rowsOf('Evening')) {
      balance += number(interest) - number(paid);
      expect(number(after)).toBe(balance);
    }
  });
});

function lived() {
  const plan = chosenPlan();
  const state = new State(plan);
  const events: { day: number; kind: string; amount: number }[] = [];
  let paid = 0;
  state.trace = (kind, _account, day, amount) => {
    events.push({ day, kind, amount });
    if (kind === 'unprompted' || kind === 'kept' || kind === 'regular') paid += amount;
  };
  openBook(state, seedKey('hand'), chosenReplication(plan.book.entity[0]));
  const periods: (number | string)[][] = [];
  let interest = 0;
  for (let day = 0; day < 360; day += 1) {
    liveDay(state, day);
    if (day % 30 !== 29) continue;
    const { f, i, seen } = state;
    const active = i[STATUS] === ACTIVE;
    expect(active || i[STATUS] === CURED).toBe(true);
    periods.push([
      (day + 1) / 30,
      day,
      seen.interest - interest,
      paid,
      f[PRINCIPAL] + f[CHARGES],
      f[CHARGES],
      f[ARREARS],
      active ? i[OLDEST_DUE] : '–',
      active ? day - i[OLDEST_DUE] : 0,
      active ? i[BUCKET] + 1 : '–',
      active ? 'active' : 'cured',
    ]);
    interest = seen.interest;
    paid = 0;
  }
  return { events, periods };
}

/** The first future whose promise fates and instalments after the cure are those of the story. */
function chosenReplication(entity: number): number {
  const seed = seedKey('hand');
  for (let r = 0; ; r += 1) {
    const key = replicationKey(seed, r);
    const u = (decision: number, n: number) => toUnit(draw(entity, decision, n, key.a, key.b));
    const firstKept = u(DECISION.promiseFate, 0) < 0.5 && Math.floor(3 * u(DECISION.promiseFate, 2)) === 1;
    const secondBroken = u(DECISION.promiseFate, 3) >= 0.5;
    const paidThenMissed = u(DECISION.redefault, 7) >= 0.5 && u(DECISION.redefault, 8) < 0.5;
    if (firstKept && secondBroken && paidThenMissed) return r;
  }
}

function chosenPlan(): Plan {
  const plan = compile(scenario());
  let n = 0;
  const exponential = Object.assign(Object.create(plan.exponential) as Plan['exponential'], {
    at: () => THRESHOLDS[n++] ?? 100,
  });
  return {
    ...plan,
    exponential,
    belowOne: plan.belowOne.map(() => 0.6),
    tables: { ...plan.tables, ownRate: Float64Array.from(RATES) },
  };
}

function scenario(): Scenario {
  const parsed = parseScenarioText(readFileSync('scenarios/bench-20k.json', 'utf8'));
  if (!parsed.ok) throw new Error('invariant: a shipped scenario parses');
  const old = parsed.value;
  const bucket = { ...old.behaviour.buckets[0], unpromptedShare: 0.2, skipShare: 0, messageUplift: 0 };
  return {
    ...old,
    calendar: { ...old.calendar, kind: 'neutral', startDate: '2027-01-04', horizonDays: 360 },
    portfolio: {
      segments: [
        {
          ...old.portfolio.segments[0],
          accounts: 1,
          dpdFrom: 20,
          dpdTo: 20,
          balance: { kind: 'fixed', value: 12_000_000 },
          principalShare: 0.8,
          instalment: { kind: 'fixed', value: 1_000_000 },
        },
      ],
      chargeOffDpd: 5_000,
      interestPerMonthLive: 0.02,
      interestPerMonthChargedOff: 0,
    },
    behaviour: {
      ...old.behaviour,
      buckets: [1, 31, 61, 121].map((fromDpd) => ({
        ...bucket,
        id: `from-${fromDpd}`,
        fromDpd,
        cureShare: fromDpd === 121 ? 1 : 0,
        contactRate: 1,
        promiseRate: 1,
        keptRate: 0.5,
      })),
      frailtySigma: 0,
      redefaultShare: 0.5,
      partial: { oneInstalment: 0, twoInstalments: 0, belowOneMean: 0.6 },
      promise: {
        willingnessOnPromise: 0,
        willingnessOnKept: 0,
        dueDaysMin: 6,
        dueDaysMax: 6,
        afterBrokenFactor: 1,
      },
      contact: { concentration: 4, callFatigue: 0, memoryPerWeek: 0 },
    },
    strategy: {
      ...old.strategy,
      treatments: oneTreatment(
        phoneStep({ fromDay: 80, toDay: 80, maxAttemptsPer7Days: 7, restDaysAfterContact: 60 }),
      ),
    },
  };
}

/** Cells of the table under the heading that starts with `heading`. */
function rowsOf(heading: string): string[][] {
  const section = trace.split('\n## ').find((text) => text.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function number(cell: string): number {
  return Number(cell.replaceAll(',', '').replace('−', '-'));
}
