/** Attempts on the seven days ending today, from four bits a day. */
export function attemptsInSevenDays(recent: number): number {
  let sum = 0;
  for (let rest = recent; rest !== 0; rest >>>= 4) sum += rest & 15;
  return sum;
}

/** The seven-day counters seen from `day`; days that fell out of the window are gone. */
export function recentOn(recent: number, recentDay: number, day: number): number {
  const passed = day - recentDay;
  return passed >= 7 ? 0 : (recent << (4 * passed)) & 0x0fffffff;
}
