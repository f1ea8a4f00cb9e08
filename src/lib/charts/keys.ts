/**
 * Where a slider goes on a key press, as WAI-ARIA's slider pattern has it: arrows one step, Page ten (or
 * `page`) steps, Home and End to the ends. Undefined for any other key. The result stays in [low, high].
 */
export function keyTarget(
  key: string,
  now: number,
  { low, high, step, page = 10 * step }: { low: number; high: number; step: number; page?: number },
): number | undefined {
  const moves: Record<string, number> = {
    ArrowRight: now + step,
    ArrowUp: now + step,
    ArrowLeft: now - step,
    ArrowDown: now - step,
    PageUp: now + page,
    PageDown: now - page,
    Home: low,
    End: high,
  };
  const next = moves[key];
  return next === undefined ? undefined : Math.min(high, Math.max(low, next));
}
