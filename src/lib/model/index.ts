export { compile } from './compile.ts';
export { OVERTIME_PAY } from './crew.ts';
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
} from './measures.ts';
export type { Observation } from './observe.ts';
export { CHANNELS, type Channel } from './channels.ts';
export { collectorOf } from './owner.ts';
export { State } from './state.ts';
export type { Trace } from './state.ts';
export { liveDay, openBook, simulate } from './simulate.ts';
export { simulateChecked } from './self-check.ts';
export { dayGaps, tableSums, weekSums } from './self-check-tables.ts';
export * from './layout.ts';
export { addTouch, ageWeeks, messageResponse } from './memory.ts';
export { priorityScore } from './priority.ts';
export { givePromise } from './promise.ts';
export * from './chain.ts';
export * from './erlang.ts';
export * from './field-day.ts';
export * from './partner-fee.ts';
export { placementIndices } from './placement-index.ts';
export * from './placement-selection.ts';
export * from './proportional-payment.ts';
export * from './staffing.ts';
export * from './careers.ts';
export * from './stop-rule.ts';
