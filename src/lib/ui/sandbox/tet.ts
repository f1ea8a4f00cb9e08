import type { Scenario } from '#scenario';

/** First day of the lunar year, 2024–2033 (Vietnamese calendar, UTC+7; Ho Ngoc Duc's tables). */
const NEW_YEARS = [
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
];
const MS_PER_DAY = 86_400_000;

/** Day of the run on which Tết falls, counted from 0; undefined when it is outside the run or means nothing there. */
export function tetDay({
  kind,
  startDate,
  horizonDays,
  newYearFactor,
}: Scenario['calendar']): number | undefined {
  if (kind !== 'VN' || newYearFactor >= 1) return undefined;
  const start = Date.parse(startDate);
  return NEW_YEARS.map((date) => Math.round((Date.parse(date) - start) / MS_PER_DAY)).find(
    (day) => day >= 0 && day < horizonDays,
  );
}
