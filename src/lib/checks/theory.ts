import { draw } from '#engine';
import { curveOf, expectedPay, marginalPay } from '#incentives';
import * as model from '#model';
import * as stats from '#stats';

/**
 * Pure functions that checks hold against closed forms, and the luck of simulated rows. They are looked up here and not
 * imported by each check, so that a test can pass one of them broken.
 */
export const THEORY = { ...stats, ...model, draw, curveOf, expectedPay, marginalPay };

export type Theory = typeof THEORY;
