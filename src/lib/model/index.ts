export { compile } from './compile.ts';
export type { Plan } from './plan.ts';
export {
  CHANNEL_MEASURES,
  COSTS,
  COUNTERS,
  MEASURES,
  RECOVERED,
  type Counter,
  type Observation,
} from './observe.ts';
export { CHANNELS, type Channel } from './channels.ts';
export { fieldDay } from './capacity.ts';
export { State } from './state.ts';
export type { Trace } from './state.ts';
export { liveDay, openBook, simulate } from './simulate.ts';
export * from './layout.ts';
export { addTouch, ageWeeks, messageResponse } from './memory.ts';
export { priorityScore } from './priority.ts';
export { givePromise } from './promise.ts';
