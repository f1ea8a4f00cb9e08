import { addMonth, entityOf, exp, normalQuantile, QuantileTable, Remembered, textStream } from '#engine';
import type { Calendar } from '#engine';
import type { AmountLaw, Scenario, Segment } from '#scenario';
import type { Book } from '../plan.ts';

/**
 * Low-discrepancy steps of Roberts' R3 sequence (M. Roberts, "The unreasonable effectiveness of quasirandom
 * sequences", 2018): powers of the root of x⁴ = x + 1. Account k stands at the same quantile whoever else is in the book.
 */
const STEP_BALANCE = 0.8191725133961645;
const STEP_INSTALMENT = 0.6710436067037893;
const STEP_DPD = 0.5497004779019703;
/** Golden ratio less one: dealing in turn follows none of the three above, or lists would be lists of one age. */
const STEP_DEALING = 0.6180339887498949;

const fraction = (x: number) => x - Math.floor(x);

/** Builds the fixed opening book and its arrivals. `stride` > 1 keeps one account in `stride` of every segment. */
export function buildBook(scenario: Scenario, calendar: Calendar, stride: number): Book {
  const joins: { segment: number; ordinal: number; day: number }[] = [];
  const segments = scenario.portfolio.segments;
  segments.forEach((segment, s) => {
    const first = segment.identity?.first ?? 0;
    for (let k = 0; k < segment.accounts; k += 1) {
      if ((first + k) % stride === 0) joins.push({ segment: s, ordinal: first + k, day: 0 });
    }
  });
  // Accounts whose instalments fall due on the same day of a month stand together, so that a day touches few pages.
  joins.sort((x, y) => duePhase(segments[x.segment], x.ordinal) - duePhase(segments[y.segment], y.ordinal));
  const opening = joins.length;
  segments.forEach((segment, s) => addArrivals(joins, segment, s, calendar, stride));
  // Stable order by day only: identity, not position, carries an account's luck.
  const arrivals = joins
    .splice(opening)
    .sort((x, y) => x.day - y.day || x.segment - y.segment || x.ordinal - y.ordinal);
  // One by one: as arguments of a call, 150,000 of them overflow the stack.
  for (const arrival of arrivals) joins.push(arrival);

  const size = joins.length;
  const book: Book = {
    opening,
    size,
    entity: new Int32Array(size),
    balance: new Float64Array(size),
    principal: new Float64Array(size),
    instalment: new Float64Array(size),
    dpd: new Int32Array(size),
    arrears: new Float64Array(size),
    nextDue: new Int32Array(size),
    arrivalDay: new Int32Array(size),
    chargedOff: new Uint8Array(size),
    segment: new Uint16Array(size),
    place: new Float64Array(size),
  };
  const laws = segments.map((segment) => ({
    stream: textStream(segment.identity?.stream ?? segment.id),
    balance: amountAt(segment.balance),
    instalment: amountAt(segment.instalment),
  }));
  joins.forEach(({ segment: s, ordinal, day }, a) => {
    const segment = segments[s];
    const law = laws[s];
    const balance = Math.round(law.balance(fraction((ordinal + 0.5) * STEP_BALANCE)));
    book.entity[a] = entityOf(law.stream, ordinal);
    book.balance[a] = balance;
    book.principal[a] = Math.round(balance * segment.principalShare);
    book.instalment[a] = Math.max(
      1,
      Math.min(balance, Math.round(law.instalment(fraction((ordinal + 0.5) * STEP_INSTALMENT)))),
    );
    book.dpd[a] = dpdOnJoining(segment, ordinal);
    book.arrivalDay[a] = day;
    const chargedOff = segment.phase === 'chargedOff';
    book.chargedOff[a] = chargedOff ? 1 : 0;
    // Opening accounts join before the due dates of day 0, arrivals when those of their day are past.
    const due = fallenDue(calendar, day - book.dpd[a], a < opening ? day : day + 1);
    book.nextDue[a] = due.next;
    book.arrears[a] = chargedOff ? balance : Math.min(balance, due.fallen * book.instalment[a]);
    book.segment[a] = s;
    book.place[a] = placeInDealing(scenario, segment, ordinal);
  });
  return book;
}

/** Instalments that fell due from `first` on before `day`, and the day of the next. */
function fallenDue(calendar: Calendar, first: number, day: number): { fallen: number; next: number } {
  let next = first;
  let fallen = 0;
  for (; next < day; fallen += 1) next = addMonth(calendar, next);
  return { fallen, next };
}

/**
 * Where an account stands when lists are dealt, 0–1, fixed whoever else is in the book: in turn by ordinal; in turn
 * within each 64th of the balances; by balance, for lists matched to skill; by region.
 */
function placeInDealing(scenario: Scenario, segment: Segment, ordinal: number): number {
  const rank = fraction((ordinal + 0.5) * STEP_BALANCE);
  switch (scenario.strategy.assignment.kind) {
    case 'valueBalanced':
      return fraction(rank * 64);
    case 'skillMatched':
      return rank;
    case 'territory':
      return (textStream(segment.region) >>> 0) / 4294967296;
    default:
      return fraction((ordinal + 0.5) * STEP_DEALING);
  }
}

function dpdOnJoining(segment: Segment, ordinal: number): number {
  const span = segment.dpdTo - segment.dpdFrom + 1;
  return segment.dpdFrom + Math.floor(fraction((ordinal + 0.5) * STEP_DPD) * span);
}

const duePhase = (segment: Segment, ordinal: number) => dpdOnJoining(segment, ordinal) % 30;

/** Ordinals of arrivals start here, so that a larger opening book never renumbers them. */
const ARRIVAL_ORDINALS = 20_000_000;

function addArrivals(
  joins: { segment: number; ordinal: number; day: number }[],
  segment: Segment,
  s: number,
  calendar: Calendar,
  stride: number,
): void {
  if (segment.arrivalsPerMonth === 0) return;
  let ordinal = ARRIVAL_ORDINALS;
  for (let day = 0; day < calendar.days; day += 1) {
    const length = calendar.monthLength[calendar.monthIndex[day]];
    const dayOfMonth = calendar.dayOfMonth[day];
    const upToToday = Math.floor((segment.arrivalsPerMonth * dayOfMonth) / length);
    const before = Math.floor((segment.arrivalsPerMonth * (dayOfMonth - 1)) / length);
    for (let k = before; k < upToToday; k += 1) {
      if (ordinal % stride === 0) joins.push({ segment: s, ordinal, day });
      ordinal += 1;
    }
  }
}

const lognormals = new Remembered<QuantileTable>(64);

/** The quantile function of an amount law, minor units, at least 1. */
export function amountAt(law: AmountLaw): (p: number) => number {
  switch (law.kind) {
    case 'fixed':
      return () => law.value;
    case 'lognormal': {
      const table = lognormals.get(
        `${law.median}/${law.sigma}/${law.max}`,
        () => new QuantileTable((p) => Math.min(law.max, law.median * exp(law.sigma * normalQuantile(p)))),
      );
      return (p) => Math.max(1, table.at(Math.min(4294967295, Math.floor(p * 4294967296))));
    }
    case 'quantiles': {
      const last = law.values.length - 1;
      return (p) => {
        const place = p * last;
        const k = Math.min(last - 1, Math.floor(place));
        return law.values[k] + (place - k) * (law.values[k + 1] - law.values[k]);
      };
    }
  }
}
