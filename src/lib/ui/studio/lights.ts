import type { Light, LightId } from '#incentives';
import { m } from '#messages';

/** The eight questions in the order they are read: fairness stands under alignment. */
export const QUESTIONS: readonly LightId[] = [
  'alignment',
  'fairness',
  'monthsToIdentify',
  'gaming',
  'flat',
  'costPerUplift',
  'complaints',
  'budget',
];

/** A light by shape and word, so that it can be told without its colour. */
export const LIGHTS: Record<Light, { sign: string; name: () => string }> = {
  green: { sign: '●', name: m.studio_green },
  amber: { sign: '▲', name: m.studio_amber },
  red: { sign: '■', name: m.studio_red },
};

/** The part of the page that shows why a light is as it is, by its id. */
export const EXPLAINED: Record<LightId, string> = {
  alignment: 'why-kpi',
  fairness: 'why-paid',
  monthsToIdentify: 'why-months',
  gaming: 'why-gaming',
  flat: 'why-effort',
  costPerUplift: 'against',
  complaints: 'why-complaints',
  budget: 'scorecard',
};

/** Below this no variable pay is paid, and there is nothing to judge: .05 % of base. */
export const NOTHING_PAID = 0.0005;
