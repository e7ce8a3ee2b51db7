import { type Point, valueAt, type VoxelGrid } from "./voxel-grid.ts";

/** Lowest and highest corner of a box, mm. */
export interface Box {
  readonly low: Point;
  readonly high: Point;
}

/**
 * A solid as the level set of a smooth function: below 0 inside, near its surface about the distance in mm.
 * Outside `bounds` there is nothing of it.
 */
export interface Field {
  readonly at: (x: number, y: number, z: number) => number;
  readonly bounds: Box;
}

export interface Ball {
  readonly centre: Point;
  readonly radiusMm: number;
}

/** A union of balls; outside of it the distance is exact. */
export function balls(parts: readonly Ball[]): Field {
  const numbers = Float64Array.from(parts.flatMap(({ centre, radiusMm }) => [...centre, radiusMm]));
  return {
    at: (x, y, z) => {
      let nearest = Infinity;
      for (let i = 0; i < numbers.length; i += 4) {
        const dx = x - numbers[i]!;
        const dy = y - numbers[i + 1]!;
        const dz = z - numbers[i + 2]!;
        const distance = Math.sqrt(dx * dx + dy * dy + dz * dz) - numbers[i + 3]!;
        if (distance < nearest) nearest = distance;
      }
      return nearest;
    },
    bounds: parts
      .map(({ centre, radiusMm: r }) => boxAround(centre, [r, r, r]))
      .reduce((all, one) => boxAbout(all, one)),
  };
}

/** Half axes along x, y and z. The distance is exact to first order at the surface. */
export function ellipsoid([cx, cy, cz]: Point, [rx, ry, rz]: Point): Field {
  return {
    at: (x, y, z) => {
      const u = (x - cx) / rx;
      const v = (y - cy) / ry;
      const w = (z - cz) / rz;
      const norm = Math.sqrt(u * u + v * v + w * w);
      const slope = Math.sqrt((u / rx) ** 2 + (v / ry) ** 2 + (w / rz) ** 2);
      return slope < 1e-9 ? -Math.min(rx, ry, rz) : (norm * (norm - 1)) / slope;
    },
    bounds: boxAround([cx, cy, cz], [rx, ry, rz]),
  };
}

/** A bent tube along a line of knots, each with its radius. */
export function tube(knots: readonly (readonly [...Point, radius: number])[]): Field {
  const line = Float64Array.from(knots.flat());
  return {
    at: (x, y, z) => {
      let nearest = Infinity;
      for (let i = 0; i + 4 < line.length; i += 4) {
        const px = x - line[i]!;
        const py = y - line[i + 1]!;
        const pz = z - line[i + 2]!;
        const dx = line[i + 4]! - line[i]!;
        const dy = line[i + 5]! - line[i + 1]!;
        const dz = line[i + 6]! - line[i + 2]!;
        const along = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz);
        const t = along < 0 ? 0 : along > 1 ? 1 : along;
        const qx = px - t * dx;
        const qy = py - t * dy;
        const qz = pz - t * dz;
        const radius = line[i + 3]! + t * (line[i + 7]! - line[i + 3]!);
        const distance = Math.sqrt(qx * qx + qy * qy + qz * qz) - radius;
        if (distance < nearest) nearest = distance;
      }
      return nearest;
    },
    bounds: knots
      .map(([x, y, z, r]) => boxAround([x, y, z], [r, r, r]))
      .reduce((all, one) => boxAbout(all, one)),
  };
}

/** @param blendMm seams of the parts are rounded over about this length */
export function union(fields: readonly Field[], blendMm = 0): Field {
  const [first, ...others] = fields;
  if (first === undefined) throw new Error("A union needs a part.");
  return {
    at: (x, y, z) => {
      let all = first.at(x, y, z);
      for (const { at } of others) {
        const one = at(x, y, z);
        const overlap = blendMm - Math.abs(all - one);
        if (one < all) all = one;
        if (overlap > 0) all -= (overlap * overlap) / (4 * blendMm);
      }
      return all;
    },
    bounds: wider(
      fields.map(({ bounds }) => bounds).reduce((all, one) => boxAbout(all, one)),
      blendMm / 4,
    ),
  };
}

