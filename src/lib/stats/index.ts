export * from './moments.ts';
export * from './quantiles.ts';
export * from './intervals.ts';
export * from './paired.ts';
export * from './verdict.ts';
