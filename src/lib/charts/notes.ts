import { textWidth } from './labels.ts';
import type { Annotation } from './types.ts';

/** Words placed beside a curve, px: the point they speak of, where they stand and on which side. */
export interface PlacedNote extends Annotation {
  px: number;
  py: number;
  tx: number;
  ty: number;
  anchor: 'start' | 'end';
  below: boolean;
}

/** Room a note needs under the curve before it goes above, and its distance from the curve, px. */
const ROOM_BELOW = 64;
const DROP = 44;
const LINE = 17;
/** Widths are estimated to reserve room; words are about this much of it. */
const GENEROUS = 0.85;

/**
 * Places annotations below the curve where there is room, else above; under it to the right of their day, over it to the
 * left, since curves rise, and on the other side where they would not fit; one line further from the curve when they would
 * run into the one before.
 */
export function placeNotes(
  annotations: readonly Annotation[],
  at: (day: number) => { px: number; py: number },
  plot: { days: number; width: number; height: number },
): PlacedNote[] {
  let occupiedTo = -Infinity;
  let level = 0;
  return annotations
    .filter(({ day }) => day >= 0 && day < plot.days)
    .sort((a, b) => a.day - b.day)
    .map((note) => {
      const { px, py } = at(note.day);
      const size = textWidth(note.text);
      const below = py < plot.height - ROOM_BELOW;
      const right = px + 8 + size < plot.width && (below || px - 8 - GENEROUS * size < 0);
      const left = right ? px + 8 : px - 8 - size;
      level = left < occupiedTo ? level + 1 : 0;
      occupiedTo = Math.max(occupiedTo, left + size + 8);
      const ty = below
        ? Math.min(plot.height - 8, py + DROP + level * LINE)
        : Math.max(12, py - DROP + 4 - level * LINE);
      return { ...note, px, py, tx: right ? px + 8 : px - 8, ty, anchor: right ? 'start' : 'end', below };
    });
}
