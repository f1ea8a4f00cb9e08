import type { FanSummary, ScalarSummary, Summary, TotalId } from '#experiment';

/**
 * What a plan will show while its lever is dragged: its last full result moved by the difference of two previews that
 * live the same futures on the same thinned book (a control variate). With no change it is the full result exactly,
 * so that nothing jumps when a drag begins.
 */
export function estimateSummary(full: Summary, before: Summary, after: Summary): Summary {
  const totals = Object.fromEntries(
    Object.entries(full.totals).map(([id, total]) => {
      const shift = (after.totals[id as TotalId]?.mean ?? 0) - (before.totals[id as TotalId]?.mean ?? 0);
      return [id, moveTotal(total, shift)];
    }),
  ) as Summary['totals'];
  const daily = Object.fromEntries(
    Object.entries(after.daily).map(([id, values]) => {
      const base = full.daily[id as keyof Summary['daily']] ?? [];
      const from = before.daily[id as keyof Summary['daily']] ?? [];
      return [id, moveLine(base, from, values)];
    }),
  ) as Summary['daily'];
  return {
    ...full,
    days: after.days,
    preview: true,
    digest: undefined,
    recovered: moveFan(full.recovered, before.recovered, after.recovered),
    backlog: moveFan(full.backlog, before.backlog, after.backlog),
    daily,
    totals,
    rules: moveRules(full.rules, before.rules, after.rules),
  };
}

/** A rule that only the newer plan has is known from the preview alone. Never below 0. */
function moveRules(
  full: Summary['rules'],
  before: Summary['rules'],
  after: Summary['rules'],
): Summary['rules'] {
  const none = { suppressed: 0, value: 0 };
  return after.map(({ id, suppressed, value }) => {
    const base = full.find((rule) => rule.id === id) ?? none;
    const from = before.find((rule) => rule.id === id) ?? none;
    return {
      id,
      suppressed: Math.max(0, base.suppressed + suppressed - from.suppressed),
      value: Math.max(0, base.value + value - from.value),
    };
  });
}

function moveTotal(total: ScalarSummary, shift: number): ScalarSummary {
  return {
    ...total,
    mean: total.mean + shift,
    quantiles: total.quantiles.map((value) => value + shift),
    values: total.values.map((value) => value + shift),
  };
}

/** One value a day; beyond the end of the full run the preview goes on, joined without a step. Never below 0. */
function moveLine(full: readonly number[], before: readonly number[], after: readonly number[]): number[] {
  const last = Math.min(full.length, before.length, after.length) - 1;
  if (last < 0) return [...after];
  const join = full[last]! - before[last]!;
  return after.map((value, day) =>
    Math.max(0, day <= last ? full[day]! + (value - before[day]!) : value + join),
  );
}

/** Bands keep their distance from the mean: six futures know nothing of them. */
function moveFan(full: FanSummary, before: FanSummary, after: FanSummary): FanSummary {
  const move = (line: readonly number[]) => moveLine(line, before.mean, after.mean);
  return { mean: move(full.mean), bands: full.bands.map(move) };
}
