import type { CelInput } from "@bufbuild/cel";
import { type CalendarDate, monthsBetween, yearsBetween } from "../calendar.ts";
import type { RildVerdict } from "../liver/rild.ts";
import { classOf, type SubjectLiver, subjectLiver } from "../liver/subject-liver.ts";
import type { Bindings, Expression } from "../protocol/expression.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { coursePlans, type CoursePlans } from "../plans/course-plans.ts";
import type { PlanMetrics } from "../plans/plan-metrics.ts";
import type { AdverseEvent } from "../records/adverse-event.ts";
import type { MeasuredValue } from "../laboratory/measured-value.ts";
import { type MeasuredValues, measuredValues } from "../laboratory/measured-values.ts";
import { analyteOf } from "../records/analyte.ts";
import type { Assessment } from "../records/assessment.ts";
import type { StudyEvent } from "../records/event.ts";
import type { LaboratoryValue } from "../records/laboratory-value.ts";
import type { Lesion } from "../records/lesion.ts";
import type { Patient } from "../records/patient.ts";
import { isBaseline } from "./baseline-day.ts";
import { courseBindings, type CourseFacts, present, withoutRow } from "./course-facts.ts";
import { type FollowUpEnd, followUpEnd } from "./follow-up.ts";
import type { PatientRecords } from "./patient-records.ts";

/** A person in the study with all that the records say, the index course chosen and the data cut-off applied. */
export interface Subject {
  readonly id: string;
  readonly patient: Patient;
  readonly lesions: readonly Lesion[];
  readonly courses: readonly CourseFacts[];
  /** The course under study; null where no course is one. */
  readonly indexCourse: CourseFacts | null;
  readonly assessments: readonly Assessment[];
  readonly laboratory: readonly LaboratoryValue[];
  /** The laboratory values converted, and those that cannot be used. */
  readonly measured: MeasuredValues;
  /** By analyte the last usable value on or before the first fraction that is not too old. */
  readonly baselineValues: ReadonlyMap<string, MeasuredValue>;
  /** Whether the subject takes anticoagulants; null where the protocol's rule cannot tell. */
  readonly anticoagulated: boolean | null;
  readonly adverseEvents: readonly AdverseEvent[];
  readonly events: readonly StudyEvent[];
  readonly followUp: FollowUpEnd;
  readonly plans: CoursePlans;
  /** Liver function; null where the protocol says nothing of it. */
  readonly liver: SubjectLiver | null;
  /** What expressions see, the derived variables included. */
  readonly bindings: Bindings;
}

/** A derived variable that gave something that its kind or codes do not allow. */
export interface DerivedTrouble {
  readonly variable: string;
  readonly value: string;
  readonly subject: string;
}

/** Makes a subject of a patient's records. */
export function subjectOf(
  records: PatientRecords,
  protocol: Protocol,
  plansOfPatient: readonly PlanMetrics[],
  report: (trouble: DerivedTrouble) => void,
): Subject {
  const definition = protocol.definition;
  const cutOff = definition.cut_off ?? null;
  const indexCourse =
    records.courses.find((facts) => isTrue(protocol.indexCourse.evaluate(courseBindings(facts)))) ??
    null;
  const followUp = followUpEnd(records, cutOff);
  const plans = coursePlans(plansOfPatient, records.courses, indexCourse);
  const origin = indexCourse?.firstFraction ?? null;
  const measured = measuredValues(
    records.laboratory,
    records.patient.sex,
    definition.laboratory.limits,
  );
  const baselineValues = new Map(
    measured.usable
      .filter(
        ({ date }) => origin !== null && isBaseline(date, origin, definition.baseline.within_days),
      )
      .map((value) => [value.analyte.code, value]),
  );
  const bindings = new Map<string, CelInput>([
    ...present(withoutRow(records.patient)),
    ...present({
      age:
        origin === null || records.patient.birth_date === null
          ? null
          : yearsBetween(records.patient.birth_date, origin),
      follow_up_months:
        origin === null || followUp.end === null ? null : monthsBetween(origin, followUp.end.date),
      alive: followUp.alive,
      lost: followUp.lost !== null,
    }),
    ["courses", records.courses.map(courseBindings)],
    ["course", indexCourse === null ? new Map<string, CelInput>() : courseBindings(indexCourse)],
    [
      "lesions",
      records.lesions.map((lesion) =>
        present({
          ...withoutRow(lesion),
          treated: lesion.course_id !== null && lesion.course_id === indexCourse?.course.course_id,
        }),
      ),
    ],
    ["baseline", baselineAssessment(records.assessments, origin, definition.baseline.within_days)],
    ["plan", plans.index === null ? new Map<string, CelInput>() : planBindings(plans.index)],
    [
      "laboratory",
      baselineLaboratory(
        records.laboratory,
        baselineValues,
        origin,
        definition.baseline.within_days,
      ),
    ],
  ]);
  const { patient, lesions, courses, assessments, laboratory, adverseEvents, events } = records;
  const known = {
    id: patient.patient_id,
    patient,
    lesions,
    courses,
    indexCourse,
    assessments,
    laboratory,
    measured,
    baselineValues,
    adverseEvents,
    events,
    followUp,
    plans,
  };
  const liver =
    definition.liver === undefined
      ? null
      : subjectLiver(known, definition.liver, definition.baseline, holds(protocol.bclc, bindings));
  if (liver !== null) bindings.set("liver", liverBindings(liver));
  derive(bindings, protocol, patient.patient_id, report);
  return {
    ...known,
    liver,
    anticoagulated:
      protocol.anticoagulated === null ? false : holds(protocol.anticoagulated, bindings),
    bindings,
  };
}

