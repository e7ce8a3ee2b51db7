import type { EndpointOfCohort } from "../analyses/survival.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { endpointOf } from "../endpoints/endpoint.ts";
import { originOf } from "../endpoints/origin.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { ReadRecords } from "../records/read-records.ts";

/**
 * What is questionable about the endpoints: subjects whom an imaging-based endpoint never saw, subjects without the date from
 * which it counts, and events before that date.
 */
export function checkEndpoints(
  endpoints: readonly EndpointOfCohort[],
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  return endpoints.flatMap((endpoint) => [
    ...checkImaging(endpoint, cohort, files),
    ...checkOrigin(endpoint, cohort, files),
  ]);
}

function patientRow({ subject }: AssessedSubject, files: ReadRecords["files"]): Sighting {
  return {
    subject: subject.id,
    where: rowPlace(files.patients ?? "patients", subject.patient.line),
  };
}

function checkImaging(
  { definition, bySubject }: EndpointOfCohort,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  if (definition.censored_at !== "last-imaging") return [];
  const unseen = cohort.included.filter(({ subject }) => {
    const own = bySubject.get(subject.id);
    return own?.kind === "censored" && own.days === 0 && own.record === null;
  });
  return unseen.length === 0
    ? []
    : [
        findings.noImaging(
          definition.label,
          unseen.map((each) => patientRow(each, files)),
        ),
      ];
}

/** The first fraction has findings of its own. */
function checkOrigin(
  { definition }: EndpointOfCohort,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  if (definition.origin === "first-fraction") return [];
  const without = cohort.included.filter(({ subject }) => originOf(subject, definition) === null);
  const ended = cohort.included.filter(
    ({ subject }) => endpointOf(subject, definition) === "end-before-origin",
  );
  const early = cohort.included.flatMap(({ subject }): Sighting[] => {
    const origin = originOf(subject, definition);
    const first = subject.indexCourse?.firstFraction ?? null;
    return subject.events
      .filter(
        ({ event, date }) =>
          definition.events.includes(event) &&
          origin !== null &&
          date < origin &&
          (first === null || date >= first),
      )
      .map(({ line }) => ({
        subject: subject.id,
        where: rowPlace(files.events ?? "events", line),
      }));
  });
  const before = cohort.included.filter(({ subject }) => {
    const origin = originOf(subject, definition);
    const first = subject.indexCourse?.firstFraction ?? null;
    return origin !== null && first !== null && origin < first;
  });
  return [
    ...(before.length === 0 || !definition.events.includes("death")
      ? []
      : [
          findings.timeBeforeTreatment(
            definition.label,
            before.map((each) => patientRow(each, files)),
          ),
        ]),
    ...(without.length === 0
      ? []
      : [
          findings.noOrigin(
            definition.label,
            definition.origin,
            without.map((each) => patientRow(each, files)),
          ),
        ]),
    ...(ended.length === 0
      ? []
      : [
          findings.endBeforeOrigin(
            definition.label,
            ended.map((each) => patientRow(each, files)),
          ),
        ]),
    ...(early.length === 0 ? [] : [findings.eventBeforeOrigin(definition.label, early)]),
  ];
}
