import { DosimetryError } from "../dosimetry-error.ts";

/** Bytes that are not the DICOM object they should be; the place names the attribute and, where a rule was broken, the section of the standard. */
export class DicomError extends DosimetryError {
  override readonly name = "DicomError";
}
