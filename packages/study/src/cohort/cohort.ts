import { InputError } from "../input-error.ts";
import type { Label } from "../label.ts";
import type { PlanMetrics, StudyPlans } from "../plans/plan-metrics.ts";
import { plansByPatient } from "../plans/plans-by-patient.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { StudyRecords } from "../records/record-types.ts";
import type { Group } from "../results/study-results.ts";
import { type Exclusion, exclusionsOf } from "./eligibility.ts";
import { patientRecords } from "./patient-records.ts";
import { type DerivedTrouble, type Subject, subjectOf, valueAt } from "./subject.ts";

export interface AssessedSubject {
  readonly subject: Subject;
  readonly exclusions: readonly Exclusion[];
  /** Code of the group; null without groups or where the variable is missing. */
  readonly group: string | null;
}

/** Everybody who was assessed, and those who are analysed. */
export interface Cohort {
  readonly assessed: readonly AssessedSubject[];
  readonly included: readonly AssessedSubject[];
  readonly groups: readonly Group[];
  readonly groupLabel: Label | null;
  /** Null where the study has no folder of plans. */
  readonly plans: StudyPlans | null;
  readonly plansOfNobody: readonly PlanMetrics[];
}

/**
 * Who is in: every patient becomes a subject and is judged by the criteria of the protocol.
 *
 * @throws {InputError} where a derived variable gives a code that it does not declare.
 */
export function assembleCohort(
  protocol: Protocol,
  records: StudyRecords,
  plans: StudyPlans | null = null,
): Cohort {
  const troubles: DerivedTrouble[] = [];
  const { variable, groups } = groupsOf(protocol);
  const byPatient = plansByPatient(
    plans,
    records.patients.map(({ patient_id: id }) => id),
    protocol,
  );
  const assessed = patientRecords(records).map((patient): AssessedSubject => {
    const own = byPatient.of(patient.patient.patient_id);
    const subject = subjectOf(patient, protocol, own, (trouble) => troubles.push(trouble));
    const value = variable === null ? null : valueAt(subject.bindings, variable);
    const group =
      typeof value === "boolean" ? (value ? "yes" : "no") : value === null ? null : String(value);
    return { subject, exclusions: exclusionsOf(subject, protocol), group };
  });
  if (troubles.length > 0) {
    throw new InputError(
      troubles.map(({ variable: name, value, subject }) => ({
        where: `${protocol.file}, derived ${name}, subject ${subject}`,
        expected: `one of ${Object.keys(protocol.values.get(name)?.codes ?? {}).join(", ")}`,
        found: value,
        remedy: "Add the code to the variable, or correct its expression.",
      })),
    );
  }
  return {
    assessed,
    included: assessed.filter(({ exclusions }) => exclusions.length === 0),
    groups,
    groupLabel: variable === null ? null : (protocol.values.get(variable)?.label ?? null),
    plans,
    plansOfNobody: byPatient.ofNobody,
  };
}

function groupsOf(protocol: Protocol): { variable: string | null; groups: readonly Group[] } {
  const variable = protocol.definition.groups?.variable ?? null;
  if (variable === null) return { variable, groups: [] };
  const value = protocol.values.get(variable);
  const codes = value?.codes ?? { no: { en: "No", zh: "否" }, yes: { en: "Yes", zh: "是" } };
  return { variable, groups: Object.entries(codes).map(([code, label]) => ({ code, label })) };
}
