export * from './streams.ts';
export * from './det-math.ts';
export * from './beta.ts';
export * from './tables.ts';
export * from './civil-date.ts';
export * from './calendar.ts';
export { type CalendarKind } from './holidays.ts';
export * from './hash.ts';
export * from './remember.ts';
