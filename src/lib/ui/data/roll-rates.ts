import shipped from './roll-rates.json';

/** Where the accounts of each bucket stand a month later, as shares: the buckets, then cured, then closed. */
export type Matrix = readonly (readonly number[])[];

interface Estimate {
  share: number;
  standardError: number;
}

/** Monthly roll and cure of the shipped books beside the design table and the panel. Shares, 0–1. */
export interface RollRates {
  buckets: string[];
  untouched: Matrix;
  shipped: Matrix;
  /** With ten times the people. */
  ample: Matrix;
  /** The design table, by bucket: self-cure a month, and the roll under full treatment where it states one. */
  design: { selfCure: number; treatedRoll?: number }[];
  taiwan: {
    id: string;
    observations: number;
    borrowedFrom?: string;
    panel: { cured: Estimate; stay: Estimate; roll: Estimate; cash: number };
    simulated: { cured: number; stay: number; roll: number; cash: number };
  }[];
}

/** Written by `src/cli/validation.ts` from the simulator itself; a test fails when it is out of date. */
export const rollRates: RollRates = shipped;

/** Shares of a bucket that moved on to a worse one, or are current or closed. */
export function movesOf(matrix: Matrix, bucket: number): { roll: number; cured: number } {
  const row = matrix[bucket] ?? [];
  const n = matrix.length;
  const sum = (from: number, to: number) => row.slice(from, to).reduce((total, value) => total + value, 0);
  return { roll: sum(bucket + 1, n), cured: sum(n, n + 2) };
}
