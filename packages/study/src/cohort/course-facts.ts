import type { CelInput } from "@bufbuild/cel";
import type { CalendarDate } from "../calendar.ts";
import type { Course } from "../records/course.ts";
import type { Fraction } from "../records/fraction.ts";

/** A course with what its fractions say. */
export interface CourseFacts {
  readonly course: Course;
  /** In the order of their dates. */
  readonly fractions: readonly Fraction[];
  readonly firstFraction: CalendarDate | null;
  readonly lastFraction: CalendarDate | null;
  /** Null where no fraction has a dose. */
  readonly deliveredDoseGy: number | null;
  readonly deliveredFractions: number | null;
}

/**
 * Joins a course with its fractions. Where fractions are recorded one by one they decide the dates;
 * otherwise the course's own start and end do.
 */
export function courseFacts(course: Course, fractions: readonly Fraction[]): CourseFacts {
  const inOrder = fractions.toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.fraction - b.fraction,
  );
  const doses = inOrder.map((fraction) => fraction.dose_gy).filter((dose) => dose !== null);
  return {
    course,
    fractions: inOrder,
    firstFraction: inOrder[0]?.date ?? course.start_date,
    lastFraction: inOrder.at(-1)?.date ?? course.end_date,
    deliveredDoseGy:
      doses.length === 0 || doses.length < inOrder.length
        ? null
        : doses.reduce((sum, dose) => sum + dose, 0),
    deliveredFractions: inOrder.length === 0 ? null : inOrder.length,
  };
}

/** The course as expressions see it; what is missing has no entry. */
export function courseBindings(facts: CourseFacts): Map<string, CelInput> {
  const { planned_dose_gy: dose, planned_fractions: planned } = facts.course;
  return present({
    ...withoutRow(facts.course),
    first_fraction: facts.firstFraction,
    last_fraction: facts.lastFraction,
    delivered_dose_gy: facts.deliveredDoseGy,
    delivered_fractions: facts.deliveredFractions,
    dose_per_fraction_gy: dose === null || planned === null ? null : dose / planned,
  });
}

/** The fields of a row with the study's own variables beside them. */
export function withoutRow(row: object): Record<string, CelInput> {
  const { line: _line, extra, ...fields } = row as Record<string, unknown> & { extra: object };
  return { ...(fields as Record<string, CelInput>), ...(extra as Record<string, CelInput>) };
}

/** A map without the missing values. */
export function present(values: Readonly<Record<string, CelInput>>): Map<string, CelInput> {
  return new Map(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}
