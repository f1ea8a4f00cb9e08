import type { Formula } from './formula.ts';
import type { Kpi } from './kpi.ts';
import { CONDUCT_KPIS } from './kpis-conduct.ts';
import { FIELD_KPIS } from './kpis-field.ts';
import { MONEY_KPIS } from './kpis-money.ts';
import { PHONE_KPIS } from './kpis-phone.ts';

const numberOf = ({ id }: Kpi): number => Number(id.slice(1));

/** The 41 key figures of the library, K1 … K41 in order. */
export const KPIS: readonly Kpi[] = [...PHONE_KPIS, ...MONEY_KPIS, ...FIELD_KPIS, ...CONDUCT_KPIS].sort(
  (a, b) => numberOf(a) - numberOf(b),
);

/** The figure of an id, or undefined. */
export function kpi(id: string): Kpi | undefined {
  return KPIS.find((one) => one.id === id);
}

/**
 * The quality twin of a figure of one's own: that of the library's figure with the same event above the line. Undefined for
 * a figure that needs none.
 */
export function twinOf({ over }: Formula): Kpi | undefined {
  const alike = KPIS.find((one) => one.pair !== undefined && one.formula?.over[0].event === over[0]?.event);
  return alike?.pair === undefined ? undefined : kpi(alike.pair);
}
