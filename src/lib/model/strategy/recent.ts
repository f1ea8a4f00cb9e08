/** Attempts on the seven days ending today, from four bits a day. */
export function attemptsInSevenDays(recent: number): number {
  // Pairs of days first, then the four bytes at once: at most 15 attempts a day, so no carry is lost.
  const pairs = (recent & 0x0f0f0f0f) + ((recent >>> 4) & 0x0f0f0f0f);
  return Math.imul(pairs, 0x01010101) >>> 24;
}

/** The seven-day counters seen from `day`; days that fell out of the window are gone. */
export function recentOn(recent: number, recentDay: number, day: number): number {
  const passed = day - recentDay;
  return passed >= 7 ? 0 : (recent << (4 * passed)) & 0x0fffffff;
}
