import type { DicomIdentity } from "./dicom-identity.ts";
import { doseFile } from "./dose-file.ts";
import { imageFiles } from "./image-files.ts";
import { planFile } from "./plan-file.ts";
import { structureSetFile } from "./structure-set-file.ts";
import type { SyntheticPatient } from "./synthetic-patient.ts";

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A synthetic patient as a planning system would export one: a CT slice a file, structures, plan, dose. */
export function patientFiles(
  identity: DicomIdentity,
  patient: SyntheticPatient,
): readonly NamedFile[] {
  const { image, structures, plan } = patient;
  const targets = structures.filter(({ name }) => /^PTV\d*$/.test(name));
  // Of several lesions each has its own; the PTV of all together is no target of its own.
  const own = targets.length > 1 ? targets.filter(({ name }) => name !== "PTV") : targets;
  const slices = imageFiles(identity, image.grid, image.hounsfield);
  return [
    ...slices.map((bytes, i) => ({ name: `CT.${String(i + 1).padStart(3, "0")}.dcm`, bytes })),
    { name: "RS.dcm", bytes: structureSetFile(identity, structures, image.grid) },
    {
      name: "RP.dcm",
      bytes: planFile(
        identity,
        {
          label: plan.technique === "arc" ? "Arcs" : "Beams",
          fractions: plan.prescription.fractions,
          beams: plan.beams,
        },
        own.map(({ number }) => ({
          doseGy: plan.prescription.doseGy,
          structureNumber: number,
        })),
      ),
    },
    { name: "RD.dcm", bytes: doseFile(identity, plan.grid, plan.doseGy) },
  ];
}