/** The plan as expressions see it; what has no value has no entry. */
function planBindings({ prescriptionGy, fractions, values }: PlanMetrics): Map<string, CelInput> {
  const known = Object.entries(values).map(([name, { value }]) => [name, value] as const);
  return present({ prescription_gy: prescriptionGy, fractions, ...Object.fromEntries(known) });
}

/** The value of a variable by its dotted path, or null where it is missing. */
export function valueAt(bindings: Bindings, path: string): string | number | boolean | null {
  let value: unknown = bindings;
  for (let start = 0; start <= path.length;) {
    if (!(value instanceof Map)) return null;
    const dot = path.indexOf(".", start);
    const end = dot < 0 ? path.length : dot;
    value = value.get(path.slice(start, end)) as unknown;
    start = end + 1;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}

function isTrue(evaluation: ReturnType<Protocol["indexCourse"]["evaluate"]>): boolean {
  return evaluation.kind === "value" && evaluation.value === true;
}

function derive(
  bindings: Map<string, CelInput>,
  protocol: Protocol,
  subject: string,
  report: (trouble: DerivedTrouble) => void,
): void {
  for (const { definition, value } of protocol.derived) {
    const evaluation = value.evaluate(bindings);
    if (evaluation.kind === "unknown" || evaluation.value === null) continue;
    if (
      definition.kind === "code" &&
      !Object.hasOwn(definition.codes ?? {}, String(evaluation.value))
    ) {
      report({ variable: definition.name, value: String(evaluation.value), subject });
      continue;
    }
    bindings.set(definition.name, evaluation.value);
  }
}

/** Per field the last value on or before the origin that is not too old. */
function baselineAssessment(
  assessments: readonly Assessment[],
  origin: CalendarDate | null,
  withinDays: number,
): Map<string, CelInput> {
  const baseline = new Map<string, CelInput>();
  if (origin === null) return baseline;
  for (const assessment of assessments) {
    if (!isBaseline(assessment.date, origin, withinDays)) continue;
    for (const [field, value] of present(withoutRow(assessment))) baseline.set(field, value);
  }
  return baseline;
}

/** Tests that have a known unit in that unit; others as they are written. */
function baselineLaboratory(
  rows: readonly LaboratoryValue[],
  values: ReadonlyMap<string, MeasuredValue>,
  origin: CalendarDate | null,
  withinDays: number,
): Map<string, CelInput> {
  const baseline = new Map<string, CelInput>();
  if (origin === null) return baseline;
  for (const row of rows)
    if (analyteOf(row.test) === null && isBaseline(row.date, origin, withinDays))
      baseline.set(row.test, row.value);
  for (const [code, { value }] of values) baseline.set(code, value);
  return baseline;
}

/** Whether a rule of the protocol holds; null where it cannot tell, or where there is none. */
function holds(rule: Expression | null, bindings: Bindings): boolean | null {
  const evaluation = rule?.evaluate(bindings);
  return evaluation?.kind === "value" && typeof evaluation.value === "boolean"
    ? evaluation.value
    : null;
}

/** Liver function at baseline, as expressions see it. */
function liverBindings({ baseline, bclc, rild }: SubjectLiver): Map<string, CelInput> {
  return present({
    albi_score: baseline.albi?.value ?? null,
    albi_grade: baseline.albi === null ? null : `grade-${baseline.albi.grade}`,
    child_pugh_score: baseline.childPugh?.computed.score ?? null,
    child_pugh_class: classOf(baseline.childPugh),
    bclc: bclc?.stage ?? null,
    classic_rild: yesOrNo(rild.classic),
    non_classic_rild: yesOrNo(rild.nonClassic),
  });
}

function yesOrNo({ verdict }: RildVerdict): boolean | null {
  return verdict === "not-evaluable" ? null : verdict === "yes";
}
