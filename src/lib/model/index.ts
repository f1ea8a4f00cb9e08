export { compile } from './compile.ts';
export type { Plan } from './plan.ts';
export { COUNTERS } from './observe.ts';
export type { Observation } from './observe.ts';
export { State } from './state.ts';
export { liveDay, openBook, simulate } from './simulate.ts';