export function intersection(field: Field, ...others: readonly Field[]): Field {
  return {
    at: (x, y, z) => {
      let all = field.at(x, y, z);
      for (const { at } of others) all = Math.max(all, at(x, y, z));
      return all;
    },
    bounds: others.reduce((all, { bounds }) => boxCommon(all, bounds), field.bounds),
  };
}

/** @param clearanceMm is left between the solid and what is cut out of it */
export function without(field: Field, cuts: readonly Field[], clearanceMm = 0): Field {
  const near = cuts.map(({ at, bounds }) => ({ at, bounds: wider(bounds, clearanceMm) }));
  return {
    at: (x, y, z) => {
      let all = field.at(x, y, z);
      for (const { at, bounds } of near)
        if (contains(bounds, x, y, z)) all = Math.max(all, clearanceMm - at(x, y, z));
      return all;
    },
    bounds: field.bounds,
  };
}

/** All points within a distance; exact where the field is a distance outside. */
export function grown(field: Field, marginMm: number): Field {
  return {
    at: (x, y, z) => field.at(x, y, z) - marginMm,
    bounds: wider(field.bounds, marginMm),
  };
}

/**
 * The same solid, computed once at the nodes of a lattice and read linearly in between.
 *
 * Farther than `reachMm` outside its bounds it is only known to be far away.
 */
export function sampled(field: Field, lattice: VoxelGrid, reachMm = 8): Field {
  const { low, high } = wider(field.bounds, reachMm);
  const first = low.map((mm, d) =>
    Math.max(0, Math.floor((mm - lattice.originMm[d]!) / lattice.spacingMm[d]!)),
  );
  const last = high.map((mm, d) =>
    Math.min(lattice.size[d]! - 1, Math.ceil((mm - lattice.originMm[d]!) / lattice.spacingMm[d]!)),
  );
  const size = first.map((node, d) => Math.max(0, last[d]! - node + 1));
  const [columns, rows, planes] = size as [number, number, number];
  const [x0, y0, z0] = first.map(
    (node, d) => lattice.originMm[d]! + node * lattice.spacingMm[d]!,
  ) as unknown as Point;
  const [dx, dy, dz] = lattice.spacingMm;
  const values = new Float32Array(columns * rows * planes);
  for (let k = 0, at = 0; k < planes; k++)
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++, at++)
        values[at] = field.at(x0 + i * dx, y0 + j * dy, z0 + k * dz);
  const grid = {
    size: [columns, rows, planes] as const,
    originMm: [x0, y0, z0] as const,
    spacingMm: [dx, dy, dz] as const,
  };
  const right = x0 + (columns - 1) * dx;
  const back = y0 + (rows - 1) * dy;
  const top = z0 + (planes - 1) * dz;
  return {
    at: (x, y, z) =>
      x < x0 || y < y0 || z < z0 || x > right || y > back || z > top
        ? reachMm
        : valueAt(grid, values, x, y, z),
    bounds: field.bounds,
  };
}

/** What a function makes of it, within bounds that it does not leave. */
export function shaped(bounds: Box, at: Field["at"]): Field {
  return { at, bounds };
}

export function contains({ low, high }: Box, x: number, y: number, z: number): boolean {
  return x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1] && z >= low[2] && z <= high[2];
}

export function wider({ low, high }: Box, marginMm: number): Box {
  return {
    low: [low[0] - marginMm, low[1] - marginMm, low[2] - marginMm],
    high: [high[0] + marginMm, high[1] + marginMm, high[2] + marginMm],
  };
}

function boxAround(centre: Point, half: Point): Box {
  return {
    low: [centre[0] - half[0], centre[1] - half[1], centre[2] - half[2]],
    high: [centre[0] + half[0], centre[1] + half[1], centre[2] + half[2]],
  };
}

function boxAbout(a: Box, b: Box): Box {
  return {
    low: [0, 1, 2].map((d) => Math.min(a.low[d]!, b.low[d]!)) as unknown as Point,
    high: [0, 1, 2].map((d) => Math.max(a.high[d]!, b.high[d]!)) as unknown as Point,
  };
}

function boxCommon(a: Box, b: Box): Box {
  return {
    low: [0, 1, 2].map((d) => Math.max(a.low[d]!, b.low[d]!)) as unknown as Point,
    high: [0, 1, 2].map((d) => Math.min(a.high[d]!, b.high[d]!)) as unknown as Point,
  };
}
