import { dateOf } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import { randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

/** The patient's row of the table of patients, with the study's own variables `hbv` and `cirrhosis`. */
export function patientRow(patient: SourcePatient): CsvRow {
  const random = randomStream(`${patient.id} patient`);
  const basis = patient.primary === "hcc" || random.chance(0.4) ? "histology" : "imaging";
  // Days from the diagnosis to the treatment, of which the article has nothing; nobody was enrolled beforehand.
  const diagnosed = randomStream(`${patient.id} diagnosis`).integer(21, 540);
  return {
    patient_id: patient.id,
    sex: patient.sex,
    birth_date: patient.birthDate,
    primary: patient.primary,
    diagnosis_basis: patient.diagnosisBasis ?? basis,
    diagnosis_date: dateOf(patient.firstFraction - diagnosed),
    enrolment_date: null,
    prior_surgery: patient.priorSurgery,
    note: patient.note === null ? "Synthetic patient" : `Synthetic patient. ${patient.note}`,
    hbv: patient.hepatitisB,
    cirrhosis: patient.cirrhosis,
  };
}
