import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { limits } from "../dicom/limits.ts";
import { decodePixelData, type PixelValues } from "../dicom/pixel-data.ts";

/** Stored value to HU: PS3.3, C.11.1. */
interface Rescale {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The values of slices one after another, each with its own rescale.
 *
 * @returns Int16 where every value is whole and fits, as HU do, otherwise Float32
 */
export async function rescaledValues(
  slices: readonly DataSet[],
): Promise<Int16Array | Float32Array> {
  const rescales = slices.map(rescale);
  const whole = rescales.every(
    ({ slope, intercept }) => Number.isInteger(slope) && Number.isInteger(intercept),
  );
  let values: Int16Array | Float32Array | null = null;
  let at = 0;
  for (const [index, slice] of slices.entries()) {
    const { values: stored } = await decodePixelData(slice, limits.framePixels);
    const total = stored.length * slices.length;
    values ??= whole ? new Int16Array(total) : new Float32Array(total);
    if (values instanceof Int16Array && !fitsInt16(stored, rescales[index]!))
      values = Float32Array.from(values);
    fill(values, at, stored, rescales[index]!);
    at += stored.length;
  }
  return values ?? new Int16Array(0);
}

function rescale(slice: DataSet): Rescale {
  const slope = slice.number(attributes.rescaleSlope);
  const intercept = slice.number(attributes.rescaleIntercept);
  if (slice.text(attributes.modality) === "CT" && (slope === null || intercept === null))
    throw slice.missing(
      slope === null ? attributes.rescaleSlope : attributes.rescaleIntercept,
      "C.8.2.1",
    );
  return { slope: slope ?? 1, intercept: intercept ?? 0 };
}

function fitsInt16(stored: PixelValues, { slope, intercept }: Rescale): boolean {
  for (const value of stored) {
    const rescaled = value * slope + intercept;
    if (rescaled < -32768 || rescaled > 32767) return false;
  }
  return true;
}

function fill(
  values: Int16Array | Float32Array,
  start: number,
  stored: PixelValues,
  { slope, intercept }: Rescale,
): void {
  for (let at = 0; at < stored.length; at++) values[start + at] = stored[at]! * slope + intercept;
}
