import type { Formula } from './formula.ts';
import type { Kpi } from './kpi.ts';
import type { EventId } from './kpi-events.ts';
import { leg } from './scheme.ts';
import type { Leg, PayScheme } from './scheme.ts';

/** Whether a KPI can be paid in the model of pay, and by which measure. */
export type Payable =
  | {
      ok: true;
      weights: Leg['weights'];
      /** The measure it is paid by is not the KPI word for word; what the difference is. */
      note?: 'perHead' | 'ownBook' | 'expectedValue' | 'allCash';
    }
  | { ok: false; why: PayRefusal };

/** Why a KPI cannot be paid. */
export type PayRefusal =
  | 'neverPay' // good for looking, wrong for paying
  | 'useGate' // harm is priced by the gate and deductions, never rewarded
  | 'noMeasure' // nothing a collector does in the model moves it by itself
  | 'wholeBook'; // a result of the whole book, nobody's own

/** What stands below the line when a result is counted for each head. */
const PER_HEAD: readonly EventId[] = ['collectors', 'collectorDays'];
/** Measures by what stands above the line alone or per head. */
const AMOUNTS: Partial<Record<EventId, keyof Leg['weights']>> = {
  cash: 'cash',
  promiseCash: 'cash',
  promises: 'ptp',
  promisesKept: 'kept',
  visits: 'visit',
  visitsInWindow: 'visit',
};
const VOLUME_ONLY: readonly EventId[] = ['attempts', 'calls', 'messages', 'secondsWorked', 'accountsTouched'];
const HARM: readonly EventId[] = ['complaints', 'promisesBroken', 'criticalErrors', 'redefaults'];
const WHOLE_BOOK: readonly EventId[] = ['totalCost', 'directCost', 'partnerFees', 'variablePay'];

/** Maps a formula to the paid measures: what a collector would be paid by if this were the KPI. */
export function payableFormula({ over, under = [] }: Formula): Payable {
  const events = [...over, ...under].map(({ event }) => event);
  if (over.some(({ event }) => HARM.includes(event))) return { ok: false, why: 'useGate' };
  if (over.some(({ event }) => VOLUME_ONLY.includes(event))) return { ok: false, why: 'neverPay' };
  if (events.some((event) => WHOLE_BOOK.includes(event))) return { ok: false, why: 'wholeBook' };
  if (over.length > 1 || under.length > 1 || over[0]?.sign !== 1) return { ok: false, why: 'noMeasure' };
  const [top, below] = [over[0].event, under[0]?.event];
  if (top === 'promisesKept' && (below === 'promisesDue' || below === 'promises'))
    return { ok: true, weights: { keptRate: 1 } };
  const measure = AMOUNTS[top];
  if (measure === undefined) return { ok: false, why: 'noMeasure' };
  const weights = { [measure]: 1 };
  if (below === undefined)
    return { ok: true, weights, ...(top === 'promiseCash' ? { note: 'allCash' } : {}) };
  if (PER_HEAD.includes(below) || (measure === 'visit' && ['fieldDays', 'visitsPlanned'].includes(below)))
    return { ok: true, weights, note: 'perHead' };
  if (below === 'placedBalance' || below === 'accounts' || below === 'accountMonths')
    return { ok: true, weights, note: 'ownBook' };
  if (measure === 'cash' && below === 'expectedCash') return { ok: true, weights, note: 'expectedValue' };
  return { ok: false, why: 'noMeasure' };
}

/** The same for a KPI of the library: one that must never be paid is refused, uplift has a measure of its own. */
export function payableKpi(kpi: Kpi): Payable {
  if (kpi.neverPay === true) return { ok: false, why: 'neverPay' };
  if (kpi.id === 'K15') return { ok: true, weights: { uplift: 1 } };
  if (kpi.formula === undefined) return { ok: false, why: 'noMeasure' };
  return payableFormula(kpi.formula);
}

/** Base months at 100 % of target when a KPI is first paid: straight, the size that piece-rate studies are about. An assumption. */
const FIRST_SLOPE = 0.3;

/** The scheme with one straight leg on these measures in place of its legs; gate, audits and targets stay. */
export function payFor(scheme: PayScheme, weights: Leg['weights']): PayScheme {
  return { ...scheme, legs: [leg(weights, { slope: FIRST_SLOPE })] };
}
