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

/** One step of a funnel. Texts are written by who knows the unit. */
export interface FunnelStep {
  label: string;
  value: number;
  text: string;
  /** What a full bar stands for, in the step's own unit: steps of one unit share it. */
  scale: number;
  /** How the step before leads here: '37 % get through'. */
  rate?: string | undefined;
  /** The same step of the plan that is compared with. */
  ghost?: { value: number; text: string; rate?: string | undefined } | undefined;
}

/** A place accounts can stand in; `short` where there is little room. */
export interface FlowPlace {
  label: string;
  short: string;
}

/** A cell of a `GroupTable`: its number for the bar, and how it is written. */
export interface GroupCell {
  value: number;
  text: string;
}

/** A line of a `Lines` chart: `values[k]` stands at the chart's position k; null where the line has ended. */
export interface Line {
  label: string;
  tone: Tone;
  /** Thin, for lines that belong to a crowd. */
  quiet?: boolean;
  /** Its name stands in the reading and the table only: there are too many to write at the lines' ends. */
  unnamed?: boolean;
  values: (number | null)[];
}

/** A point in raw units. */
export interface XY {
  x: number;
  y: number;
}

/** A point of a payout curve that can be moved. */
export interface CurveHandle extends XY {
  id: string;
  /** What it is, for a screen reader: 'Mốc thưởng 1'. */
  name: string;
  /** Where it stands, in words. */
  text: string;
  /** What stands beside it. */
  label: string;
  /** Stays at its score. */
  upOnly?: boolean;
}

/** Points of a `Scatter`: a cloud, or a path when joined. */
export interface PointSet {
  tone: Tone;
  joined?: boolean;
  quiet?: boolean;
  points: (XY & { label?: string; strong?: boolean })[];
}

/** What every chart is given. */
export interface ChartProps {
  title: string;
  /** What the chart shows, in one sentence. */
  sentence: string;
  unit: ChartUnit;
  /** Numbers are being renewed: the drawing fades, and never blanks. */
  updating?: boolean;
  /** A quiet remark beside the title, such as "preview". */
  note?: string;
  /** Height of the drawing, px. */
  height?: number;
  locale: ChartLocale;
}

/** What a chart over the days of a run is given besides. */
export interface DayChartProps extends ChartProps {
  days: number;
  /** ISO date of the first simulated day. */
  startDate: string;
  /** Top of the value axis, raw units; give it while a lever is dragged so that the axis stays. */
  yMax?: number;
}

/** What a chart of one dot a future is given besides. */
export interface DotChartProps extends ChartProps {
  /** Range of the axis, raw units; give it while a lever is dragged so that the axis stays. */
  domain?: [number, number];
  /** Monte Carlo standard error of the mean shown, raw units: decides the digits. */
  noise?: number;
}
