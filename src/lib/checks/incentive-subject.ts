import * as incentives from '#incentives';

/** The pure functions of pay that checks look at; a test passes the same with one of them broken. */
export const INCENTIVES = { ...incentives };

export type Incentives = typeof INCENTIVES;
