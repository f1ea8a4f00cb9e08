/** Mean width of a character of Inter, in em; thin marks count half. Measured on the labels in use. */
const CHARACTER_EM = 0.6;

/** Estimated width of a text in px: enough to reserve a margin before anything is drawn. */
export function textWidth(text: string, size = 12): number {
  let characters = 0;
  for (const character of text) characters += /[.,:;'’|il1\s]/.test(character) ? 0.55 : 1;
  return characters * CHARACTER_EM * size;
}

/**
 * Moves labels apart so that neighbours stand at least `gap` apart and all within [low, high], staying as near
 * as possible to where they want to be and in the same order. Input in any order; output in the input's order.
 * When they cannot all fit, the gap shrinks evenly.
 */
export function dodge(wanted: number[], gap: number, low: number, high: number): number[] {
  const count = wanted.length;
  if (count === 0) return [];
  const space = count > 1 ? Math.min(gap, (high - low) / (count - 1)) : gap;
  const order = wanted.map((_, index) => index).sort((i, j) => wanted[i]! - wanted[j]! || i - j);
  // Pool neighbours that collide and centre each pool on the mean of its wishes (isotonic regression on wish − rank·gap).
  const pools: { sum: number; size: number }[] = [];
  order.forEach((index, rank) => {
    let pool = { sum: wanted[index]! - rank * space, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  });
  const placed = new Array<number>(count);
  let rank = 0;
  for (const pool of pools)
    for (let k = 0; k < pool.size; k++, rank++) {
      const latest = high - (count - 1) * space;
      placed[order[rank]!] = Math.min(Math.max(pool.sum / pool.size, low), latest) + rank * space;
    }
  return placed;
}

/** Height of a line of labels in px. */
const LINE = 14;

/**
 * Baselines of labels beside points (px, y downwards), which span [from, to] across: just above the point where that is
 * free, else the nearest free line below or above within [0, bottom]. Earlier labels keep their places.
 */
export function clearLabels(
  labels: readonly { from: number; to: number; y: number }[],
  bottom: number,
): number[] {
  const placed: { from: number; to: number; at: number }[] = [];
  for (const { from, to, y } of labels) {
    const free = (at: number) =>
      at >= LINE / 2 &&
      at <= bottom &&
      placed.every((one) => to < one.from || from > one.to || Math.abs(at - one.at) >= LINE);
    const wishes = [0, 1, 2, 3].flatMap((k) => [y + k * LINE, y - k * LINE]);
    placed.push({ from, to, at: wishes.find(free) ?? y });
  }
  return placed.map(({ at }) => at);
}

/**
 * Middle of a label that spans [from, to] across: as near to `y` as no curve crosses it, within [0, bottom]; `y` itself
 * when there is no such place near. A curve answers its height at a place, NaN where it is not.
 */
export function offCurves(
  { from, to, y }: { from: number; to: number; y: number },
  curves: readonly ((x: number) => number)[],
  bottom: number,
): number {
  const SAMPLES = 6;
  const places = Array.from({ length: SAMPLES + 1 }, (_, k) => from + ((to - from) * k) / SAMPLES);
  const free = (at: number) =>
    at >= LINE / 2 &&
    at <= bottom - LINE / 2 &&
    !curves.some((curve) => places.some((x) => Math.abs(curve(x) - at) < LINE / 2));
  const wishes = [0, 6, 12, 18, 24, 30].flatMap((by) => [y + by, y - by]);
  return wishes.find(free) ?? y;
}

/**
 * `count` of `total` futures as people read it: counts themselves below 100 futures, else in 100.
 * Rounding never claims certainty: 100 of 100 is said only when all are counted, 0 only when none is.
 */
export function outOf(count: number, total: number): { n: number; of: number } {
  if (total <= 100) return { n: count, of: total };
  const share = Math.round((count / total) * 100);
  const low = count > 0 ? 1 : 0;
  const high = count < total ? 99 : 100;
  return { n: Math.min(high, Math.max(low, share)), of: 100 };
}
