import { expect, it } from 'vitest';
import { placeNotes } from './notes.ts';

const plot = { days: 100, width: 600, height: 200 };

it('annotations stand under a high curve and over a low one, and turn back at the right edge', () => {
  const high = placeNotes([{ day: 10, text: 'early' }], () => ({ px: 60, py: 20 }), plot);
  expect(high[0]).toMatchObject({ below: true, anchor: 'start' });
  const low = placeNotes([{ day: 99, text: 'a longer remark' }], () => ({ px: 594, py: 190 }), plot);
  expect(low[0]).toMatchObject({ below: false, anchor: 'end' });
});

it('over a rising curve words stand to the left of their day, where the curve is lower, if the edge leaves room', () => {
  const at = (px: number) => placeNotes([{ day: 10, text: 'few pay' }], () => ({ px, py: 190 }), plot)[0];
  expect(at(300)).toMatchObject({ below: false, anchor: 'end', tx: 292 });
  expect(at(10)).toMatchObject({ below: false, anchor: 'start', tx: 18 });
});

it('annotations on neighbouring days stand on different lines, and those outside the run are left out', () => {
  const notes = placeNotes(
    [
      { day: 12, text: 'the second of two remarks' },
      { day: 10, text: 'the first of two remarks' },
      { day: 100, text: 'too late' },
    ],
    (day) => ({ px: day * 6, py: 20 }),
    plot,
  );
  expect(notes.map(({ day }) => day)).toEqual([10, 12]);
  expect(notes[1]!.ty - notes[0]!.ty).toBeGreaterThanOrEqual(16);
});
