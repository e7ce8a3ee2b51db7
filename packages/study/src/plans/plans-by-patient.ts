import type { Protocol } from "../protocol/protocol.ts";
import type { PlanMetrics, StudyPlans } from "./plan-metrics.ts";

/** The plans of a study by patient. */
export interface PlansByPatient {
  readonly of: (patient: string) => readonly PlanMetrics[];
  /** Plans whose patient is not in the study's table. */
  readonly ofNobody: readonly PlanMetrics[];
}

/**
 * Gives each plan its patient: the one that `plans.csv` names, otherwise its folder's name or, where the protocol says
 * so, the Patient ID in its files.
 */
export function plansByPatient(
  plans: StudyPlans | null,
  patients: readonly string[],
  protocol: Protocol,
): PlansByPatient {
  const known = new Set(patients);
  const byPatient = new Map<string, PlanMetrics[]>();
  const ofNobody: PlanMetrics[] = [];
  const byFolder = protocol.definition.plan.match_by === "folder-name";
  for (const plan of plans?.plans ?? []) {
    const patient =
      plan.assigned?.patient ?? (byFolder ? plan.folder.split("/")[0]! : plan.patientId);
    if (patient === null || !known.has(patient)) ofNobody.push(plan);
    else byPatient.set(patient, [...(byPatient.get(patient) ?? []), plan]);
  }
  return { of: (patient) => byPatient.get(patient) ?? [], ofNobody };
}
