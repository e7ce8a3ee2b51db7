import type { Contour, Structure } from "../objects/structure-set.ts";
import type { Point } from "./voxel-grid.ts";

/** Along which a dose rises: towards the back (y) or towards the head (z). */
export type Direction = "AP" | "SI";

/** A convex solid whose every part has a formula, mm and mm³; its middle at the origin where nothing else is said. */
export interface AnalyticShape {
  readonly name: string;
  readonly volumeMm3: number;
  /** From the lowest to the highest slice that it meets. */
  readonly lowMm: number;
  readonly highMm: number;
  /** What it cuts out of a transverse plane, or null; points lie on the true outline. */
  readonly outline: (z: number) => readonly (readonly [x: number, y: number])[] | null;
  readonly extentMm: Readonly<Record<Direction, readonly [low: number, high: number]>>;
  /** The volume of the part that lies beyond a place along a direction. */
  readonly beyond: Readonly<Record<Direction, (placeMm: number) => number>>;
}

/** Corners of the polygon that stands for a circle. */
const corners = 360;

function circle([x, y]: readonly [number, number], r: number, points: number): [number, number][] {
  return Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / points;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

/** Cut by a plane, a sphere leaves a cap: π h² (3R − h)/3. */
export function sphere(r: number, centre: Point = [0, 0, 0], points = corners): AnalyticShape {
  const [x, y, z] = centre;
  const cap = (placeMm: number): number => {
    const h = clip(r - placeMm, 0, 2 * r);
    return (Math.PI * h * h * (3 * r - h)) / 3;
  };
  return {
    name: "sphere",
    volumeMm3: (4 / 3) * Math.PI * r ** 3,
    lowMm: z - r,
    highMm: z + r,
    outline: (height) => {
      const squared = r * r - (height - z) ** 2;
      return squared <= 1e-9 ? null : circle([x, y], Math.sqrt(squared), points);
    },
    extentMm: { AP: [y - r, y + r], SI: [z - r, z + r] },
    beyond: { AP: (placeMm) => cap(placeMm - y), SI: (placeMm) => cap(placeMm - z) },
  };
}

/** Along the patient. Across its axis a plane leaves a segment: L (R² arccos(t/R) − t √(R² − t²)). */
export function cylinder(r: number, length: number, points = corners): AnalyticShape {
  const half = length / 2;
  return {
    name: "cylinder",
    volumeMm3: Math.PI * r * r * length,
    lowMm: -half,
    highMm: half,
    outline: (z) => (Math.abs(z) > half + 1e-9 ? null : circle([0, 0], r, points)),
    extentMm: { AP: [-r, r], SI: [-half, half] },
    beyond: {
      AP: (placeMm) => length * segment(r, placeMm),
      SI: (placeMm) => Math.PI * r * r * clip(half - placeMm, 0, length),
    },
  };
}

/** From side to side: rectangles in transverse planes. */
export function rotatedCylinder(r: number, length: number): AnalyticShape {
  const end = length / 2;
  const across = (placeMm: number): number => length * segment(r, placeMm);
  return {
    name: "rotated cylinder",
    volumeMm3: Math.PI * r * r * length,
    lowMm: -r,
    highMm: r,
    outline: (z) => {
      if (Math.abs(z) >= r - 1e-9) return null;
      const half = Math.sqrt(r * r - z * z);
      return [
        [-end, -half],
        [end, -half],
        [end, half],
        [-end, half],
      ];
    },
    extentMm: { AP: [-r, r], SI: [-r, r] },
    beyond: { AP: across, SI: across },
  };
}

/** Along the patient with its apex at the head, the origin at half its height. */
export function cone(r: number, height: number, points = corners): AnalyticShape {
  const half = height / 2;
  return {
    name: "cone",
    volumeMm3: (Math.PI * r * r * height) / 3,
    lowMm: -half,
    highMm: half,
    outline: (z) => {
      const here = (r * (half - z)) / height;
      return here <= 1e-9 || z < -half - 1e-9 ? null : circle([0, 0], here, points);
    },
    extentMm: { AP: [-r, r], SI: [-half, half] },
    beyond: {
      AP: (placeMm) => coneAcross(r, height, placeMm),
      SI: (placeMm) => (Math.PI * r * r * clip(half - placeMm, 0, height) ** 3) / (3 * height ** 2),
    },
  };
}

/** From side to side with its apex at the left: a hyperbola closed by the base. */
export function rotatedCone(r: number, height: number, points = 400): AnalyticShape {
  const across = (placeMm: number): number => coneAcross(r, height, placeMm);
  return {
    name: "rotated cone",
    volumeMm3: (Math.PI * r * r * height) / 3,
    lowMm: -r,
    highMm: r,
    outline: (z) => {
      if (Math.abs(z) >= r - 1e-9) return null;
      // y² + z² = (r (height/2 − x)/height)²
      const highest = height / 2 - (Math.abs(z) * height) / r;
      const base = -height / 2;
      const side = Array.from({ length: points }, (_, i) => {
        const share = i / (points - 1);
        const x = base + (highest - base) * (1 - (1 - share) ** 2);
        const radius = (r * (height / 2 - x)) / height;
        return [x, Math.sqrt(Math.max(0, radius * radius - z * z))] as const;
      });
      return [
        ...side,
        ...side
          .map(([x, y]) => [x, -y] as const)
          .reverse()
          .slice(1),
      ];
    },
    extentMm: { AP: [-r, r], SI: [-r, r] },
    beyond: { AP: across, SI: across },
  };
}

/** A shape as drawn on planes at `first + k · spacing`. */
export function contoursOf(shape: AnalyticShape, spacingMm: number, firstMm = 0): Structure {
  const contours: Contour[] = [];
  const start = Math.ceil((shape.lowMm - firstMm) / spacingMm - 1e-9);
  for (let k = start; ; k++) {
    const z = firstMm + k * spacingMm;
    if (z > shape.highMm + 1e-9) break;
    const outline = shape.outline(z);
    if (outline === null) continue;
    contours.push({
      pointsMm: Float64Array.from(outline.flatMap(([x, y]) => [x, y, z])),
      geometricType: "CLOSED_PLANAR",
      referencedImageUid: null,
    });
  }
  return { number: 1, name: shape.name, interpretedType: "PTV", colour: null, contours };
}

function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Of a circle beyond a chord. */
function segment(r: number, placeMm: number): number {
  const t = clip(placeMm, -r, r);
  return r * r * Math.acos(t / r) - t * Math.sqrt(r * r - t * t);
}

/** Of a cone beyond a plane along its axis, s = √(R² − t²): H (R²/3 arccos(t/R) − 2/3 t s + t³/(3R) ln((R + s)/t)). */
function coneAcross(r: number, height: number, placeMm: number): number {
  const t = clip(Math.abs(placeMm), 0, r);
  const s = Math.sqrt(r * r - t * t);
  const last = t > 0 ? (t ** 3 / (3 * r)) * Math.log((r + s) / t) : 0;
  const volume = height * (((r * r) / 3) * Math.acos(t / r) - (2 / 3) * t * s + last);
  return placeMm >= 0 ? volume : (Math.PI * r * r * height) / 3 - volume;
}
