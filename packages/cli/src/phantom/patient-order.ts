import type { SyntheticPatientRequest } from "@fiducial/dosimetry/phantom";

/** A synthetic patient to be written: what is asked for, and the seed of all that is left open. */
export interface PatientOrder {
  readonly patientId: string;
  readonly sex: "M" | "F" | "O";
  /** Of the planning CT, YYYYMMDD. */
  readonly studyDate: string;
  readonly seed: number;
  readonly request: SyntheticPatientRequest;
}

/** Of the CT: coarser than a clinic's, so that a cohort stays small. */
export const pixelMm = 2.5;

/** A seed that follows from a number and a patient's id (FNV-1a), so that no patient changes another. */
export function seedOf(seed: number, patientId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${patientId}`)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
