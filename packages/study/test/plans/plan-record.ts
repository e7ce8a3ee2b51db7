import type { PlanMetrics, PlanValue } from "@fiducial/study";

/** A plan written down in a test: values by variable; a text is the reason why there is none. */
export function planRecord(
  patient: string,
  values: Readonly<Record<string, number | Exclude<PlanValue["because"], null>>>,
  other: Partial<PlanMetrics> = {},
): PlanMetrics {
  return {
    folder: patient,
    source: "dicom",
    file: `dicom/${patient}/plan.dcm`,
    patientId: `hospital-${patient}`,
    assigned: null,
    prescriptionGy: 48,
    fractions: 3,
    structures: [],
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]): [string, PlanValue] => [
        name,
        typeof value === "number" ? { value, because: null } : { value: null, because: value },
      ]),
    ),
    remarks: [],
    recurrences: [],
    ...other,
  };
}
