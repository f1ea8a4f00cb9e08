import type { FanSummary } from '#experiment';

/** Languages a chart can be drawn in. */
export type ChartLocale = 'vi' | 'en';

/** A scenario's identity on screen: colour, dash (tokens.css) and, through its label, letter. */
export type Tone = 'baseline' | 'a' | 'b' | 'c';

/**
 * What the numbers are. `money`: minor units of an ISO 4217 currency. `count`: plain numbers; the chart's
 * title names what is counted. `share`: 0–1, shown in per cent.
 */
export type ChartUnit = { kind: 'money'; currency: string } | { kind: 'count' } | { kind: 'share' };

/** One line of a fan chart, with or without its bands. `label` is short ("A", "Hôm nay"): it stands at the line's end. */
export interface FanSeries {
  label: string;
  tone: Tone;
  fan: FanSummary;
  showBands: boolean;
}

/** Words at a point of the first line. `day` counts from 0, the first simulated day. */
export interface Annotation {
  day: number;
  text: string;
}
