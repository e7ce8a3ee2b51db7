import type { CsvRow } from "./csv.ts";
import { randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

/** The patient's row of the table of patients, with the study's own variables `hbv` and `cirrhosis`. */
export function patientRow(patient: SourcePatient): CsvRow {
  const random = randomStream(`${patient.id} patient`);
  const basis = patient.primary === "hcc" || random.chance(0.4) ? "histology" : "imaging";
  return {
    patient_id: patient.id,
    sex: patient.sex,
    birth_date: patient.birthDate,
    primary: patient.primary,
    diagnosis_basis: patient.diagnosisBasis ?? basis,
    prior_surgery: patient.priorSurgery,
    note: patient.note === null ? "Synthetic patient" : `Synthetic patient. ${patient.note}`,
    hbv: patient.hepatitisB,
    cirrhosis: patient.cirrhosis,
  };
}
