import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { placeWith, rowPlace } from "../findings/place.ts";
import { contouredRecurrences } from "../local-control/contoured-recurrence.ts";
import { organFailures, placedFailures, recordedField } from "../local-control/failure-fields.ts";
import { irradiatedLesions } from "../local-control/lesion-control.ts";
import type { PlanRecurrence } from "../plans/plan-metrics.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { StudyEvent } from "../records/event.ts";
import type { ReadRecords } from "../records/read-records.ts";

/** Points by which the recorded share of a recurrence within the isodose may differ from that of its contour. */
const sharePoints = 5;

/** What is questionable about the control of single lesions: progressions of no named lesion, fields that the dose contradicts. */
export function checkLocalControl(
  rule: LocalControlDefinition | undefined,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  if (rule === undefined) return [];
  const at = (subject: string, line: number): Sighting => ({
    subject,
    where: rowPlace(files.events ?? "events", line),
  });
  const unnamed =
    rule.progression === "growth"
      ? []
      : cohort.included.flatMap(({ subject }) =>
          irradiatedLesions(subject).length < 2
            ? []
            : subject.events
                .filter(
                  ({ event, lesion_id: lesion }) =>
                    event === "local-progression" && lesion === null,
                )
                .map(({ line }) => at(subject.id, line)),
        );
  const contradicted = cohort.included.flatMap(({ subject }) =>
    placedFailures(subject, rule)
      .filter(({ event, field, from }) => from !== "record" && field !== recordedField(event))
      .map(({ event }) => at(subject.id, event.line)),
  );
  const seen = (
    subject: string,
    { structure, file }: PlanRecurrence,
    event: StudyEvent | null,
  ): Sighting => ({
    subject,
    where: placeWith(event === null ? file : `${files.events ?? "events"}:${event.line}, ${file}`, {
      en: structure,
      zh: structure,
    }),
  });
  const contours = cohort.included.map(({ subject }) => ({
    subject,
    ...contouredRecurrences(subject, organFailures(subject)),
  }));
  const unclaimed = contours.flatMap(({ subject, unclaimed: left }) =>
    left.map((contour) => seen(subject.id, contour, null)),
  );
  const absent = contours.flatMap(({ subject, absent: missing }) =>
    missing.map(({ line }) => at(subject.id, line)),
  );
  const unplaced = contours.flatMap(({ subject, of }) =>
    [...of.values()].flatMap((contour) =>
      contour.because === null
        ? []
        : [{ because: contour.because, sighting: seen(subject.id, contour, null) }],
    ),
  );
  const otherShare = contours.flatMap(({ subject, of }) =>
    [...of].flatMap(([event, contour]) =>
      event.inside_isodose_percent !== null &&
      contour.insidePercent !== null &&
      Math.abs(event.inside_isodose_percent - contour.insidePercent) > sharePoints
        ? [seen(subject.id, contour, event)]
        : [],
    ),
  );
  return [
    ...(absent.length === 0 ? [] : [findings.recurrenceAbsent(absent)]),
    ...(unclaimed.length === 0 ? [] : [findings.recurrenceUnclaimed(unclaimed)]),
    ...[...Map.groupBy(unplaced, ({ because }) => because)].map(([because, all]) =>
      findings.recurrenceUnplaced(
        because,
        all.map(({ sighting }) => sighting),
      ),
    ),
    ...(otherShare.length === 0 ? [] : [findings.recurrenceShareDisagrees(otherShare)]),
    ...(unnamed.length === 0 ? [] : [findings.progressionWithoutLesion(unnamed)]),
    ...(contradicted.length === 0 ? [] : [findings.fieldDisagrees(contradicted)]),
  ];
}
