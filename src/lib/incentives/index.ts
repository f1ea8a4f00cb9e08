export * from './scheme.ts';
export * from './validate.ts';
export * from './payout.ts';
