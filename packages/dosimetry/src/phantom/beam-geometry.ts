import type { Point } from "./voxel-grid.ts";

/** Distance from the source to the isocentre, mm. */
export const sourceAxisMm = 1000;

/** A direction of the linear accelerator, degrees by IEC 61217. */
export interface BeamDirection {
  readonly gantryDeg: number;
  readonly collimatorDeg: number;
  readonly couchDeg: number;
}

/** A view along the beam: unit vectors in the patient's coordinates. */
export interface BeamView {
  readonly isocentre: Point;
  /** Towards the source. */
  readonly up: Point;
  /** Along the leaves: X of the beam limiting device. */
  readonly x: Point;
  /** Across the leaves: Y of the beam limiting device. */
  readonly y: Point;
}

/**
 * How a beam sees a patient who lies head first and supine (IEC 61217, fixed system: X left, Y superior, Z anterior).
 *
 * The gantry turns about Y, the couch about Z under the gantry, the collimator about the beam.
 */
export function beamView(
  { gantryDeg, collimatorDeg, couchDeg }: BeamDirection,
  isocentre: Point,
): BeamView {
  const [g, b, c] = [gantryDeg, collimatorDeg, couchDeg].map((deg) => (deg * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const patient = ([x, y, z]: Point): Point => [
    Math.cos(c) * x + Math.sin(c) * y,
    -z,
    -Math.sin(c) * x + Math.cos(c) * y,
  ];
  const gantryX: Point = [Math.cos(g), 0, -Math.sin(g)];
  const gantryY: Point = [0, 1, 0];
  const turned = (along: number, across: number): Point =>
    patient([0, 1, 2].map((d) => along * gantryX[d]! + across * gantryY[d]!) as unknown as Point);
  return {
    isocentre,
    up: patient([Math.sin(g), 0, Math.cos(g)]),
    x: turned(Math.cos(b), Math.sin(b)),
    y: turned(-Math.sin(b), Math.cos(b)),
  };
}

/** Where a point is seen on the plane through the isocentre, and how far above it (towards the source) it lies, mm. */
export function projected(
  { isocentre, up, x, y }: BeamView,
  point: Point,
): {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly magnification: number;
} {
  const r = [0, 1, 2].map((d) => point[d]! - isocentre[d]!) as unknown as Point;
  const height = dot(r, up);
  const magnification = sourceAxisMm / (sourceAxisMm - height);
  return { x: dot(r, x) * magnification, y: dot(r, y) * magnification, height, magnification };
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
