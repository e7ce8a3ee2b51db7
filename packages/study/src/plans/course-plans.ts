import type { CourseFacts } from "../cohort/course-facts.ts";
import type { PlanMetrics } from "./plan-metrics.ts";

/** The plans of one patient and the courses that they belong to. */
export interface CoursePlans {
  /** The plan of the course under study; null where there is none, or nothing decides between several. */
  readonly index: PlanMetrics | null;
  readonly assigned: readonly { readonly plan: PlanMetrics; readonly course: CourseFacts }[];
  /** Plans that no course could be found for. */
  readonly undecided: readonly PlanMetrics[];
  /** Plans that name a course in `plans.csv` that the patient does not have. */
  readonly ofUnknownCourse: readonly PlanMetrics[];
  /** Exported DVHs that were left aside because the same patient has DICOM files. */
  readonly aside: readonly PlanMetrics[];
}

/**
 * Which plan belongs to which course.
 *
 * A plan goes to the course that `plans.csv` names; otherwise to the only course with its prescription and number of
 * fractions; the only plan of a patient goes to the index course even where these disagree, which is a finding. Of two
 * plans for one course none is taken: only `plans.csv` can say whether they are to be added, or which one was given.
 *
 * Exported DVHs are left aside where the patient has DICOM files.
 *
 * @param courses in the order of their dates
 */
export function coursePlans(
  all: readonly PlanMetrics[],
  courses: readonly CourseFacts[],
  indexCourse: CourseFacts | null,
): CoursePlans {
  const hasDicom = all.some(({ source }) => source === "dicom");
  const aside = all.filter(({ source }) => hasDicom && source !== "dicom");
  const plans = all.filter((plan) => !aside.includes(plan));
  const found = new Map<PlanMetrics, CourseFacts>();
  const ofUnknownCourse: PlanMetrics[] = [];
  for (const plan of plans) {
    const named = plan.assigned?.course ?? null;
    const course =
      named === null
        ? onlyOne(courses.filter((each) => agrees(plan, each)))
        : courses.find((each) => each.course.course_id === named);
    if (course !== undefined) found.set(plan, course);
    else if (named !== null) ofUnknownCourse.push(plan);
  }
  const [only] = plans;
  if (plans.length === 1 && only !== undefined && indexCourse !== null && !found.has(only))
    if (!ofUnknownCourse.includes(only)) found.set(only, indexCourse);
  const assigned = [...found].flatMap(([plan, course]) =>
    [...found.values()].filter((other) => other === course).length === 1 ? [{ plan, course }] : [],
  );
  const taken = new Set(assigned.map(({ plan }) => plan));
  return {
    index: assigned.find(({ course }) => course === indexCourse)?.plan ?? null,
    assigned,
    undecided: plans.filter((plan) => !taken.has(plan) && !ofUnknownCourse.includes(plan)),
    ofUnknownCourse,
    aside,
  };
}

/** Whether a plan has the course's prescription and fractions; what either does not state does not count, but one must be known. */
function agrees(plan: PlanMetrics, { course }: CourseFacts): boolean {
  const dose = compared(plan.prescriptionGy, course.planned_dose_gy);
  const fractions = compared(plan.fractions, course.planned_fractions);
  return dose !== "other" && fractions !== "other" && (dose === "same" || fractions === "same");
}

/** Doses are recorded to the centigray. */
export function compared(a: number | null, b: number | null): "same" | "other" | "unknown" {
  if (a === null || b === null) return "unknown";
  return Math.abs(a - b) < 0.005 ? "same" : "other";
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
