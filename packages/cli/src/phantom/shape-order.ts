import {
  analyticDoses,
  analyticFiles,
  type AnalyticRequest,
  analyticShapes,
  hasFormula,
} from "@fiducial/dosimetry/phantom";
import { UsageError } from "../stats/usage-error.ts";
import { numberOption } from "./number-option.ts";
import { type FolderOrder, uidRootOf, writeFolder } from "./patient-folder.ts";

export interface ShapeOptions {
  readonly shape: string;
  readonly dose?: string;
  readonly diameter?: string;
  readonly length?: string;
  readonly slice?: string;
  readonly grid: string;
}

/** An analytic phantom to be written. */
export interface ShapeOrder extends FolderOrder {
  readonly request: AnalyticRequest;
}

/** Named after shape and dose, so that several lie side by side. */
export function shapeOrder(options: ShapeOptions): ShapeOrder {
  const shape = choice("--shape", options.shape, analyticShapes);
  const dose = choice("--dose", options.dose ?? "linear-si", analyticDoses);
  if (!hasFormula({ shape, dose }))
    throw new UsageError(
      `--dose ${dose}: expected a sphere, found ${shape}. Round doses have a formula in a sphere only.`,
    );
  if (shape === "sphere" && options.length !== undefined)
    throw new UsageError("--length: a sphere has a diameter only. Leave it out.");
  const diameter = options.diameter ?? "24";
  return {
    patientId: `${shape}-${dose}`.toUpperCase(),
    request: {
      shape,
      diameterMm: numberOption("--diameter", diameter, 2, 200),
      lengthMm: numberOption("--length", options.length ?? diameter, 2, 200),
      dose,
      sliceMm: numberOption("--slice", options.slice ?? "1", 0.1, 10),
      doseGridMm: numberOption("--grid", options.grid, 0.5, 5),
    },
  };
}

/** The bytes of all files. */
export function writeShape(folder: string, order: ShapeOrder): number {
  const identity = {
    patientId: order.patientId,
    sex: "O",
    studyDate: "20200102",
    uidRoot: uidRootOf(order),
  } as const;
  return writeFolder(folder, order, analyticFiles(identity, order.request));
}

function choice<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UsageError(`${option}: expected one of ${names.join(", ")}, found "${text}".`);
}
