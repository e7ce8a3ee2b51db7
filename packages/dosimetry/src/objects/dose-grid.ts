import type { Frame } from "./frame.ts";

/** A three-dimensional dose distribution on a regular grid, as RTDOSE gives it. */
export interface DoseGrid {
  /** Dose in Gy of voxel (column i, row j, plane k) at index i + columns · (j + rows · k). */
  readonly doseGy: Float32Array;
  readonly frame: Frame;
  /** PLAN, BEAM, FRACTION …: DICOM (3004,000A). */
  readonly summationType: string;
  /** PHYSICAL, EFFECTIVE or ERROR: DICOM (3004,0004). */
  readonly doseType: string;
  readonly sopInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly referencedPlanUid: string | null;
  readonly referencedStructureSetUid: string | null;
  /** The beams that the dose is of; empty for the dose of a whole plan. */
  readonly referencedBeamNumbers?: readonly number[];
  readonly patientId?: string;
}
