import type { DataSet } from "../dicom/data-set.ts";
import { DicomError } from "../dicom/dicom-error.ts";
import type { DoseGrid } from "./dose-grid.ts";
import type { Frame } from "./frame.ts";
import type { PlannedDose } from "./matched-dose.ts";
import { takeDoseGrid } from "./read-dose-grid.ts";

/** Grids of one calculation agree to what their decimals lose. */
const sameMm = 0.01;

/**
 * The dose of a plan in Gy, its beams added up where the plan was exported beam by beam.
 *
 * @param planned what `matchedObjects` found
 * @param open gives the data set of a file, by the name that it was read under; files are opened one after another, and
 * their bytes are taken: nobody else can use them
 * @returns the grid; of a sum the summation type is PLAN and the UID empty, for no object holds it
 * @throws DicomError as `readDoseGrid`, and where beams lie on different grids: they are not resampled
 *
 * @example
 * const [planned] = matchedObjects([plan, dose].map(objectHeader)).plans;
 * (await readPlannedDose(planned.dose, () => dose)).summationType; // "PLAN"
 */
export async function readPlannedDose(
  { parts }: PlannedDose,
  open: (file: string) => DataSet | Promise<DataSet>,
): Promise<DoseGrid> {
  const [first, ...others] = parts;
  if (first === undefined) throw new DicomError(noParts);
  const sum = await takeDoseGrid(await open(first.file));
  if (others.length === 0) return sum;
  for (const part of others) {
    const { doseGy, frame } = await takeDoseGrid(await open(part.file));
    if (!agree(sum.frame, frame))
      throw new DicomError({
        where: part.file,
        expected: `the dose grid of ${first.file}`,
        found: "another",
        remedy: "Export the dose of the plan instead of its beams.",
      });
    for (let at = 0; at < doseGy.length; at++) sum.doseGy[at]! += doseGy[at]!;
  }
  return { ...sum, summationType: "PLAN", sopInstanceUid: "", referencedBeamNumbers: [] };
}

const noParts = {
  where: "planned dose",
  expected: "one dose or more",
  found: "none",
  remedy: "Give what matchedObjects found.",
};

function agree(a: Frame, b: Frame): boolean {
  const near = (x: ArrayLike<number>, y: ArrayLike<number>): boolean =>
    x.length === y.length && Array.from(x).every((value, at) => Math.abs(value - y[at]!) <= sameMm);
  return (
    near(a.size, b.size) &&
    near(a.originMm, b.originMm) &&
    near(a.spacingMm, b.spacingMm) &&
    near(a.planeOffsetsMm, b.planeOffsetsMm) &&
    near(a.axes.flat(), b.axes.flat())
  );
}
