import type { EndpointOfCohort } from "../analyses/survival.ts";
import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import type { ReadRecords } from "../records/read-records.ts";

/** What is questionable about the endpoints: subjects whom an imaging-based endpoint never saw. */
export function checkEndpoints(
  endpoints: readonly EndpointOfCohort[],
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  return endpoints.flatMap(({ definition, bySubject }) => {
    if (definition.censored_at !== "last-imaging") return [];
    const unseen = cohort.included.flatMap(({ subject }): Sighting[] => {
      const own = bySubject.get(subject.id);
      const isUnseen = own?.kind === "censored" && own.days === 0 && own.record === null;
      return isUnseen
        ? [
            {
              subject: subject.id,
              where: `${files.patients ?? "patients"}, row ${subject.patient.line}`,
            },
          ]
        : [];
    });
    return unseen.length === 0 ? [] : [findings.noImaging(definition.label, unseen)];
  });
}
