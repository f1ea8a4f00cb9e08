export * from './moments.ts';
export * from './quantiles.ts';
export * from './intervals.ts';
export * from './paired.ts';
export * from './verdict.ts';
export * from './sample-size.ts';
export * from './newsvendor.ts';
export * from './shrinkage.ts';
