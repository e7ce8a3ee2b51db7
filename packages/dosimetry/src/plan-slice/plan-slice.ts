import { transverseAxes } from "../geometry/axes.ts";
import { planarContours } from "../geometry/planar-contours.ts";
import { ringBounds } from "../geometry/polygon-section.ts";
import { joinRectangles, type Rectangle } from "../geometry/section.ts";
import { polygonSection } from "../geometry/polygon-section.ts";
import { doseAt, orientDose, type OrientedDose } from "../dose-volume/oriented-dose.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import type { ImageSeries } from "../objects/image-series.ts";
import type { Structure } from "../objects/structure-set.ts";
import { greyImage, type GreyImage } from "./grey-image.ts";

/**
 * One transverse slice of a plan, ready to be drawn: image, dose and contours in the patient's coordinates
 * (DICOM LPS, mm), x towards the patient's left and y towards the back, as a slice is seen from the feet.
 */
export interface PlanSlice {
  /** Where the slice lies along the patient's axis, mm. */
  readonly heightMm: number;
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
  /** Null where the plan has no images of this slice. */
  readonly image: GreyImage | null;
  readonly dose: SliceDose;
  readonly contours: readonly SliceContour[];
}

/** Dose at the nodes of the grid, row by row. */
export interface SliceDose {
  readonly xMm: readonly number[];
  readonly yMm: readonly number[];
  /** In hundredths of a Gy, whole. */
  readonly centigray: readonly number[];
}

export interface SliceContour {
  readonly structure: string;
  /** x, y of each vertex in turn, mm. */
  readonly rings: readonly (readonly number[])[];
}

/** Room around what the picture must show, mm. */
const marginMm = 8;
/** Isodoses below this share of the highest dose do not widen the picture. */
const shownDose = 0.1;

/**
 * Where a target is widest: the slice that shows it best.
 *
 * @returns mm along the patient's axis; null where nothing is drawn on transverse slices
 */
export function widestSliceMm(structures: readonly Structure[]): number | null {
  const areas = new Map<number, number>();
  for (const structure of structures) {
    const { axes, planes } = planarContours(structure);
    if (axes !== transverseAxes) continue;
    for (const { heightMm, rings } of planes) {
      const area = polygonSection(rings).areaMm2();
      areas.set(heightMm, (areas.get(heightMm) ?? 0) + area);
    }
  }
  const widest = [...areas].reduce<[number, number] | null>(
    (best, each) => (best === null || each[1] > best[1] ? each : best),
    null,
  );
  return widest?.[0] ?? null;
}

/**
 * The slice of a plan at a height.
 *
 * @param structures what to outline, each under the name it is drawn under
 * @param outline the patient's outline, which the picture is cut to; null where none is drawn
 * @param image the series, or the one slice of it that lies nearest
 * @returns null where the grid is oblique or does not reach the slice
 */
export function planSlice({
  heightMm,
  structures,
  outline,
  dose,
  image,
}: {
  readonly heightMm: number;
  readonly structures: readonly { readonly name: string; readonly structure: Structure }[];
  readonly outline: Structure | null;
  readonly dose: DoseGrid;
  readonly image: ImageSeries | null;
}): PlanSlice | null {
  const oriented = orientDose(dose, transverseAxes);
  if (oriented === null) return null;
  const [lowest, highest] = oriented.reach[2];
  if (heightMm < lowest || heightMm > highest) return null;
  const contours = structures.flatMap(({ name, structure }): SliceContour[] => {
    const rings = ringsAt(structure, heightMm);
    return rings.length === 0 ? [] : [{ structure: name, rings: rings.map(rounded) }];
  });
  const body = outline === null ? null : ringBounds(ringsAt(outline, heightMm));
  const shown = body ?? joinRectangles(hotRectangle(oriented, heightMm), boundsOf(contours));
  if (shown === null) return null;
  const frame = {
    leftMm: Math.round(shown.left - marginMm),
    topMm: Math.round(shown.bottom - marginMm),
    rightMm: Math.round(shown.right + marginMm),
    bottomMm: Math.round(shown.top + marginMm),
  };
  return {
    heightMm,
    ...frame,
    image: image === null ? null : greyImage(image, heightMm, frame),
    dose: sliceDose(oriented, heightMm, frame),
    contours,
  };
}

/** Contours of the slice nearest to a height, within half the distance of the structure's slices. */
function ringsAt(structure: Structure, heightMm: number): readonly Float64Array[] {
  const { axes, planes } = planarContours(structure);
  if (axes !== transverseAxes || planes.length === 0) return [];
  const distance = (plane: (typeof planes)[number]) => Math.abs(plane.heightMm - heightMm);
  const nearest = planes.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  const gaps = planes.slice(1).map((plane, i) => plane.heightMm - planes[i]!.heightMm);
  const half = gaps.length === 0 ? 1 : Math.min(...gaps) / 2;
  return distance(nearest) <= half + 0.01 ? nearest.rings : [];
}

function rounded(ring: Float64Array): readonly number[] {
  return Array.from(ring, (mm) => Math.round(mm * 100) / 100);
}

function boundsOf(contours: readonly SliceContour[]): Rectangle | null {
  return ringBounds(contours.flatMap(({ rings }) => rings.map((ring) => Float64Array.from(ring))));
}

/** Around all nodes of the slice that receive something to speak of. */
function hotRectangle(dose: OrientedDose, heightMm: number): Rectangle | null {
  const nodes: number[] = [];
  let highest = 0;
  const values = [...dose.y].map((y) => [...dose.x].map((x) => doseAt(dose, x, y, heightMm)));
  for (const row of values) for (const gy of row) highest = Math.max(highest, gy);
  values.forEach((row, j) =>
    row.forEach((gy, i) => {
      if (gy >= shownDose * highest && gy > 0) nodes.push(dose.x[i]!, dose.y[j]!);
    }),
  );
  return ringBounds([Float64Array.from(nodes)]);
}

function sliceDose(
  dose: OrientedDose,
  heightMm: number,
  frame: Pick<PlanSlice, "leftMm" | "topMm" | "rightMm" | "bottomMm">,
): SliceDose {
  const xMm = within(dose.x, frame.leftMm, frame.rightMm);
  const yMm = within(dose.y, frame.topMm, frame.bottomMm);
  return {
    xMm: xMm.map((mm) => Math.round(mm * 1000) / 1000),
    yMm: yMm.map((mm) => Math.round(mm * 1000) / 1000),
    centigray: yMm.flatMap((y) => xMm.map((x) => Math.round(100 * doseAt(dose, x, y, heightMm)))),
  };
}

/** The nodes within two bounds and one beyond each. */
function within(nodes: Float64Array, from: number, to: number): readonly number[] {
  const inside = [...nodes.keys()].filter((i) => nodes[i]! >= from && nodes[i]! <= to);
  const first = Math.max(0, (inside[0] ?? 0) - 1);
  return Array.from(nodes.slice(first, (inside.at(-1) ?? -1) + 2));
}
