import { DosimetryError } from "../dosimetry-error.ts";
import { doublesAt, kernels, reserve, scratch } from "../kernels/kernel-memory.ts";
import { sameAxes } from "./axes.ts";
import {
  emptySection,
  joinRectangles,
  layPoints,
  scan,
  scannedArea,
  type LaidOutline,
  type Rectangle,
  type Section,
} from "./section.ts";
import type { Slab, Solid } from "./solid.ts";
import { combineSpans, type BooleanOperation } from "./span-algebra.ts";

/**
 * What lies in either solid: Kidney_L ∪ Kidney_R, or an ITV over breathing phases.
 *
 * @param solids at least one, all with the same axes
 * @throws DosimetryError where slice normals differ
 */
export function unionOf(...solids: readonly Solid[]): Solid {
  // Pairs of halves keep the tree shallow.
  if (solids.length === 0)
    return {
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      slabs: [],
    };
  if (solids.length === 1) return solids[0]!;
  const middle = solids.length >> 1;
  return combine("union", unionOf(...solids.slice(0, middle)), unionOf(...solids.slice(middle)));
}

/**
 * What lies in both solids.
 *
 * @throws DosimetryError where slice normals differ
 */
export function intersectionOf(a: Solid, b: Solid): Solid {
  return combine("intersection", a, b);
}

/**
 * What lies in the first solid and not in the second: Liver − GTV, PTV1 − PTV2.
 *
 * @throws DosimetryError where slice normals differ
 */
export function differenceOf(a: Solid, b: Solid): Solid {
  return combine("difference", a, b);
}

function combine(operation: BooleanOperation, a: Solid, b: Solid): Solid {
  if (a.slabs.length > 0 && b.slabs.length > 0 && !sameAxes(a.axes, b.axes)) {
    throw new DosimetryError({
      where: `${operation} of two structures`,
      expected: "structures drawn on parallel slices",
      found: "different slice normals",
      remedy: "Draw both on one image series.",
    });
  }
  const slabs: Slab[] = [];
  for (const { fromMm, toMm, first, second } of overlay(a.slabs, b.slabs)) {
    const slab = combineSlabs(operation, fromMm, toMm, first, second);
    if (slab !== null) slabs.push(slab);
  }
  return { axes: a.slabs.length > 0 ? a.axes : b.axes, slabs };
}

interface Layer {
  readonly fromMm: number;
  readonly toMm: number;
  readonly first: Slab | null;
  readonly second: Slab | null;
}

/** The heights at which either solid changes, and the slabs of both between them. */
function overlay(a: readonly Slab[], b: readonly Slab[]): Layer[] {
  const heights = Float64Array.from([...a, ...b].flatMap((s) => [s.fromMm, s.toMm])).sort();
  const layers: Layer[] = [];
  let i = 0;
  let j = 0;
  for (let k = 0; k + 1 < heights.length; k++) {
    const fromMm = heights[k]!;
    const toMm = heights[k + 1]!;
    // Rounding must not make a layer of its own.
    if (toMm - fromMm < 1e-6) continue;
    const middle = (fromMm + toMm) / 2;
    while (i < a.length && a[i]!.toMm <= middle) i += 1;
    while (j < b.length && b[j]!.toMm <= middle) j += 1;
    const first = i < a.length && a[i]!.fromMm <= middle ? a[i]! : null;
    const second = j < b.length && b[j]!.fromMm <= middle ? b[j]! : null;
    if (first !== null || second !== null) layers.push({ fromMm, toMm, first, second });
  }
  return layers;
}

function combineSlabs(
  operation: BooleanOperation,
  fromMm: number,
  toMm: number,
  first: Slab | null,
  second: Slab | null,
): Slab | null {
  if (first === null || second === null) {
    const only = first ?? second!;
    if (operation === "intersection" || (operation === "difference" && first === null)) return null;
    // What a drawn end reaches beyond its contour is no part of a combination.
    const sectionAt = (heightMm: number) => only.sectionAt(heightMm);
    return { fromMm, toMm, constant: only.constant, ...knownBounds(only.bounds), sectionAt };
  }
  const at = (heightMm: number) =>
    combineSections(operation, first.sectionAt(heightMm), second.sectionAt(heightMm));
  if (first.constant === null || second.constant === null) {
    const both =
      operation === "union" && first.bounds !== undefined && second.bounds !== undefined
        ? joinRectangles(first.bounds, second.bounds)
        : undefined;
    return { fromMm, toMm, constant: null, ...knownBounds(both), sectionAt: at };
  }
  const section = at(fromMm);
  return { fromMm, toMm, constant: section, sectionAt: () => section };
}

