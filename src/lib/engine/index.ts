export * from './streams.ts';
export * from './det-math.ts';
export * from './tables.ts';
export * from './calendar.ts';
export * from './hash.ts';
