import { buildCalendar } from '#engine';
import type { CalendarKind } from '#engine';

/** A promise counts as kept up to this many days after it is due: the rule of K9, which the simulator follows (docs/model.md §5.5). */
export const GRACE_DAYS = 2;

const WORKING_DAYS = 5;
const EVERY_DAY = new Array<number>(7).fill(1);

/** When promises fall due: evenly `dueDaysMin` … `dueDaysMax` days ahead, moved past week ends and holidays. */
export interface DueLaw {
  startDate: string;
  /** Days simulated. */
  days: number;
  kind: CalendarKind;
  dueDaysMin: number;
  dueDaysMax: number;
}

/**
 * Share of the kept promises that are paid at most `within` days after they were given, 0–1, by day of giving. A result
 * counts kept promises, not how long each took; but the simulator draws the wait evenly between the two bounds, moves it past
 * week ends and holidays and pays evenly 0 … GRACE_DAYS days later, so the share follows from the law itself.
 */
export function keptWithin(within: number, law: DueLaw): Float64Array {
  const { days, dueDaysMin, dueDaysMax } = law;
  const { weekday, holiday } = buildCalendar({
    startDate: law.startDate,
    horizonDays: days,
    kind: law.kind,
    paydayFactor: 1,
    newYearFactor: 1,
    weekdayContactOdds: EVERY_DAY,
  });
  const cases = (dueDaysMax - dueDaysMin + 1) * (GRACE_DAYS + 1);
  return Float64Array.from({ length: days }, (_, day) => {
    let inTime = 0;
    for (let wait = dueDaysMin; wait <= dueDaysMax; wait += 1) {
      let due = day + wait;
      while (due < days && (weekday[due] >= WORKING_DAYS || holiday[due] !== 0)) due += 1;
      inTime += Math.max(0, Math.min(GRACE_DAYS + 1, within - (due - day) + 1));
    }
    return inTime / cases;
  });
}
