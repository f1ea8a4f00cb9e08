import type { Leg } from '#incentives';

/** Pays a KPI in the open scheme: the measures that stand for it, and what the reader calls it. */
export type OnPay = (weights: Leg['weights'], name: string) => void;

/** Uses a fitted cost of effort (base months) as the studio's assumption; undefined goes back to its own. */
export type OnEvidence = (effortCost: number | undefined) => void;
