import type { PlanSlice } from "@fiducial/dosimetry";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { IllustrativeCase, LimitFlag } from "../results/plan-results.ts";
import { limitFlag } from "./limit-flag.ts";
import type { PlanMetrics } from "./plan-metrics.ts";
import { planVerdict } from "./plan-verdict.ts";
import { labelOfStructure } from "./label-of-structure.ts";

/** The analysed subject whose plan is drawn: the one that the protocol names, otherwise the first with a plan. */
export function illustrativeSubject(
  { definition }: Protocol,
  { included }: Cohort,
): AssessedSubject | null {
  const withPlan = included.filter(({ subject }) => subject.plans.index !== null);
  const wanted = definition.plan.case;
  const named = withPlan.find(({ subject }) => subject.id === wanted);
  return (
    named ??
    withPlan.find(({ subject }) => subject.plans.index?.source === "dicom") ??
    withPlan[0] ??
    null
  );
}

/** The plan that is drawn, so that its slice can be read; null where no analysed subject has one. */
export function illustrativePlan(protocol: Protocol, cohort: Cohort): PlanMetrics | null {
  return illustrativeSubject(protocol, cohort)?.subject.plans.index ?? null;
}

/** The plan of a subject in full, to be drawn. */
export function illustrativeCase(
  protocol: Protocol,
  { subject }: AssessedSubject,
  slice: PlanSlice | null,
): IllustrativeCase | null {
  const plan = subject.plans.index;
  if (plan === null) return null;
  const targets = Object.values(protocol.definition.plan.targets);
  return {
    subject: subject.id,
    prescriptionGy: plan.prescriptionGy,
    fractions: plan.fractions,
    structures: plan.structures.map(({ name, volumeCm3, capBandCm3, maxGy, curve }) => ({
      structure: name,
      label: labelOfStructure(name, protocol),
      target: targets.includes(name),
      volumeCm3,
      capBandCm3,
      maxGy,
      curve,
      flags: flagsOf(name, volumeCm3, plan, protocol),
    })),
    contourLabels: Object.fromEntries(
      (slice?.contours ?? []).map(({ structure }) => [
        structure,
        labelOfStructure(structure, protocol),
      ]),
    ),
    slice,
  };
}

/** The limits of a structure that the plan could be judged by. */
function flagsOf(
  structure: string,
  volumeCm3: number,
  plan: PlanMetrics,
  protocol: Protocol,
): readonly LimitFlag[] {
  return protocol.limits.flatMap((limit): readonly LimitFlag[] => {
    if (limit.structure !== structure) return [];
    const verdict = planVerdict(limit, plan, protocol);
    const place = limitFlag(limit.constraint, volumeCm3, plan.prescriptionGy);
    if (place === null || verdict.verdict === "not-evaluable") return [];
    return [{ limit: limit.id, ...place, met: verdict.verdict === "met" }];
  });
}
