/** One collector's day in a territory. Defaults in the scenario are design assumptions. */
export interface FieldDay {
  /** Minutes on the road and at doors in a day. */
  fieldMinutes: number;
  /** Minutes at one address, > 0. */
  minutesPerVisit: number;
  /** Area that the day's addresses are spread over, km². */
  areaKm2: number;
  /** Travel speed, km/h, > 0. */
  speedKmh: number;
}

export interface FieldDayAnswer {
  /** Visits a day, not whole. */
  visits: number;
  travelMinutes: number;
  travelKm: number;
}

/**
 * Length of the shortest tour through n random points of an area A is about 0.7124·√(n·A). Form: Beardwood, Halton &
 * Hammersley, "The shortest path through many points", Proc. Cambridge Phil. Soc. 55 (1959); constant: Johnson,
 * McGeoch & Rothberg, "Asymptotic experimental analysis for the Held-Karp traveling salesman bound", SODA 1996.
 */
export const TOUR_CONSTANT = 0.7124;

/**
 * Visits a collector gets through: n·s + 60·0.7124·√(n·A)/v = T, a quadratic in √n. Nothing is allowed for waiting or
 * for addresses that do not exist: shorten the day for those. Throws `invariant: …` on a day that cannot be lived.
 */
export function fieldDay({ fieldMinutes, minutesPerVisit, areaKm2, speedKmh }: FieldDay): FieldDayAnswer {
  if (!(fieldMinutes >= 0 && minutesPerVisit > 0 && areaKm2 >= 0 && speedKmh > 0))
    throw new Error(`invariant: field day ${fieldMinutes}, ${minutesPerVisit}, ${areaKm2}, ${speedKmh}`);
  const kmPerRoot = TOUR_CONSTANT * Math.sqrt(areaKm2);
  const minutesPerRoot = (60 * kmPerRoot) / speedKmh;
  const root =
    (Math.sqrt(minutesPerRoot * minutesPerRoot + 4 * minutesPerVisit * fieldMinutes) - minutesPerRoot) /
    (2 * minutesPerVisit);
  return { visits: root * root, travelMinutes: minutesPerRoot * root, travelKm: kmPerRoot * root };
}

/**
 * Whole visits a team starts in a day: a collector starts a visit only if it fits, so each one's day is rounded down.
 * `collectors` is the whole number of those out that day, each in a territory of the day's area.
 */
export function teamVisits(collectors: number, day: FieldDay): number {
  // A day that takes exactly n visits may come out as n − 1e-15.
  return collectors * Math.floor(fieldDay(day).visits + 1e-9);
}

/** Kilometres of one collector who makes `visits` of them, at most the day's own: the tour is shorter when there are fewer. */
export function tourKm(visits: number, areaKm2: number): number {
  return TOUR_CONSTANT * Math.sqrt(visits * areaKm2);
}

/** Cost of one visit on a full day, in the money unit of the two prices: (day + km·price) ÷ visits. */
export function costPerVisit(day: FieldDay, costPerDay: number, costPerKm: number): number {
  const { visits, travelKm } = fieldDay(day);
  return (costPerDay + travelKm * costPerKm) / visits;
}

/** Balance from which a visit pays for itself: cost ÷ (share found at home × uplift of payment as a share of balance). */
export function breakEvenBalance(costPerVisit: number, foundShare: number, upliftOfBalance: number): number {
  return costPerVisit / (foundShare * upliftOfBalance);
}
