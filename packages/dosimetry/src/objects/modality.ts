import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";

/** What an object is, as far as dosimetry has use for it. */
export type ObjectKind = "structure-set" | "dose" | "plan" | "image" | "other";

const kinds: ReadonlyMap<string, ObjectKind> = new Map<string, ObjectKind>([
  ["RTSTRUCT", "structure-set"],
  ["RTDOSE", "dose"],
  ["RTPLAN", "plan"],
  ["CT", "image"],
  ["MR", "image"],
]);

const kindsOfSopClass: ReadonlyMap<string, ObjectKind> = new Map<string, ObjectKind>([
  ["1.2.840.10008.5.1.4.1.1.481.2", "dose"],
  ["1.2.840.10008.5.1.4.1.1.481.3", "structure-set"],
  ["1.2.840.10008.5.1.4.1.1.481.5", "plan"],
  ["1.2.840.10008.5.1.4.1.1.481.8", "plan"],
  ["1.2.840.10008.5.1.4.1.1.2", "image"],
  ["1.2.840.10008.5.1.4.1.1.4", "image"],
]);

/** What an object is, by its SOP class and, where that is missing or unknown, its modality. */
export function objectKind(dataSet: DataSet): ObjectKind {
  const byClass = kindsOfSopClass.get(dataSet.text(attributes.sopClassUid) ?? "");
  return byClass ?? kinds.get(dataSet.text(attributes.modality) ?? "") ?? "other";
}

/** @throws DicomError where the object is of another kind */
export function requireModality(
  dataSet: DataSet,
  modality: "RTSTRUCT" | "RTDOSE" | "RTPLAN",
  section: string,
): void {
  if (objectKind(dataSet) !== kinds.get(modality))
    throw dataSet.trouble(
      attributes.modality,
      `${modality} (PS3.3, ${section})`,
      dataSet.text(attributes.modality) ?? "none",
      "Give the file that holds this object.",
    );
}
