import type { Contour } from "../objects/structure-set.ts";
import { type Field, steepestField } from "./field.ts";
import type { SampledField } from "./sampled-field.ts";

type Corner = readonly [x: number, y: number];

/** Values at the nodes of a plane, row by row from the least x and y. */
interface PlaneValues {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly front: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly values: Float32Array | Float64Array;
}

/**
 * The closed contours of a solid on a transverse plane, by marching squares with linear interpolation.
 *
 * Holes come out as contours of their own, to be read by even and odd.
 *
 * @param stepMm of the squares; smaller parts may be missed
 * @param toleranceMm points that lie closer to the line of their neighbours are left out
 */
export function contoursAt(
  field: Field,
  z: number,
  stepMm: number,
  toleranceMm: number,
): readonly Contour[] {
  const { low, high } = field.bounds;
  if (z < low[2] || z > high[2]) return [];
  const columns = Math.ceil((high[0] - low[0]) / stepMm) + 3;
  const rows = Math.ceil((high[1] - low[1]) / stepMm) + 3;
  const left = low[0] - stepMm;
  const front = low[1] - stepMm;
  const values = new Float64Array(Math.max(0, columns * rows));
  // Squares whose middle is far from the outline take its value: only the sign counts there.
  const side = 4;
  const farMm = steepestField * 0.5 * (side - 1) * Math.SQRT2 * stepMm;
  for (let row = 0; row < rows; row += side)
    for (let column = 0; column < columns; column += side) {
      const endRow = Math.min(rows, row + side);
      const endColumn = Math.min(columns, column + side);
      const middle = field.at(
        left + (column + endColumn - 1) * 0.5 * stepMm,
        front + (row + endRow - 1) * 0.5 * stepMm,
        z,
      );
      const isFar = Math.abs(middle) > farMm;
      for (let j = row; j < endRow; j++)
        for (let i = column; i < endColumn; i++)
          values[j * columns + i] = isFar
            ? middle
            : field.at(left + i * stepMm, front + j * stepMm, z);
    }
  return contoursOf(
    { columns, rows, left, front, stepX: stepMm, stepY: stepMm, values },
    z,
    toleranceMm,
  );
}

/** The same through the solid's own nodes, on one of its planes: none where the solid has no such plane. */
export function nodeContours(
  field: SampledField,
  z: number,
  toleranceMm: number,
): readonly Contour[] {
  const { size, originMm, spacingMm } = field.grid;
  const plane = Math.round((z - originMm[2]) / spacingMm[2]);
  if (plane < 0 || plane >= size[2] || z < field.bounds.low[2] || z > field.bounds.high[2])
    return [];
  const [columns, rows] = size;
  const values = field.values.subarray(plane * columns * rows, (plane + 1) * columns * rows);
  const [left, front] = originMm;
  return contoursOf(
    { columns, rows, left, front, stepX: spacingMm[0], stepY: spacingMm[1], values },
    z,
    toleranceMm,
  );
}

function contoursOf(plane: PlaneValues, z: number, toleranceMm: number): readonly Contour[] {
  const { columns, rows, left, front, stepX, stepY } = plane;
  if (columns < 4 || rows < 4) return [];
  const values = new Float64Array(columns * rows);
  // 0 itself would make points coincide.
  for (let node = 0; node < values.length; node++) values[node] = plane.values[node]! || 1e-9;
  // Closed at the border.
  const close = (node: number): void => {
    values[node] = Math.max(values[node]!, 1e-3);
  };
  for (let column = 0; column < columns; column++) {
    close(column);
    close((rows - 1) * columns + column);
  }
  for (let row = 0; row < rows; row++) {
    close(row * columns);
    close((row + 1) * columns - 1);
  }
  return rings(values, columns, rows)
    .map((ring) =>
      simplified(
        ring.map(([x, y]) => [left + x * stepX, front + y * stepY]),
        toleranceMm,
      ),
    )
    .filter((ring) => ring.length >= 3)
    .map((ring) => ({
      pointsMm: Float64Array.from(ring.flatMap(([x, y]) => [hundredths(x), hundredths(y), z])),
      geometricType: "CLOSED_PLANAR",
      referencedImageUid: null,
    }));
}

/** Coordinates as files have them: two decimals. */
function hundredths(mm: number): number {
  return Math.round(100 * mm) / 100 + 0;
}

/**
 * Follows the zero line from edge to edge with the inside to its left. An edge is numbered by its first node: 2n to the
 * right, 2n + 1 downwards.
 */
function rings(values: Float64Array, columns: number, rows: number): Corner[][] {
  const next = new Map<number, number>();
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const node = row * columns + column;
      const a = values[node]! < 0;
      const b = values[node + 1]! < 0;
      const c = values[node + columns + 1]! < 0;
      const d = values[node + columns]! < 0;
      if (a === b && b === c && c === d) continue;
      const top = 2 * node;
      const right = 2 * (node + 1) + 1;
      const bottom = 2 * (node + columns);
      const left = 2 * node + 1;
      const edges = [top, right, bottom, left];
      const inside = [a, b, c, d];
      // Going round the square, the line leaves where inside becomes outside and enters where it becomes inside again.
      for (let i = 0; i < 4; i++) {
        if (!(inside[i] && !inside[(i + 1) % 4])) continue;
        let j = (i + 3) % 4;
        while (!(inside[(j + 1) % 4] && !inside[j])) j = (j + 3) % 4;
        next.set(edges[i]!, edges[j]!);
      }
    }
  const found: Corner[][] = [];
  for (const start of next.keys()) {
    const ring: Corner[] = [];
    for (let edge: number | undefined = start; edge !== undefined;) {
      ring.push(crossing(values, columns, edge));
      const after: number | undefined = next.get(edge);
      next.delete(edge);
      edge = after !== undefined && next.has(after) ? after : undefined;
    }
    found.push(ring);
  }
  return found;
}

function crossing(values: Float64Array, columns: number, edge: number): Corner {
  const node = Math.floor(edge / 2);
  const [column, row] = [node % columns, Math.floor(node / columns)];
  const first = values[node]!;
  const along = first / (first - values[edge % 2 === 0 ? node + 1 : node + columns]!);
  return edge % 2 === 0 ? [column + along, row] : [column, row + along];
}

/** Leaves out points nearer to the chord than the tolerance, as long as the chord stays within what it replaces. */
function simplified(ring: readonly Corner[], toleranceMm: number): readonly Corner[] {
  if (ring.length < 8) return ring;
  const kept: Corner[] = [ring[0]!];
  let from = 0;
  for (let to = 2; to <= ring.length; to++) {
    const [x0, y0] = ring[from]!;
    const [x1, y1] = ring[to % ring.length]!;
    const length = Math.hypot(x1 - x0, y1 - y0);
    let farthest = 0;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = ring[i]!;
      farthest = Math.max(farthest, Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)));
    }
    if (farthest <= toleranceMm * length && to - from < 12) continue;
    from = to - 1;
    kept.push(ring[from]!);
  }
  return kept;
}
