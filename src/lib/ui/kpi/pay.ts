import type { CostEvidence, Leg } from '#incentives';

/** Pays a KPI in the open scheme: the measures that stand for it, and what the reader calls it. */
export type OnPay = (weights: Leg['weights'], name: string) => void;

/** Uses a fitted cost of effort (base months) with its range in place of the studio's assumption; undefined goes back. */
export type OnEvidence = (evidence: CostEvidence | undefined) => void;

/** Lowest and highest cost of effort, base months. */
export type CostRange = Pick<CostEvidence, 'low' | 'high'>;
