import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import type { Frame } from "./frame.ts";

export type Vector = readonly [number, number, number];

/** Two directions of a plane may differ from unit length and a right angle by what six written decimals lose. */
const tolerance = 1e-3;

/**
 * The directions in which column and row index grow, and their cross product (PS3.3, C.7.6.2.1.1).
 *
 * @throws DicomError where Image Orientation is missing or its directions are no perpendicular unit vectors
 */
export function patientAxes(dataSet: DataSet): Frame["axes"] {
  const cosines = dataSet.requiredNumbers(attributes.imageOrientation, 6, "C.7.6.2");
  const column = vector(cosines, 0);
  const row = vector(cosines, 3);
  const skewed =
    Math.abs(length(column) - 1) > tolerance ||
    Math.abs(length(row) - 1) > tolerance ||
    Math.abs(dot(column, row)) > tolerance;
  if (skewed)
    throw dataSet.trouble(
      attributes.imageOrientation,
      "two perpendicular unit vectors (PS3.3, C.7.6.2.1.1)",
      [...cosines].join("\\"),
      "Export the object again.",
    );
  const straightColumn = straightened(column);
  const straightRow = straightened(row);
  return [straightColumn, straightRow, straightened(cross(straightColumn, straightRow))];
}

/** Whether each axis runs along an axis of the patient. */
export function areOrthogonal(axes: Frame["axes"]): boolean {
  return axes.every((axis) => axis.some((cosine) => Math.abs(cosine) === 1));
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function vector(numbers: ArrayLike<number>, start: number): Vector {
  return [numbers[start]!, numbers[start + 1]!, numbers[start + 2]!];
}

/** The point that lies a distance along a direction from another. */
export function along(from: Vector, direction: Vector, distance: number): Vector {
  return [
    from[0] + direction[0] * distance,
    from[1] + direction[1] * distance,
    from[2] + direction[2] * distance,
  ];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function length(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** Unit length, and exactly along an axis of the patient where it deviates by less than rounding does. */
function straightened(direction: Vector): Vector {
  const size = length(direction);
  const unit: Vector = [direction[0] / size, direction[1] / size, direction[2] / size];
  if (!unit.some((cosine) => Math.abs(cosine) > 1 - tolerance * tolerance)) return unit;
  const whole = (cosine: number): number => Math.round(cosine) + 0;
  return [whole(unit[0]), whole(unit[1]), whole(unit[2])];
}
