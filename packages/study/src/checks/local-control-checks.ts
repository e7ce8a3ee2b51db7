import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import { placedFailures, recordedField } from "../local-control/failure-fields.ts";
import { irradiatedLesions } from "../local-control/lesion-control.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { ReadRecords } from "../records/read-records.ts";

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
  return [
    ...(unnamed.length === 0 ? [] : [findings.progressionWithoutLesion(unnamed)]),
    ...(contradicted.length === 0 ? [] : [findings.fieldDisagrees(contradicted)]),
  ];
}
