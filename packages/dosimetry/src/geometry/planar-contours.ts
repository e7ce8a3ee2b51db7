import type { Contour, Structure } from "../objects/structure-set.ts";
import { doublesAt, kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import { axesAlong, parallel, type Axes, type Vector } from "./axes.ts";
import type { GeometryFinding } from "./geometry-finding.ts";

/** The rings of one slice, in the coordinates of the structure's axes. */
export interface ContourPlane {
  readonly heightMm: number;
  /** x, y of each vertex in turn, mm. */
  readonly rings: readonly Float64Array[];
}

/** A structure's closed contours grouped by slice. */
export interface PlanarContours {
  readonly axes: Axes;
  /** By ascending height. */
  readonly planes: readonly ContourPlane[];
  readonly findings: readonly GeometryFinding[];
}

/** Contours nearer than this along the normal lie on one slice: rounding of the file, never a spacing. */
const samePlaneMm = 0.02;

/**
 * Closed contours of a structure, grouped by slice along their own normal.
 *
 * Open and point contours enclose nothing; they, contours of fewer than three points and contours across
 * the other slices are left out and reported.
 *
 * @param structure contours in DICOM LPS, mm
 * @param axes the axes to use where their third is the slice normal (a dose grid's, say)
 */
export function planarContours(structure: Structure, axes?: Axes): PlanarContours {
  const name = structure.name;
  const closed = structure.contours.filter((c) => c.geometricType.startsWith("CLOSED"));
  const findings: GeometryFinding[] = [];
  const open = structure.contours.length - closed.length;
  if (open > 0) findings.push({ kind: "open-contours", structure: name, count: open });

  const normal = commonNormal(closed);
  if (normal === null) {
    if (closed.length > 0) {
      findings.push({ kind: "unusable-contours", structure: name, count: closed.length });
    }
    findings.push({ kind: "no-closed-contour", structure: name });
    return { axes: axes ?? axesAlong([0, 0, 1]), planes: [], findings };
  }
  const used = axes !== undefined && parallel(axes[2], normal) ? axes : axesAlong(normal);
  const along = Float64Array.from(used.flat());

  const placed: { heightMm: number; ring: Float64Array }[] = [];
  let unusable = 0;
  let across = 0;
  for (const contour of closed) {
    const found = placeRing(contour, along);
    if (found === null) unusable += 1;
    else if (found.spreadMm > 0.5) across += 1;
    else placed.push(found);
  }
  if (unusable > 0) findings.push({ kind: "unusable-contours", structure: name, count: unusable });
  if (across > 0) findings.push({ kind: "contours-across-slices", structure: name, count: across });
  placed.sort((a, b) => a.heightMm - b.heightMm);

  const planes: { heightMm: number; rings: Float64Array[] }[] = [];
  for (const { heightMm, ring } of placed) {
    const last = planes.at(-1);
    if (last !== undefined && heightMm - last.heightMm < samePlaneMm) last.rings.push(ring);
    else planes.push({ heightMm, rings: [ring] });
  }
  return { axes: used, planes, findings };
}

/** The normal of the contour that encloses most, or null where none encloses anything. */
function commonNormal(contours: readonly Contour[]): Vector | null {
  let best: Vector | null = null;
  let area = 1e-9;
  for (const contour of contours) {
    const normal = newellNormal(contour.pointsMm);
    const size = Math.hypot(normal[0], normal[1], normal[2]);
    if (size > area) {
      area = size;
      best = [normal[0] / size, normal[1] / size, normal[2] / size];
    }
  }
  return best;
}

/** Twice the area vector of a closed polygon (Newell). */
function newellNormal(points: Float64Array): Vector {
  if (points.length < 9) return [0, 0, 0];
  return scratch(() => {
    const normal = reserve(24);
    kernels.newellNormal(lay(points), Math.floor(points.length / 3), normal);
    const { f64 } = shared;
    const at = normal >> 3;
    return [f64[at]!, f64[at + 1]!, f64[at + 2]!];
  });
}

/** @param along the axes, one vector after another */
function placeRing(
  contour: Contour,
  along: Float64Array,
): { heightMm: number; spreadMm: number; ring: Float64Array } | null {
  const points = contour.pointsMm;
  const count = Math.floor(points.length / 3);
  if (count < 3) return null;
  return scratch(() => {
    const ring = reserve(16 * count);
    const heights = reserve(16);
    if (kernels.placeRing(lay(points), count, lay(along), ring, heights) === 0) return null;
    const low = shared.f64[heights >> 3]!;
    const high = shared.f64[(heights >> 3) + 1]!;
    return { heightMm: (low + high) / 2, spreadMm: high - low, ring: doublesAt(ring, 2 * count) };
  });
}
