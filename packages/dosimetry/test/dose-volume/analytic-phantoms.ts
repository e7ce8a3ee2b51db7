import type { Contour, DoseGrid, Structure } from "@fiducial/dosimetry";

export type Point = readonly [number, number, number];

/** A convex shape by what it cuts out of a transverse plane: the polygon at a height, or null. */
export interface Shape {
  readonly name: string;
  readonly volumeMm3: number;
  readonly lowMm: number;
  readonly highMm: number;
  outline(z: number): readonly (readonly [number, number])[] | null;
}

function circle(cx: number, cy: number, r: number, points: number): [number, number][] {
  return Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / points;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
}

/** Sphere; the points lie on the true circle. */
export function sphere(r: number, centre: Point = [0, 0, 0], points = 360): Shape {
  return {
    name: "sphere",
    volumeMm3: (4 / 3) * Math.PI * r ** 3,
    lowMm: centre[2] - r,
    highMm: centre[2] + r,
    outline: (z) => {
      const squared = r * r - (z - centre[2]) ** 2;
      return squared <= 1e-9 ? null : circle(centre[0], centre[1], Math.sqrt(squared), points);
    },
  };
}

/** Cylinder along the patient (SI). */
export function cylinder(r: number, length: number, points = 360): Shape {
  return {
    name: "cylinder",
    volumeMm3: Math.PI * r * r * length,
    lowMm: -length / 2,
    highMm: length / 2,
    outline: (z) => (Math.abs(z) > length / 2 + 1e-9 ? null : circle(0, 0, r, points)),
  };
}

/** Cylinder along LR: rectangles in transverse planes. */
export function rotatedCylinder(r: number, length: number): Shape {
  return {
    name: "rotated cylinder",
    volumeMm3: Math.PI * r * r * length,
    lowMm: -r,
    highMm: r,
    outline: (z) => {
      if (Math.abs(z) >= r - 1e-9) return null;
      const half = Math.sqrt(r * r - z * z);
      const end = length / 2;
      return [
        [-end, -half],
        [end, -half],
        [end, half],
        [-end, half],
      ];
    },
  };
}

/** Cone along SI with its apex superior, centred at half height. */
export function cone(r: number, height: number, points = 360): Shape {
  return {
    name: "cone",
    volumeMm3: (Math.PI * r * r * height) / 3,
    lowMm: -height / 2,
    highMm: height / 2,
    outline: (z) => {
      const here = (r * (height / 2 - z)) / height;
      return here <= 1e-9 || z < -height / 2 - 1e-9 ? null : circle(0, 0, here, points);
    },
  };
}

/** Cone along LR with its apex left: a hyperbola closed by the base. */
export function rotatedCone(r: number, height: number, points = 400): Shape {
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
  };
}

/** Contours of a shape on planes at `first + k·spacing`. */
export function contoursOf(shape: Shape, spacing: number, phase = 0): Structure {
  const contours: Contour[] = [];
  const start = Math.ceil((shape.lowMm - phase) / spacing - 1e-9);
  for (let k = start; ; k++) {
    const z = phase + k * spacing;
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

/** Dose by a formula on a grid that covers ± half around the origin. */
export function doseOf(
  formula: (x: number, y: number, z: number) => number,
  spacing: Point,
  half: number,
  shift: Point = [0, 0, 0],
): DoseGrid {
  const size = spacing.map((s) => 2 * Math.ceil(half / s) + 1) as [number, number, number];
  const originMm = spacing.map((s, d) => shift[d]! - Math.ceil(half / s) * s) as [
    number,
    number,
    number,
  ];
  const doseGy = new Float32Array(size[0] * size[1] * size[2]);
  let at = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++) {
        doseGy[at] = formula(
          originMm[0] + i * spacing[0],
          originMm[1] + j * spacing[1],
          originMm[2] + k * spacing[2],
        );
        at += 1;
      }
    }
  }
  return {
    doseGy,
    frame: {
      size,
      originMm,
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      spacingMm: [spacing[0], spacing[1]],
      planeOffsetsMm: Float64Array.from({ length: size[2] }, (_, k) => k * spacing[2]),
    },
    summationType: "PLAN",
    doseType: "PHYSICAL",
    sopInstanceUid: "1.2",
    frameOfReferenceUid: "1.2.3",
    referencedPlanUid: null,
    referencedStructureSetUid: null,
  };
}

/** Volume of a shape (mm³) with dose at least D where dose is 16 Gy + g·t, by ANALYTIC formulas. */
export type VolumeAbove = (t: number) => number;

const clip = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Volume of the part of each shape with t-coordinate (along `gradient`) at least t. */
export const volumeBeyond: Record<
  string,
  Record<"AP" | "SI", (r: number, l: number) => VolumeAbove>
> = {
  sphere: {
    AP: (r) => (t) => sphereCap(r, t),
    SI: (r) => (t) => sphereCap(r, t),
  },
  cylinder: {
    AP: (r, l) => (t) => l * segment(r, t),
    SI: (r, l) => (t) => Math.PI * r * r * clip(l / 2 - t, 0, l),
  },
  "rotated cylinder": {
    AP: (r, l) => (t) => l * segment(r, t),
    SI: (r, l) => (t) => l * segment(r, t),
  },
  cone: {
    AP: (r, h) => (t) => coneAcross(r, h, t),
    SI: (r, h) => (t) => coneApex(r, h, t),
  },
  "rotated cone": {
    AP: (r, h) => (t) => coneAcross(r, h, t),
    SI: (r, h) => (t) => coneAcross(r, h, t),
  },
};

function sphereCap(r: number, t: number): number {
  const h = clip(r - t, 0, 2 * r);
  return (Math.PI * h * h * (3 * r - h)) / 3;
}

function segment(r: number, position: number): number {
  const t = clip(position, -r, r);
  return r * r * Math.acos(t / r) - t * Math.sqrt(r * r - t * t);
}

/** Apex at +h/2. */
function coneApex(r: number, h: number, t: number): number {
  const u = clip(h / 2 - t, 0, h);
  return (Math.PI * r * r * u ** 3) / (3 * h * h);
}

function coneAcross(r: number, h: number, position: number): number {
  const t = clip(Math.abs(position), 0, r);
  const s = Math.sqrt(r * r - t * t);
  const last = t > 0 ? (t ** 3 / (3 * r)) * Math.log((r + s) / t) : 0;
  const v = h * (((r * r) / 3) * Math.acos(t / r) - (2 / 3) * t * s + last);
  return position >= 0 ? v : (Math.PI * r * r * h) / 3 - v;
}

/** The t beyond which a volume lies, by bisection. */
export function positionOf(beyond: VolumeAbove, volume: number): number {
  let low = -100;
  let high = 100;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > volume) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
