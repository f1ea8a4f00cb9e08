import type { Team } from './people.ts';

/** A month at full pay of a new collector's learning counts once; slower learning than this is cut. */
const MOST_RAMP_MONTHS = 24;

/** One collector's record that is judged, and how much a kept promise brought. */
export interface Record {
  likely: number;
  low: number;
  high: number;
  teamMean: number;
  contactsPerMonth: number;
  cashPerKept: number;
}

/** What replacing one collector by an average newcomer means. Money in minor units. */
export interface Replacement {
  /** Cash of kept promises more in a month, once the newcomer is able: expected, and over the record's 95 % range. */
  gain: number;
  gainLow: number;
  gainHigh: number;
  /** Paid once: hiring, and the work that learning costs. */
  hire: number;
  ramp: number;
  rampMonths: number;
  leadMonths: number;
  /** Months from the order until the gain has paid for both; undefined = never. */
  paidBack: number | undefined;
}

/**
 * Replacing one collector of a team by an average newcomer: the seat stands empty for the lead time, then is filled by
 * somebody who begins at the first efficiency and closes the gap month by month. Work lost while learning is Σ(1 − efficiency) =
 * (1 − e₀) ÷ (1 − ρ) collector-months, each worth its loaded wage `wage` (where a team has the right size, the two are equal: see the
 * shadow price); for the same reason an empty seat, without pay and without work, costs nothing. Newcomers who leave early are not counted.
 */
export function replacementOf(
  record: Record,
  { staffing }: Pick<Team, 'staffing'>,
  wage: number,
): Replacement {
  const { likely, low, high, teamMean, contactsPerMonth, cashPerKept } = record;
  const worth = (share: number) => (teamMean - share) * contactsPerMonth * cashPerKept;
  const { firstEfficiency, gapKept, leadMonths, costPerHire } = staffing;
  const rampMonths =
    gapKept < 1
      ? Math.min(MOST_RAMP_MONTHS, (1 - firstEfficiency) / (1 - gapKept))
      : MOST_RAMP_MONTHS * (1 - firstEfficiency);
  const ramp = rampMonths * wage;
  const gain = worth(likely);
  return {
    gain,
    gainLow: worth(high),
    gainHigh: worth(low),
    hire: costPerHire,
    ramp,
    rampMonths,
    leadMonths,
    paidBack: gain > 0 ? leadMonths + (costPerHire + ramp) / gain : undefined,
  };
}
