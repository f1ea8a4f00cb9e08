export { compile } from './compile.ts';
export { OVERTIME_PAY } from './people/crew.ts';
export type { Plan } from './plan.ts';
export {
  ACCOUNTS,
  ATTEMPTED,
  CHANNEL_MEASURES,
  COSTS,
  COUNTERS,
  DAY_MEASURES,
  dayLayout,
  MEASURES,
  RECOVERED,
  TOUCHED,
  weekLayout,
  type Counter,
} from './seen/measures.ts';
export type { Observation } from './seen/observe.ts';
export { CHANNELS, type Channel } from './touch/channels.ts';
export { collectorOf } from './people/owner.ts';
export { State } from './state.ts';
export type { Trace } from './state.ts';
export { liveDay, openBook, simulate } from './simulate.ts';
export { simulateChecked } from './seen/self-check.ts';
export { dayGaps, tableSums, weekSums } from './seen/self-check-tables.ts';
export * from './layout.ts';
export { addTouch, ageWeeks, messageResponse } from './strategy/memory.ts';
export { priorityScore } from './strategy/priority.ts';
export { givePromise } from './debtor/promise.ts';
export * from './closed-forms/chain.ts';
export * from './closed-forms/erlang.ts';
export * from './people/field-day.ts';
export * from './partners/fee-tiers.ts';
export { placementIndices } from './partners/placement-index.ts';
export * from './closed-forms/placement-selection.ts';
export * from './closed-forms/proportional-payment.ts';
export * from './people/staffing.ts';
export * from './people/careers.ts';
export * from './closed-forms/stop-rule.ts';
