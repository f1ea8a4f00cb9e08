import type { Leg } from '#incentives';

/** Pays a KPI in the open scheme: the measures that stand for it, and what the reader calls it. */
export type OnPay = (weights: Leg['weights'], name: string) => void;
