import type { Cohort } from "../cohort/cohort.ts";
import type { Subject } from "../cohort/subject.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import { isContradictory, isDead } from "../liver/performance.ts";
import type { Assessment } from "../records/assessment.ts";
import type { ReadRecords } from "../records/read-records.ts";

/** Performance statuses that contradict each other, and those of the dead while the subject lives. */
export function checkPerformance(cohort: Cohort, files: ReadRecords["files"]): readonly Finding[] {
  const where = (
    wanted: (assessment: Assessment, subject: Subject) => boolean,
  ): readonly Sighting[] =>
    cohort.assessed.flatMap(({ subject }) =>
      subject.assessments
        .filter((assessment) => wanted(assessment, subject))
        .map(({ line }) => ({
          subject: subject.id,
          where: rowPlace(files.assessments ?? "assessments", line),
        })),
    );
  const contradictory = where(isContradictory);
  const alive = where(
    (assessment, subject) => isDead(assessment) && livesAfter(subject, assessment),
  );
  return [
    ...(contradictory.length === 0 ? [] : [findings.performanceContradicts(contradictory)]),
    ...(alive.length === 0 ? [] : [findings.performanceOfDeadAlive(alive)]),
  ];
}

/** Whether no death is on record by the day of an assessment; one dated after the death has a finding of its own. */
function livesAfter({ events }: Subject, { date: day }: Assessment): boolean {
  return !events.some(({ event, date }) => event === "death" && date <= day);
}
