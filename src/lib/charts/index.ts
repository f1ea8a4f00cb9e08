/** Charts: props in, SVG out. One component a chart; what they compute stands beside them and is tested alone. */
export { default as ChartFrame } from './ChartFrame.svelte';
export { default as DailyBars } from './DailyBars.svelte';
export { default as DifferencePlot } from './DifferencePlot.svelte';
export { default as DotPlot } from './DotPlot.svelte';
export { default as FanChart } from './FanChart.svelte';
export { default as Funnel } from './Funnel.svelte';
export { default as GroupTable } from './GroupTable.svelte';
export { default as HeatMap } from './HeatMap.svelte';
export { default as Lines } from './Lines.svelte';
export { default as PayoutCurve } from './PayoutCurve.svelte';
export { default as RollFlow } from './RollFlow.svelte';
export { default as Scatter } from './Scatter.svelte';
export { default as ShareBars } from './ShareBars.svelte';
export { default as StackedMonths } from './StackedMonths.svelte';
export { axisCeiling } from './axis.ts';
export { sumDays, tallestBar, toBars } from './bars.ts';
export { dayTicks, formatDay } from './days.ts';
export { countReaching, dotDomain, quantileDots } from './dots.ts';
export { fanMax, readDay } from './fan.ts';
export {
  currencySymbol,
  decimalsFor,
  formatCount,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRange,
  formatValue,
  magnitudeOf,
} from './format.ts';
export { outOf } from './labels.ts';
export { dayPeriods, monthPeriods, weekPeriods } from './periods.ts';
export type { Period } from './periods.ts';
export type { Magnitude, ValueOptions } from './format.ts';
export type {
  Annotation,
  ChartLocale,
  ChartUnit,
  CurveHandle,
  FanSeries,
  FlowPlace,
  FunnelStep,
  GroupCell,
  Line,
  PointSet,
  Tone,
  XY,
} from './types.ts';
