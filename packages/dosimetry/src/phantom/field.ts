import type { Point } from "./voxel-grid.ts";

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

/** No field of the phantoms changes faster near its surface, mm a mm: what is farther away than this times a length stays away over it. */
export const steepestField = 1.5;

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

/** All points within a distance; exact where the field is a distance outside. */
export function grown(field: Field, marginMm: number): Field {
  return {
    at: (x, y, z) => field.at(x, y, z) - marginMm,
    bounds: wider(field.bounds, marginMm),
  };
}

/** What a function makes of it, within bounds that it does not leave. */
export function shaped(bounds: Box, at: Field["at"]): Field {
  return { at, bounds };
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

export function boxAbout(a: Box, b: Box): Box {
  return {
    low: [0, 1, 2].map((d) => Math.min(a.low[d]!, b.low[d]!)) as unknown as Point,
    high: [0, 1, 2].map((d) => Math.max(a.high[d]!, b.high[d]!)) as unknown as Point,
  };
}
