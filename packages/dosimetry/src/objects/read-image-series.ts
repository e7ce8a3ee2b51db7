import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { DicomError } from "../dicom/dicom-error.ts";
import { limits } from "../dicom/limits.ts";
import { pixelDescription } from "../dicom/pixel-description.ts";
import { pixelSpacing } from "./dose-frame.ts";
import type { Frame } from "./frame.ts";
import { rescaledValues } from "./image-values.ts";
import type { ImageGap, ImageSeries, ImageSlice } from "./image-series.ts";
import { dot, patientAxes, vector, type Vector } from "./patient-axes.ts";

/** A slice with what must agree with its neighbours. */
interface Placed extends ImageSlice {
  readonly dataSet: DataSet;
  readonly originMm: Vector;
}

/** Positions are written with few decimals. */
const samePositionMm = 0.01;
/** Beyond so many spacings, neighbours have a gap between them. */
const gapSpacings = 1.5;

/**
 * The images of one series as a volume: slices sorted along their normal, gaps and duplicates found, values rescaled.
 *
 * The spacing is that of the whole set, never Slice Thickness.
 *
 * @param dataSets single-frame images of one series, in any order; leave scouts out
 * @throws DicomError where there is none, slices differ in size, orientation, spacing or series, or are shifted against each other
 *
 * @example
 * const series = await readImageSeries([image]);
 * [...series.values]; // [-24, -23, -22, -21]
 */
export async function readImageSeries(dataSets: readonly DataSet[]): Promise<ImageSeries> {
  const [first] = dataSets;
  if (first === undefined)
    throw new DicomError({
      where: "image series",
      expected: "one image or more",
      found: "none",
      remedy: "Give the files of the series.",
    });
  const axes = patientAxes(first);
  const { columns, rows } = pixelDescription(first, limits.framePixels);
  requireAgreement(dataSets, first);
  const sorted = dataSets
    .map((dataSet) => placed(dataSet, axes[2]))
    .toSorted((a, b) => a.positionMm - b.positionMm);
  const { kept, duplicates } = withoutDuplicates(sorted);
  requireStraightStack(kept, axes);
  requireVolume(first, columns * rows * kept.length);
  const frame: Frame = {
    size: [columns, rows, kept.length],
    originMm: kept[0]!.originMm,
    axes,
    spacingMm: pixelSpacing(first),
    planeOffsetsMm: Float64Array.from(kept, (slice) => slice.positionMm - kept[0]!.positionMm),
  };
  const sliceSpacingMm = commonSpacing(frame.planeOffsetsMm);
  return {
    modality: first.text(attributes.modality) ?? "",
    seriesInstanceUid: first.text(attributes.seriesInstanceUid) ?? "",
    description: first.text(attributes.seriesDescription),
    frameOfReferenceUid: first.text(attributes.frameOfReferenceUid),
    patientId: first.text(attributes.patientId) ?? "",
    patientPosition: first.text(attributes.patientPosition),
    frame,
    slices: kept.map(asSlice),
    sliceSpacingMm,
    gaps: gaps(kept, sliceSpacingMm),
    duplicates: duplicates.map(asSlice),
    values: await rescaledValues(kept.map(({ dataSet }) => dataSet)),
    unit:
      first.text(attributes.rescaleType) ??
      (first.text(attributes.modality) === "CT" ? "HU" : null),
  };
}

function placed(dataSet: DataSet, normal: Vector): Placed {
  const originMm = vector(dataSet.requiredNumbers(attributes.imagePosition, 3, "C.7.6.2"), 0);
  return {
    sopInstanceUid: dataSet.text(attributes.sopInstanceUid) ?? "",
    file: dataSet.file.name,
    positionMm: dot(originMm, normal),
    originMm,
    dataSet,
  };
}

function asSlice({ sopInstanceUid, file, positionMm }: Placed): ImageSlice {
  return { sopInstanceUid, file, positionMm };
}

