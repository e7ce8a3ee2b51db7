import type { Contour, Structure } from "../objects/structure-set.ts";
import {
  doublesAt,
  hold,
  kernels,
  lay,
  reserve,
  scratch,
  shared,
} from "../kernels/kernel-memory.ts";
import { axesAlong, parallel, type Axes, type Vector } from "./axes.ts";
import { inGroups } from "../in-groups.ts";
import type { GeometryFinding } from "./geometry-finding.ts";
import { coordinatesTogether, layPlaces } from "./laid-rings.ts";

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
 * Open and point contours enclose nothing; they, contours of fewer than three points or with one beyond 10 m, and
 * contours across the other slices are left out and reported, and so is a contour that repeats another of its slice:
 * by the even–odd rule both would vanish.
 *
 * @param structure contours in DICOM LPS, mm
 * @param axes the axes to use where their third is the slice normal (a dose grid's, say)
 */
export function planarContours(structure: Structure, axes?: Axes): PlanarContours {
  return scratch(() => grouped(structure, axes));
}

function grouped(structure: Structure, axes: Axes | undefined): PlanarContours {
  const name = structure.name;
  const closed = structure.contours.filter((c) => c.geometricType.startsWith("CLOSED"));
  const findings: GeometryFinding[] = [];
  const open = structure.contours.length - closed.length;
  if (open > 0) findings.push({ kind: "open-contours", structure: name, count: open });

  for (const { pointsMm } of closed) hold(pointsMm);
  const normal = commonNormal(closed);
  if (normal === null) {
    if (closed.length > 0) {
      findings.push({ kind: "unusable-contours", structure: name, count: closed.length });
    }
    findings.push({ kind: "no-closed-contour", structure: name });
    return { axes: axes ?? axesAlong([0, 0, 1]), planes: [], findings };
  }
  const used = axes !== undefined && parallel(axes[2], normal) ? axes : axesAlong(normal);
  const placed: { heightMm: number; ring: Float64Array }[] = [];
  let unusable = 0;
  let across = 0;
  for (const { lowMm, highMm, ring } of ringsAlong(used, closed)) {
    if (Number.isNaN(lowMm)) unusable += 1;
    else if (highMm - lowMm > 0.5) across += 1;
    else placed.push({ heightMm: (lowMm + highMm) / 2, ring });
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
  const distinct = planes.map((plane) => ({ ...plane, rings: withoutRepeated(plane.rings) }));
  const kept = distinct.reduce((sum, { rings }) => sum + rings.length, 0);
  if (kept < placed.length) {
    const count = placed.length - kept;
    findings.push({ kind: "repeated-contours", structure: name, count });
  }
  return { axes: used, planes: distinct, findings };
}

/** Rings in their order, without those that have the points of one before. */
function withoutRepeated(rings: readonly Float64Array[]): readonly Float64Array[] {
  if (rings.length === 1) return rings;
  const alike = new Map<string, Float64Array[]>();
  return rings.filter((ring) => {
    const key = `${ring.length} ${extentOf(ring).join(" ")}`;
    const others = alike.get(key) ?? [];
    if (others.some((other) => sameRing(ring, other))) return false;
    if (others.length < mostAlike) alike.set(key, [...others, ring]);
    return true;
  });
}

function extentOf(ring: Float64Array): readonly number[] {
  const extent = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < ring.length; i++) {
    const axis = 2 * (i & 1);
    extent[axis] = Math.min(extent[axis]!, ring[i]!);
    extent[axis + 1] = Math.max(extent[axis + 1]!, ring[i]!);
  }
  return extent;
}

/** Rings of one extent and number of points that are compared. */
const mostAlike = 8;
/** Beginnings that are tried: only a ring that runs through one point over and over has more. */
const mostStarts = 8;

/** Whether two rings have the same points, from whichever they begin and whatever way they run. */
function sameRing(a: Float64Array, b: Float64Array): boolean {
  const count = a.length / 2;
  const same = (i: number, j: number) => {
    const point = (j + count) % count;
    return a[2 * i] === b[2 * point] && a[2 * i + 1] === b[2 * point + 1];
  };
  let starts = 0;
  for (let start = 0; start < count && starts < mostStarts; start++) {
    if (!same(0, start)) continue;
    starts += 1;
    for (const step of [1, -1]) {
      let i = 1;
      while (i < count && same(i, start + step * i)) i += 1;
      if (i === count) return true;
    }
  }
  return false;
}

/** The normal of the contour that encloses most, or null where none encloses anything. */
function commonNormal(contours: readonly Contour[]): Vector | null {
  let best: Vector | null = null;
  let area = 1e-9;
  for (const group of inGroups(contours, coordinatesOf, coordinatesTogether)) {
    const normals = scratch(() => {
      const into = reserve(24 * group.length);
      kernels.newellNormals(layPoints(group), group.length, into);
      return doublesAt(into, 3 * group.length);
    });
    for (let i = 0; i < normals.length; i += 3) {
      const [x, y, z] = [normals[i]!, normals[i + 1]!, normals[i + 2]!];
      const size = Math.hypot(x, y, z);
      if (size > area && size < Infinity) {
        area = size;
        best = [x / size, y / size, z / size];
      }
    }
  }
  return best;
}

interface PlacedRing {
  /** Lowest and highest of its points; NaN where the contour cannot be used. */
  readonly lowMm: number;
  readonly highMm: number;
  readonly ring: Float64Array;
}

/** The contours along other axes; rings that are placed together share a buffer. */
function ringsAlong(axes: Axes, contours: readonly Contour[]): readonly PlacedRing[] {
  const along = Float64Array.from(axes.flat());
  return inGroups(contours, coordinatesOf, coordinatesTogether).flatMap((group) =>
    scratch(() => {
      const points = group.map(({ pointsMm }) => Math.floor(pointsMm.length / 3));
      const coordinates = 2 * points.reduce((sum, count) => sum + count, 0);
      const rings = reserve(8 * coordinates);
      const heights = reserve(16 * group.length);
      kernels.placeRings(layPoints(group), group.length, lay(along), rings, heights);
      const all = doublesAt(rings, coordinates);
      const { f64 } = shared;
      let from = 0;
      return points.map((count, i) => ({
        lowMm: f64[(heights >> 3) + 2 * i]!,
        highMm: f64[(heights >> 3) + 2 * i + 1]!,
        ring: all.subarray(from, (from += 2 * count)),
      }));
    }),
  );
}

function layPoints(contours: readonly Contour[]): number {
  return layPlaces(
    contours.map(({ pointsMm }) => pointsMm),
    3,
  );
}

function coordinatesOf({ pointsMm }: Contour): number {
  return pointsMm.length;
}
