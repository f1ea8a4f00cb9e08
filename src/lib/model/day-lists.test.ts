import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayLists } from './day-lists.ts';

describe('appointments', () => {
  it('gives each account entered on a day once, in order, and then nobody', () => {
    const day = fc.integer({ min: 0, max: 9 });
    const account = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, account)), fc.array(day), (entries, order) => {
        const lists = new DayLists(8, 5_001);
        for (let turn = 0; turn < 2; turn += 1) {
          const expected = new Map<number, Set<number>>();
          for (const [d, a] of entries) {
            lists.add(d, a);
            if (d < 8) expected.set(d, (expected.get(d) ?? new Set()).add(a));
          }
          for (const d of order.filter((wanted) => wanted < 8)) {
            const accounts = [...(expected.get(d) ?? [])].sort((x, y) => x - y);
            expect([...lists.taken.subarray(0, lists.look(d))]).toEqual(accounts);
            expect([...lists.taken.subarray(0, lists.take(d))]).toEqual(accounts);
            expected.delete(d);
          }
          lists.clear();
        }
      }),
    );
  });

  it('finds more accounts than fit into what was reserved', () => {
    const lists = new DayLists(1, 20_000);
    for (let a = 19_999; a >= 0; a -= 1) lists.add(0, a);
    expect(lists.take(0)).toBe(20_000);
    expect([lists.taken[0], lists.taken[19_999]]).toEqual([0, 19_999]);
    expect(lists.take(0)).toBe(0);
  });
});