/** What all slices of a volume share, and how far numbers may differ through rounding. */
const shared = [
  { attribute: attributes.seriesInstanceUid, tolerance: 0 },
  { attribute: attributes.frameOfReferenceUid, tolerance: 0 },
  { attribute: attributes.imageOrientation, tolerance: 1e-4 },
  { attribute: attributes.pixelSpacing, tolerance: 1e-4 },
  { attribute: attributes.columns, tolerance: 0 },
  { attribute: attributes.rows, tolerance: 0 },
] as const;

function requireAgreement(dataSets: readonly DataSet[], first: DataSet): void {
  for (const dataSet of dataSets) {
    const frames = dataSet.integer(attributes.numberOfFrames) ?? 1;
    if (frames !== 1)
      throw dataSet.trouble(
        attributes.numberOfFrames,
        "images of one frame each",
        String(frames),
        "Export the series as single-frame CT or MR images.",
      );
    for (const { attribute, tolerance } of shared)
      if (!agree(dataSet, first, attribute, tolerance))
        throw dataSet.trouble(
          attribute,
          `the same as in ${first.file.name}`,
          "another",
          "Give the images of one series, without scouts.",
        );
  }
}

function agree(
  a: DataSet,
  b: DataSet,
  attribute: (typeof shared)[number]["attribute"],
  tolerance: number,
): boolean {
  if (attribute.vr === "UI") return a.text(attribute) === b.text(attribute);
  const numbers = a.numbers(attribute);
  const others = b.numbers(attribute);
  return (
    numbers.length === others.length &&
    numbers.every((value, index) => Math.abs(value - others[index]!) <= tolerance)
  );
}

function withoutDuplicates(sorted: readonly Placed[]): {
  readonly kept: readonly Placed[];
  readonly duplicates: readonly Placed[];
} {
  const kept: Placed[] = [];
  const duplicates: Placed[] = [];
  for (const slice of sorted) {
    const before = kept.at(-1);
    const repeats = before !== undefined && slice.positionMm - before.positionMm <= samePositionMm;
    (repeats ? duplicates : kept).push(slice);
  }
  return { kept, duplicates };
}

/** A gantry tilt shifts each slice against the last; a frame of straight axes cannot hold it. */
function requireStraightStack(kept: readonly Placed[], axes: Frame["axes"]): void {
  const { originMm } = kept[0]!;
  const straight = (slice: Placed): boolean =>
    [axes[0], axes[1]].every(
      (axis) => Math.abs(dot(slice.originMm, axis) - dot(originMm, axis)) <= 0.1,
    );
  const shifted = kept.find((slice) => !straight(slice));
  if (shifted !== undefined)
    throw shifted.dataSet.trouble(
      attributes.imagePosition,
      "slices straight above each other",
      "one shifted sideways (gantry tilt)",
      "Export the series after correcting the tilt.",
    );
}

function requireVolume(dataSet: DataSet, voxels: number): void {
  if (voxels > limits.imageVoxels)
    throw dataSet.trouble(
      attributes.rows,
      `a series of at most ${limits.imageVoxels} voxels`,
      String(voxels),
      "Export fewer slices or a coarser matrix.",
    );
}

/** The median of the distances of neighbours. */
function commonSpacing(offsets: Float64Array): number | null {
  if (offsets.length < 2) return null;
  const distances = offsets.slice(1).map((offset, index) => offset - offsets[index]!);
  distances.sort();
  return distances[Math.floor(distances.length / 2)]!;
}

function gaps(kept: readonly Placed[], spacing: number | null): readonly ImageGap[] {
  if (spacing === null) return [];
  return kept
    .slice(1)
    .map((slice, index) => ({ fromMm: kept[index]!.positionMm, toMm: slice.positionMm }))
    .filter(({ fromMm, toMm }) => toMm - fromMm > gapSpacings * spacing);
}
