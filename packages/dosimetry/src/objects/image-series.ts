import type { Frame } from "./frame.ts";

/** The slices of one CT or MR series, in order along their normal. */
export interface ImageSeries {
  readonly modality: string;
  readonly seriesInstanceUid: string;
  readonly description: string | null;
  readonly frameOfReferenceUid: string | null;
  readonly patientId: string;
  readonly patientPosition: string | null;
  readonly frame: Frame;
  /** In the order of the planes. */
  readonly slices: readonly ImageSlice[];
  /** The most common distance of neighbouring slices; null for a single slice. */
  readonly sliceSpacingMm: number | null;
  /** Neighbours that lie more than 1.5 spacings apart. */
  readonly gaps: readonly ImageGap[];
  /** Slices left out because another lies at the same position. */
  readonly duplicates: readonly ImageSlice[];
  /** HU of CT, as Rescale Type says of others; column by column, row by row, plane by plane. */
  readonly values: Int16Array | Float32Array;
  readonly unit: string | null;
}

export interface ImageSlice {
  readonly sopInstanceUid: string;
  readonly file: string;
  /** Along the normal of the slices, from the origin of the patient's coordinates. */
  readonly positionMm: number;
}

export interface ImageGap {
  readonly fromMm: number;
  readonly toMm: number;
}
