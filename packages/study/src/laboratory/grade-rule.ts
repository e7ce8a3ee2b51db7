import type { Label } from "../label.ts";
import type { SystemOrganClass } from "./system-organ-class.ts";

/** Versions of CTCAE that grade laboratory values here. */
export const ctcaeVersions = ["4.03", "5.0", "6.0"] as const;
export type CtcaeVersion = (typeof ctcaeVersions)[number];

/** What a grade begins beyond: so many times a limit of normal or the baseline, or a number in the analyte's unit. */
export interface Bound {
  readonly times: number;
  readonly of: "one" | "lower-limit" | "upper-limit" | "baseline";
  /** Added to so many times the limit or the baseline: 20 g/L above the upper limit. */
  readonly plus?: number;
  /** The bound that the criteria print for values in mmol/L or mg/dL, where it is no exact conversion. */
  readonly mmolPerL?: number;
  readonly mgPerDl?: number;
  /** The value on the bound has the grade. */
  readonly inclusive?: true;
}

/** A grade from the bounds that a value must lie beyond, all of them. */
export interface GradeStep {
  readonly grade: 1 | 2 | 3 | 4;
  readonly beyond: readonly Bound[];
}

/** Whom a ladder is for. */
export type LadderCondition =
  | "always"
  | "baseline-not-above-upper"
  | "baseline-above-upper"
  | "baseline-below-lower"
  | "anticoagulated";

export interface Ladder {
  readonly when: LadderCondition;
  readonly steps: readonly GradeStep[];
}

/** How one version grades one test. The highest grade of all ladders counts, since a semicolon in CTCAE means "or". */
export interface GradeRule {
  /** What is graded: the code of the analyte, with `_low` or `_high` where it has a term for each side. */
  readonly test: string;
  readonly analyte: string;
  readonly term: Label;
  readonly organClass: SystemOrganClass;
  readonly direction: "falling" | "rising";
  /** Empty where the version grades the term by clinical judgement only. */
  readonly ladders: readonly Ladder[];
  /** Grades that need more than the number. */
  readonly clinicalGrades: readonly number[];
}

export const upper = (times: number): Bound => ({ times, of: "upper-limit" });
export const baseline = (times: number): Bound => ({ times, of: "baseline" });
export const from = (bound: Bound): Bound => ({ ...bound, inclusive: true });
export const value = (
  number: number,
  printed: { readonly mmolPerL?: number; readonly mgPerDl?: number } = {},
): Bound => ({ times: number, of: "one", ...printed });
export const lower = (times: number): Bound => ({ times, of: "lower-limit" });

/** Grades 1, 2, … from one bound each; a grade that the version does not have is null. */
export function ladder(when: LadderCondition, ...bounds: readonly (Bound | null)[]): Ladder {
  const grades = [1, 2, 3, 4] as const;
  return {
    when,
    steps: grades.flatMap((grade, index): readonly GradeStep[] => {
      const bound = bounds[index] ?? null;
      return bound === null ? [] : [{ grade, beyond: [bound] }];
    }),
  };
}

/** A rule without its numbers; the analyte is the test, where it is not named. */
export type RuleHead = Omit<GradeRule, "ladders" | "clinicalGrades" | "analyte"> & {
  readonly analyte?: string;
};

export function rule(
  head: RuleHead,
  ladders: readonly Ladder[],
  clinicalGrades: readonly number[] = [],
): GradeRule {
  return { analyte: head.test, ...head, ladders, clinicalGrades };
}

/** A test that rises in multiples of its upper limit of normal; beside it the ladder of an abnormal baseline. */
export function enzyme(
  test: string,
  term: Label,
  normal: readonly number[],
  abnormal: readonly Bound[] | null,
): GradeRule {
  const head: RuleHead = { test, term, organClass: "investigations", direction: "rising" };
  const bounds = normal.map(upper);
  return rule(
    head,
    abnormal === null
      ? [ladder("always", ...bounds)]
      : [
          ladder("baseline-not-above-upper", ...bounds),
          ladder("baseline-above-upper", ...abnormal),
        ],
  );
}

/** A count that falls below its lower limit of normal and then below numbers in 10⁹/L. */
export function count(
  test: string,
  term: Label,
  bounds: readonly number[],
  organClass: SystemOrganClass = "investigations",
): GradeRule {
  return rule({ test, term, organClass, direction: "falling" }, [
    ladder("always", lower(1), ...bounds.map((bound) => value(bound))),
  ]);
}
