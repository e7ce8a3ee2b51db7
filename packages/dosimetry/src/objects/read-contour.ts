import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import type { Contour } from "./structure-set.ts";

/**
 * One item of Contour Sequence (PS3.3, C.8.8.6).
 *
 * @param coordinates its Contour Data
 * @returns null for a contour without points
 * @throws DicomError where the coordinates are no triplets, or not as many as Number of Contour Points says
 */
export function readContour(item: DataSet, coordinates: Float64Array): Contour | null {
  const points = coordinates.length / 3;
  const declared = item.integer(attributes.numberOfContourPoints);
  if (!Number.isInteger(points) || (declared !== null && declared !== points))
    throw item.trouble(
      attributes.contourData,
      declared === null
        ? "three coordinates a point"
        : `${declared * 3} coordinates of ${declared} points`,
      String(coordinates.length),
      "The contour is damaged or cut short: export the structure set again.",
    );
  if (points === 0) return null;
  const geometricType = item.text(attributes.contourGeometricType) ?? "CLOSED_PLANAR";
  return {
    pointsMm: isClosed(geometricType) ? withoutRepeatedPoint(coordinates) : coordinates,
    geometricType,
    referencedImageUid: referencedImage(item),
  };
}

function isClosed(geometricType: string): boolean {
  return geometricType.startsWith("CLOSED");
}

function withoutRepeatedPoint(coordinates: Float64Array): Float64Array {
  const last = coordinates.length - 3;
  const repeated =
    last > 0 &&
    coordinates[0] === coordinates[last] &&
    coordinates[1] === coordinates[last + 1] &&
    coordinates[2] === coordinates[last + 2];
  return repeated ? coordinates.subarray(0, last) : coordinates;
}

function referencedImage(item: DataSet): string | null {
  return item.items(attributes.contourImages)[0]?.text(attributes.referencedSopInstanceUid) ?? null;
}
