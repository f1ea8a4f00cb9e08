/** Numbers and money for people, the same in charts and panels. Kept with the charts, which may not import ui. */
export {
  currencySymbol,
  decimalsFor,
  formatCount,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRange,
  formatValue,
  magnitudeOf,
} from '#charts';
export type { Magnitude, ValueOptions } from '#charts';
