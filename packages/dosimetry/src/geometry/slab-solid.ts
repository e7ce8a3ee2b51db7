import { hold, scratch } from "../kernels/kernel-memory.ts";
import type { Structure } from "../objects/structure-set.ts";
import type { Axes } from "./axes.ts";
import { capAreasOf } from "./cap-areas.ts";
import { endRim } from "./end-rim.ts";
import type { GeometryFinding } from "./geometry-finding.ts";
import { planarContours, type ContourPlane, type PlanarContours } from "./planar-contours.ts";
import { polygonSections } from "./polygon-section.ts";
import type { Section } from "./section.ts";
import { ownSpacing } from "./slice-spacing.ts";
import type { Slab, Solid } from "./solid.ts";
import { solidVolume } from "./solid.ts";

/** How far a structure's volume depends on what happens beyond its last contours. */
export interface CapBand {
  /** Nothing beyond the end contours of each component. */
  readonly withoutCapsCm3: number;
  /** Half a slice beyond them. */
  readonly withHalfSliceCm3: number;
}

/** A structure as a solid of half-slice slabs. */
export interface SlabSolid extends Solid {
  readonly capBand: CapBand;
  readonly contourPlanes: number;
  readonly findings: readonly GeometryFinding[];
}

/**
 * A structure's contours as slabs: each contour reaches half-way to the next, end contours half a slice
 * beyond, as most planning systems do it.
 *
 * Neighbouring planes more than 1.5 spacings apart bound a gap, which stays empty and is reported. A structure drawn
 * throughout on slices further apart than those of its set has its own spacing, and is reported too.
 * Within a slice regions follow the even–odd rule.
 *
 * @param structure contours in DICOM LPS, mm
 * @param spacingMm slice spacing of the whole set, from `sliceSpacing`
 * @param axes axes to use where their third is the slice normal, as booleans between solids need
 * @returns the solid, its cap band (end contours of each connected component) and findings
 *
 * Source: half-slice convention as in Nelms et al., Med Phys 2015;42:4435–4448.
 *
 * @example
 * const solid = slabSolid(structure, sliceSpacing(structureSet.structures) ?? 3);
 * solidVolume(solid); // cm³
 */
export function slabSolid(structure: Structure, spacingMm: number, axes?: Axes): SlabSolid {
  return slabsOfContours(structure.name, planarContours(structure, axes), spacingMm);
}

/** The same of contours that are grouped already. */
export function slabsOfContours(
  name: string,
  contours: PlanarContours,
  setSpacingMm: number,
): SlabSolid {
  return scratch(() => slabsOfSections(name, contours, setSpacingMm));
}

function slabsOfSections(name: string, contours: PlanarContours, setSpacingMm: number): SlabSolid {
  const { planes } = contours;
  const spacingMm = ownSpacing(contours, setSpacingMm);
  const findings = [...contours.findings];
  if (spacingMm !== setSpacingMm) {
    findings.push({
      kind: "wider-slices",
      structure: name,
      ownMm: spacingMm,
      spacingMm: setSpacingMm,
    });
  }
  for (const { rings } of planes) for (const ring of rings) hold(ring);
  const sections = polygonSections(planes.map(({ rings }) => rings));
  const ends = capAreasOf(
    planes.map(({ rings }, k) => ({ rings, section: sections[k]! })),
    (k) => neighbourDistance(planes, k, 1, spacingMm) === null,
  );
  const slabs: Slab[] = [];
  let caps = 0;
  for (let k = 0; k < planes.length; k++) {
    const below = neighbourDistance(planes, k, -1, spacingMm);
    const above = neighbourDistance(planes, k, 1, spacingMm);
    const half = endHalfMm(below, above, spacingMm);
    const height = planes[k]!.heightMm;
    const fromMm = height - (below === null ? half : below / 2);
    const toMm = height + (above === null ? half : above / 2);
    const slab = constantSlab(fromMm, toMm, sections[k]!);
    // Both ends free: nothing tells which way the surface goes.
    const inner = below === null ? (above === null ? null : k + 1) : above === null ? k - 1 : null;
    slabs.push(
      inner === null ? slab : withRim(slab, planes[k]!, planes[inner]!, sections, k, inner),
    );
    caps += ends[k]!.below * (height - fromMm) + ends[k]!.above * (toMm - height);
    const next = planes[k + 1];
    if (next !== undefined && above === null) {
      findings.push({
        kind: "gap",
        structure: name,
        fromMm: height,
        toMm: next.heightMm,
        spacingMm,
      });
    }
  }
  const solid = { axes: contours.axes, slabs };
  const volume = solidVolume(solid);
  return {
    ...solid,
    capBand: { withoutCapsCm3: Math.max(0, volume - caps / 1000), withHalfSliceCm3: volume },
    contourPlanes: planes.length,
    findings,
  };
}

export function constantSlab(fromMm: number, toMm: number, section: Section): Slab {
  return { fromMm, toMm, constant: section, bounds: section.bounds, sectionAt: () => section };
}

/** An end slab with what its surface reaches beyond the contour, should it widen. */
function withRim(
  slab: Slab,
  end: ContourPlane,
  before: ContourPlane,
  sections: readonly Section[],
  k: number,
  inner: number,
): Slab {
  if (sections[k]!.areaMm2() <= sections[inner]!.areaMm2()) return slab;
  const outer = inner > k ? slab.fromMm : slab.toMm;
  const half = Math.abs(end.heightMm - outer);
  const share = half / Math.abs(end.heightMm - before.heightMm);
  const outline = endRim(end.rings, before.rings, share, half);
  return outline === null ? slab : { ...slab, rim: { outline, heightMm: outer } };
}

/** Distance to the neighbouring plane, or null at an end or a gap. */
export function neighbourDistance(
  planes: readonly ContourPlane[],
  k: number,
  step: -1 | 1,
  spacingMm: number,
): number | null {
  const neighbour = planes[k + step];
  if (neighbour === undefined) return null;
  const distance = Math.abs(neighbour.heightMm - planes[k]!.heightMm);
  return distance > 1.5 * spacingMm ? null : distance;
}

/** Half a slice at an end: the set's, or the structure's own where it is drawn finer. */
export function endHalfMm(below: number | null, above: number | null, spacingMm: number): number {
  return Math.min(spacingMm, below ?? Infinity, above ?? Infinity) / 2;
}
