/** A place on one side of a flow: from `y`, `height` px tall; `sum` in the matrix's unit. */
export interface FlowNode {
  y: number;
  height: number;
  sum: number;
}

/** One move: its middle on both sides, its thickness in px, and its share of the row. */
export interface FlowLink {
  from: number;
  to: number;
  y0: number;
  y1: number;
  width: number;
  value: number;
  share: number;
}

export interface Flow {
  left: FlowNode[];
  right: FlowNode[];
  links: FlowLink[];
}

/** Moves rarer than this share of their row are left to the table. */
const RAREST_DRAWN = 0.002;

/**
 * Lays out who moves where: rows on the left, columns on the right, both from the top with `gap` px between, as tall
 * as what passes through them. `equal` gives every row with anything the same height, so that small rows can be read.
 */
export function layFlow(
  matrix: readonly (readonly number[])[],
  { height, gap, equal }: { height: number; gap: number; equal: boolean },
): Flow {
  const columns = matrix[0]?.length ?? 0;
  const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
  const weights = matrix.map((row, from) => row.map((value) => (equal ? value / (sums[from] || 1) : value)));
  const total = weights.flat().reduce((sum, value) => sum + value, 0);
  const room = Math.max(1, height - gap * (Math.max(matrix.length, columns) - 1));
  const scale = total > 0 ? room / total : 0;
  const into = Array.from({ length: columns }, (_, to) => matrix.reduce((sum, row) => sum + row[to]!, 0));
  const left = stack(
    weights.map((row) => row.reduce((sum, value) => sum + value, 0) * scale),
    sums,
    gap,
  );
  const right = stack(
    into.map((_, to) => weights.reduce((sum, row) => sum + row[to]!, 0) * scale),
    into,
    gap,
  );
  const used = right.map(({ y }) => y);
  const links = matrix.flatMap((row, from) => {
    let at = left[from]!.y;
    return row.flatMap((value, to): FlowLink[] => {
      const width = weights[from]![to]! * scale;
      const link = {
        from,
        to,
        y0: at + width / 2,
        y1: used[to]! + width / 2,
        width,
        value,
        share: value / (sums[from] || 1),
      };
      at += width;
      used[to]! += width;
      return link.share < RAREST_DRAWN ? [] : [link];
    });
  });
  return { left, right, links };
}

function stack(heights: number[], sums: number[], gap: number): FlowNode[] {
  let y = 0;
  return heights.map((height, index) => {
    const node = { y, height, sum: sums[index]! };
    y += height + gap;
    return node;
  });
}
