/** A point in the patient's coordinates (DICOM LPS): left, posterior, superior, mm. */
export type Point = readonly [x: number, y: number, z: number];

/** A grid along the patient's axes; values column by column, row by row, plane by plane. */
export interface VoxelGrid {
  readonly size: readonly [columns: number, rows: number, planes: number];
  /** The first node, mm. */
  readonly originMm: Point;
  readonly spacingMm: Point;
}

/** Nodes at multiples of the spacing that cover a box. */
export function gridOver(low: Point, high: Point, spacingMm: Point): VoxelGrid {
  const first = low.map((mm, d) => Math.floor(mm / spacingMm[d]! + 1e-9));
  const last = high.map((mm, d) => Math.ceil(mm / spacingMm[d]! - 1e-9));
  return {
    size: first.map((node, d) => last[d]! - node + 1) as unknown as VoxelGrid["size"],
    originMm: first.map((node, d) => node * spacingMm[d]!) as unknown as Point,
    spacingMm,
  };
}

export function nodeCount({ size: [columns, rows, planes] }: VoxelGrid): number {
  return columns * rows * planes;
}

/** Each node in the order of the values, with its place, mm. */
export function eachNode(
  { size, originMm, spacingMm }: VoxelGrid,
  visit: (node: number, x: number, y: number, z: number) => void,
): void {
  for (let k = 0, node = 0; k < size[2]; k++)
    for (let j = 0; j < size[1]; j++)
      for (let i = 0; i < size[0]; i++, node++)
        visit(
          node,
          originMm[0] + i * spacingMm[0],
          originMm[1] + j * spacingMm[1],
          originMm[2] + k * spacingMm[2],
        );
}

/** Linear between the nodes; beyond the grid the value of its border. */
export function valueAt(
  { size, originMm, spacingMm }: VoxelGrid,
  values: Float32Array,
  x: number,
  y: number,
  z: number,
): number {
  const columns = size[0];
  const rows = size[1];
  const u = clamped((x - originMm[0]) / spacingMm[0], columns);
  const v = clamped((y - originMm[1]) / spacingMm[1], rows);
  const w = clamped((z - originMm[2]) / spacingMm[2], size[2]);
  const i = Math.floor(u);
  const j = Math.floor(v);
  const k = Math.floor(w);
  const a = u - i;
  const b = v - j;
  const c = w - k;
  // A node's own value without its neighbours, which may lie beyond the grid.
  const right = a > 0 ? 1 : 0;
  const behind = b > 0 ? columns : 0;
  const above = c > 0 ? columns * rows : 0;
  const at = (k * rows + j) * columns + i;
  const front = values[at]! + a * (values[at + right]! - values[at]!);
  const next = at + behind;
  const back = values[next]! + a * (values[next + right]! - values[next]!);
  const lower = front + b * (back - front);
  if (above === 0) return lower;
  const up = at + above;
  const upFront = values[up]! + a * (values[up + right]! - values[up]!);
  const upNext = up + behind;
  const upBack = values[upNext]! + a * (values[upNext + right]! - values[upNext]!);
  return lower + c * (upFront + b * (upBack - upFront) - lower);
}

function clamped(node: number, count: number): number {
  return node < 0 ? 0 : node > count - 1 ? count - 1 : node;
}
