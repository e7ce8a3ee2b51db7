import type { Bound, GradeRule, GradeStep, LadderCondition } from "./grade-rule.ts";
import type { MeasuredValue } from "./measured-value.ts";

/** What a grade may need besides the number. */
export type GradeNeed =
  | "lower limit"
  | "upper limit"
  | "baseline"
  | "limits of the baseline"
  | "anticoagulation";

type Grade = 0 | GradeStep["grade"];

/** The grade of a value, 0 for none; null where it cannot be told, with what is missing and the highest that it could be. */
export type LaboratoryGrade =
  | { readonly grade: Grade }
  | { readonly grade: null; readonly atMost: Grade; readonly missing: readonly GradeNeed[] };

/** Whether something holds, as far as can be told. */
type Holds = boolean | "unknown";

/**
 * The CTCAE grade of a laboratory value, from the number alone: grades that CTCAE gives to symptoms, transfusion or
 * intervention are for the chart.
 *
 * Grade 0 means that no criterion holds. Where a limit or the baseline is missing and could change the grade, the grade is null;
 * where it could not, the grade stands: an ALT within the limits is grade 0 in version 5.0 whatever the baseline was.
 *
 * @param baseline the value before the treatment, with the limits of its own day; null where there is none
 * @param anticoagulated whether the patient takes anticoagulants, which changes how an INR is graded; null where that is unknown
 */
export function laboratoryGrade(
  rule: GradeRule,
  measured: MeasuredValue,
  baseline: MeasuredValue | null,
  anticoagulated: boolean | null,
): LaboratoryGrade {
  if (rule.ladders.length === 0) return { grade: null, atMost: 4, missing: [] };
  const missing = new Set<GradeNeed>();
  let certain: Grade = 0;
  let possible: Grade = 0;
  for (const { when, steps } of rule.ladders) {
    const applies = conditionHolds(when, baseline, anticoagulated);
    if (applies === false) continue;
    for (const { grade, beyond } of steps) {
      const needs = new Set<GradeNeed>();
      if (applies === "unknown") needs.add(conditionNeed(when, baseline));
      const holds = every(
        beyond.map((bound) => isBeyond(rule, bound, when, measured, baseline, needs)),
      );
      if (holds === false) continue;
      if (holds === true && applies === true) certain = grade > certain ? grade : certain;
      else needs.forEach((need) => missing.add(need));
      possible = grade > possible ? grade : possible;
    }
  }
  return certain === possible
    ? { grade: certain }
    : { grade: null, atMost: possible, missing: [...missing] };
}

function conditionHolds(
  when: LadderCondition,
  baseline: MeasuredValue | null,
  anticoagulated: boolean | null,
): Holds {
  if (when === "always") return true;
  if (when === "anticoagulated") return anticoagulated ?? "unknown";
  if (baseline === null) return "unknown";
  if (when === "baseline-below-lower")
    return baseline.lowerLimit === null ? "unknown" : baseline.value < baseline.lowerLimit;
  if (baseline.upperLimit === null) return "unknown";
  const isAbove = baseline.value > baseline.upperLimit;
  return when === "baseline-above-upper" ? isAbove : !isAbove;
}

function conditionNeed(when: LadderCondition, baseline: MeasuredValue | null): GradeNeed {
  if (when === "anticoagulated") return "anticoagulation";
  return baseline === null ? "baseline" : "limits of the baseline";
}

function isBeyond(
  rule: GradeRule,
  bound: Bound,
  when: LadderCondition,
  measured: MeasuredValue,
  baseline: MeasuredValue | null,
  needs: Set<GradeNeed>,
): Holds {
  for (const unit of ["mmolPerL", "mgPerDl"] as const) {
    const [printed, written] = [bound[unit], measured[unit]];
    if (printed !== undefined && written !== null)
      return isPast(rule.direction, written, printed, bound.inclusive === true);
  }
  const plus = bound.plus ?? 0;
  const unit = unitOf(bound, measured, baseline);
  if (unit !== null)
    return isPast(
      rule.direction,
      measured.value,
      bound.times * unit + plus,
      bound.inclusive === true,
    );
  // An unknown baseline above the upper limit is at least that limit: what is not past the limit is not past the baseline.
  if (when === "baseline-above-upper" && measured.upperLimit !== null) {
    if (!isPast(rule.direction, measured.value, bound.times * measured.upperLimit + plus, false))
      return false;
  }
  needs.add(needOf(bound));
  return "unknown";
}

function unitOf(
  bound: Bound,
  measured: MeasuredValue,
  baseline: MeasuredValue | null,
): number | null {
  switch (bound.of) {
    case "one":
      return 1;
    case "lower-limit":
      return measured.lowerLimit;
    case "upper-limit":
      return measured.upperLimit;
    case "baseline":
      return baseline?.value ?? null;
  }
}

function needOf({ of }: Bound): GradeNeed {
  if (of === "lower-limit") return "lower limit";
  return of === "upper-limit" ? "upper limit" : "baseline";
}

/** Compares to twelve digits, so that 1.5 × 20.5 is 30.75 in binary as well. */
function isPast(
  direction: GradeRule["direction"],
  value: number,
  bound: number,
  inclusive: boolean,
): boolean {
  const [a, b] = [Number(value.toPrecision(12)), Number(bound.toPrecision(12))];
  if (a === b) return inclusive;
  return direction === "rising" ? a > b : a < b;
}

function every(parts: readonly Holds[]): Holds {
  if (parts.includes(false)) return false;
  return parts.includes("unknown") ? "unknown" : true;
}
