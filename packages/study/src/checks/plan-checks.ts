import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { placeWith } from "../findings/place.ts";
import type { Label } from "../label.ts";
import { compared } from "../plans/course-plans.ts";
import type { PlanMetrics, PlanRemarkKind } from "../plans/plan-metrics.ts";
import { limitLabel, planVerdict } from "../plans/plan-verdict.ts";
import type { Protocol } from "../protocol/protocol.ts";

/** A margin drawn within this of the one recorded is the same: contours lie on slices. */
const marginToleranceMm = 1;

/** What is questionable about plans: whose they are, how they stand to the records, what they lack. */
export function checkPlans(protocol: Protocol, cohort: Cohort): readonly Finding[] {
  const { plans, plansOfNobody, assessed, included } = cohort;
  if (plans === null) return [];
  const found: Finding[] = [];
  const note = (
    make: (at: readonly Sighting[]) => Finding,
    sightings: readonly Sighting[],
  ): void => {
    if (sightings.length > 0) found.push(make(sightings));
  };
  const seen = (subject: string, plan: PlanMetrics, detail: Label | null = null): Sighting => ({
    subject,
    where: placeWith(plan.file, detail),
  });
  const each = (
    list: (subject: AssessedSubject["subject"]) => readonly PlanMetrics[],
  ): readonly Sighting[] =>
    assessed.flatMap(({ subject }) => list(subject).map((plan) => seen(subject.id, plan)));

  note(
    findings.planUnusable,
    plans.unusable.map(({ where, expected, found: is }) => ({
      subject: "",
      where: placeWith(where, {
        en: `${expected} expected, ${is} found`,
        zh: `应为 ${expected}，实为 ${is}`,
      }),
    })),
  );
  note(
    findings.planOfNobody,
    plansOfNobody.map((plan) => seen("", plan)),
  );
  note(
    findings.planUndecided,
    each(({ plans: own }) => own.undecided),
  );
  note(
    findings.planOfUnknownCourse,
    each(({ plans: own }) => own.ofUnknownCourse),
  );
  note(
    findings.planAside,
    each(({ plans: own }) => own.aside),
  );
  const withPlan = included.filter(({ subject }) => subject.plans.index !== null);
  if (withPlan.length > 0)
    note(
      findings.planMissing,
      included
        .filter(({ subject }) => subject.plans.index === null)
        .map(({ subject }) => ({ subject: subject.id, where: "" })),
    );
  note(findings.planPrescriptionDiffers, prescriptionDifferences(assessed));
  note(findings.planFractionsDiffer, fractionDifferences(assessed));
  note(
    findings.planMarginDiffers,
    withPlan.flatMap(({ subject }) => {
      const plan = subject.plans.index;
      const drawn = plan?.values.margin_mm?.value ?? null;
      const recorded = subject.indexCourse?.course.ptv_margin_mm ?? null;
      return plan === null || drawn === null || recorded === null
        ? []
        : Math.abs(drawn - recorded) <= marginToleranceMm
          ? []
          : [
              seen(subject.id, plan, {
                en: `${drawn.toFixed(1)} mm drawn, ${recorded} mm recorded`,
                zh: `勾画 ${drawn.toFixed(1)} mm，记录 ${recorded} mm`,
              }),
            ];
    }),
  );
  for (const limit of protocol.limits)
    note(
      (at) => findings.planLimitViolated(limitLabel(limit), at),
      withPlan.flatMap(({ subject }) => {
        const plan = subject.plans.index;
        const verdict = plan === null ? null : planVerdict(limit, plan, protocol);
        return plan === null || verdict?.verdict !== "violated"
          ? []
          : [seen(subject.id, plan, { en: `${verdict.value.toFixed(1)} ${verdict.unit}` })];
      }),
    );
  found.push(...remarkFindings(withPlan, protocol));
  const wanted = protocol.definition.plan.case;
  if (wanted !== undefined && !withPlan.some(({ subject }) => subject.id === wanted))
    found.push(findings.planCaseAbsent(wanted));
  return found;
}

function prescriptionDifferences(assessed: readonly AssessedSubject[]): readonly Sighting[] {
  return assessed.flatMap(({ subject }) =>
    subject.plans.assigned.flatMap(({ plan, course: { course } }): Sighting[] =>
      compared(plan.prescriptionGy, course.planned_dose_gy) === "other"
        ? [
            {
              subject: subject.id,
              where: placeWith(plan.file, {
                en: `${plan.prescriptionGy} Gy planned, ${course.planned_dose_gy} Gy recorded for ${course.course_id}`,
                zh: `计划 ${plan.prescriptionGy} Gy，疗程 ${course.course_id} 记录 ${course.planned_dose_gy} Gy`,
              }),
            },
          ]
        : [],
    ),
  );
}

function fractionDifferences(assessed: readonly AssessedSubject[]): readonly Sighting[] {
  return assessed.flatMap(({ subject }) =>
    subject.plans.assigned.flatMap(({ plan, course: { course } }): Sighting[] =>
      compared(plan.fractions, course.planned_fractions) === "other"
        ? [
            {
              subject: subject.id,
              where: placeWith(plan.file, {
                en: `${plan.fractions} planned, ${course.planned_fractions} recorded for ${course.course_id}`,
                zh: `计划 ${plan.fractions} 次，疗程 ${course.course_id} 记录 ${course.planned_fractions} 次`,
              }),
            },
          ]
        : [],
    ),
  );
}

/** Kinds whose structures are gathered in one finding: their names are drawn names, each its own. */
const ofWholePlan: ReadonlySet<PlanRemarkKind> = new Set([
  "name-not-recognised",
  "isodose-leaves-grid",
  "dose-not-physical",
  "no-prescription",
]);

/** One finding for each kind of remark and structure, over all plans. */
function remarkFindings(
  withPlan: readonly AssessedSubject[],
  { limits }: Protocol,
): readonly Finding[] {
  const inChinese = new Map(limits.map(({ structure, label }) => [structure, label.zh]));
  const gathered = new Map<
    string,
    { readonly kind: PlanRemarkKind; readonly structure: string; readonly at: Sighting[] }
  >();
  for (const { subject } of withPlan) {
    const plan = subject.plans.index;
    for (const { kind, structure, detail } of plan?.remarks ?? []) {
      const shown = ofWholePlan.has(kind) ? "" : structure;
      const key = `${kind} ${shown}`;
      const entry = gathered.get(key) ?? { kind, structure: shown, at: [] };
      gathered.set(key, entry);
      const where = placeWith(plan?.file ?? "", detail === "" ? null : { en: detail });
      entry.at.push({ subject: subject.id, where });
    }
  }
  return [...gathered.values()].map(({ kind, structure, at }) =>
    findings.planRemark(kind, { en: structure, zh: inChinese.get(structure) ?? structure }, at),
  );
}