function knownBounds(bounds: Rectangle | null | undefined): Pick<Slab, "bounds"> {
  return bounds === undefined ? {} : { bounds };
}

export function combineSections(operation: BooleanOperation, a: Section, b: Section): Section {
  if (operation === "union" && b.bounds === null) return a;
  if (operation === "union" && a.bounds === null) return b;
  const common = meet(a.bounds, b.bounds);
  if (operation === "difference" && common === null) return a;
  const bounds =
    operation === "union"
      ? joinRectangles(a.bounds, b.bounds)
      : operation === "difference"
        ? a.bounds
        : common;
  if (bounds === null) return emptySection;
  let area: number | null = null;
  return {
    bounds,
    layOutline: () => layCombinedOutline(operation, a, b),
    hold: () => {
      a.hold();
      b.hold();
    },
    laySpans: (y, lines) => combineSpans(operation, a.laySpans(y, lines), b.laySpans(y, lines)),
    areaMm2: () => (area ??= combinedArea(operation, a, b, common)),
  };
}

/** From the exact areas and the scanned area of what both share, so that disjoint regions add exactly. */
function combinedArea(
  operation: BooleanOperation,
  a: Section,
  b: Section,
  common: Rectangle | null,
): number {
  const shared =
    common === null
      ? 0
      : scannedArea(
          {
            bounds: common,
            laySpans: (y, lines) =>
              combineSpans("intersection", a.laySpans(y, lines), b.laySpans(y, lines)),
          },
          Math.min(4000, Math.max(200, Math.ceil((common.top - common.bottom) / 0.1))),
        );
  if (operation === "intersection") return shared;
  if (operation === "difference") return Math.max(0, a.areaMm2() - shared);
  return a.areaMm2() + b.areaMm2() - shared;
}

function meet(a: Rectangle | null, b: Rectangle | null): Rectangle | null {
  if (a === null || b === null) return null;
  const rectangle = {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    top: Math.min(a.top, b.top),
  };
  return rectangle.left < rectangle.right && rectangle.bottom < rectangle.top ? rectangle : null;
}

/** Lays the boundary points of either operand that are on the boundary of the result. */
function layCombinedOutline(
  operation: BooleanOperation,
  a: Section,
  b: Section,
): LaidOutline | null {
  const kept = scratch(() => {
    const ofA = a.layOutline();
    const ofB = b.layOutline();
    if (ofA === null || ofB === null) return null;
    return [
      ...pointsWhere(outlinePoints(ofA), b, operation === "intersection"),
      ...pointsWhere(outlinePoints(ofB), a, operation !== "union"),
    ];
  });
  return kept === null ? null : layPoints(Float64Array.from(kept));
}

/** The points of an outline, and points between those more than 1 mm apart. */
function outlinePoints(outline: LaidOutline): Float64Array {
  const { coordinates, ringEnds, rings, points, edges } = outline;
  if (!edges) return doublesAt(coordinates, 2 * points);
  const count = kernels.outlineLength(coordinates, ringEnds, rings);
  const address = reserve(16 * count);
  kernels.ringOutlines(coordinates, ringEnds, rings, address);
  return doublesAt(address, 2 * count);
}

/** The points that lie inside a section, or those outside. */
function pointsWhere(points: Float64Array, section: Section, inside: boolean): number[] {
  const count = points.length / 2;
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (i, j) => points[2 * i + 1]! - points[2 * j + 1]!,
  );
  const { starts, x } = scan(
    section,
    Float64Array.from(order, (i) => points[2 * i + 1]!),
  );
  const kept: number[] = [];
  order.forEach((i, line) => {
    const here = points[2 * i]!;
    let within = false;
    for (let s = starts[line]!; s < starts[line + 1]!; s++) {
      if (x[2 * s]! <= here && here <= x[2 * s + 1]!) within = true;
    }
    if (within === inside) kept.push(here, points[2 * i + 1]!);
  });
  return kept;
}
