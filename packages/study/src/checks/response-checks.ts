import { daysBetween } from "../calendar.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { ResponseDisagreement } from "../findings/response.ts";
import type { ResponseDefinition } from "../protocol/response-definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { Assessment } from "../records/assessment.ts";
import { newLesions } from "../response/lesion-visits.ts";
import type { PatientResponse, VisitResponse } from "../response/patient-response.ts";
import { atLeast, recist } from "../response/recist.ts";
import { agrees, type ResponseOfCohort } from "../response/response-table.ts";
import { organOf } from "../response/target-lesions.ts";

/** Days that a baseline may be old (Eisenhauer 2009, section 4.2). */
const oldestBaselineDays = 28;

/** What is questionable about lesions and responses: disagreements with the chart, gaps, choices against the rules. */
export function checkResponse(
  responses: ResponseOfCohort | null,
  rule: ResponseDefinition | undefined,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  if (responses === null || rule === undefined) return [];
  const at = (subject: string, { table, line }: Pick<DatedRow, "table" | "line">): Sighting => ({
    subject,
    where: rowPlace(files[table] ?? table, line),
  });
  const judged = cohort.included.flatMap(({ subject }) => {
    const response = responses.get(subject.id);
    return response === undefined ? [] : [{ subject, response }];
  });
  const everywhere = <Of extends Sighting>(
    look: (subject: Subject, response: PatientResponse) => readonly Of[],
  ): readonly Of[] => judged.flatMap(({ subject, response }) => look(subject, response));
  const patients = everywhere((subject, { baselineMm }) =>
    baselineMm === null ? [at(subject.id, { table: "patients", line: subject.patient.line })] : [],
  );
  const found: Finding[] = [];
  const note = <Of extends Sighting>(
    make: (sightings: readonly Of[]) => Finding,
    sightings: readonly Of[],
  ): void => {
    if (sightings.length > 0) found.push(make(sightings));
  };
  note(
    findings.responseDisagrees,
    everywhere((subject, { visits }) =>
      visits.flatMap((visit): ResponseDisagreement[] => {
        const [row] = visit.rows;
        return agrees(visit) !== false || row === undefined
          ? []
          : [
              {
                ...at(subject.id, row),
                recorded: visit.recorded.join("+"),
                computed: visit.response,
              },
            ];
      }),
    ),
  );
  note(
    findings.progressionWithoutGrowth,
    everywhere((subject, response) =>
      localProgressions(subject, response).map((row) => at(subject.id, row)),
    ),
  );
  note(
    findings.targetAgainstRule,
    everywhere((subject, response) =>
      badTargets(response, rule).map((lesion) =>
        at(subject.id, {
          table: "lesions",
          line: subject.lesions.find(({ lesion_id: id }) => id === lesion)?.line ?? 0,
        }),
      ),
    ),
  );
  note(
    findings.oldBaseline,
    everywhere((subject, { baseline, origin }) =>
      baseline
        .filter(
          ({ measuredOn }) =>
            measuredOn !== null && daysBetween(measuredOn, origin) > oldestBaselineDays,
        )
        .map(({ row }) => at(subject.id, row)),
    ),
  );
  note(
    findings.targetsNotEvaluated,
    everywhere((subject, { visits, baselineMm }) =>
      visits.flatMap((visit) => {
        const [row] = visit.rows;
        const isGap = baselineMm !== null && visit.missing.length > 0 && isMeasured(visit);
        return isGap && row !== undefined && visit.counts === "yes" ? [at(subject.id, row)] : [];
      }),
    ),
  );
  note(
    findings.measuredTwice,
    everywhere((subject, response) =>
      measuredTwice(subject, response).map(({ line }) =>
        at(subject.id, { table: "assessments", line }),
      ),
    ),
  );
  note(
    findings.splitOrMerged,
    everywhere((subject) =>
      subject.assessments
        .filter(({ finding }) => finding === "split" || finding === "merged")
        .map(({ line }) => at(subject.id, { table: "assessments", line })),
    ),
  );
  note(
    findings.equivocalLesions,
    everywhere((subject) => {
      const certain = newLesions(subject.assessments);
      return subject.assessments
        .filter(
          ({ finding, lesion_id: id, line }) =>
            finding === "new-equivocal" && !certain.has(id ?? `row ${line}`),
        )
        .map(({ line }) => at(subject.id, { table: "assessments", line }));
    }),
  );
  note(findings.notMeasurable, patients);
  return found;
}

/** Whether anything was measured at a visit, so that it is more than an event on a day without imaging. */
function isMeasured({ rows }: VisitResponse): boolean {
  return rows.some(({ table }) => table === "assessments");
}

/** Local progressions that name a target, at a visit that is no progression. */
function localProgressions(
  subject: Subject,
  { visits, lesions }: PatientResponse,
): readonly DatedRow[] {
  const targets = new Set(
    lesions.filter(({ role }) => role === "target").map(({ lesion }) => lesion.id),
  );
  return subject.events.flatMap(({ event, lesion_id: id, date, line }): DatedRow[] => {
    if (event !== "local-progression" || id === null || !targets.has(id)) return [];
    const visit = visits.find((each) => each.rows.some((row) => row.date === date));
    return visit === undefined || visit.response === "PD" || visit.counts !== "yes"
      ? []
      : [{ date, table: "events", line }];
  });
}

/** Recorded targets that the rules would not take. */
function badTargets({ lesions }: PatientResponse, rule: ResponseDefinition): readonly string[] {
  const recorded = lesions.filter(
    ({ role, because }) => role === "target" && because === "as-recorded",
  );
  const inOrgan = new Map<string, number>();
  return recorded.flatMap(({ lesion }, i) => {
    const organ = organOf(lesion);
    const already = inOrgan.get(organ) ?? 0;
    inOrgan.set(organ, already + 1);
    const least = lesion.node ? recist.targetNodeMm : recist.measurableMm;
    const isBad =
      i >= rule.max_targets ||
      already >= rule.max_per_organ ||
      !atLeast(lesion.diameterMm ?? 0, least);
    return isBad ? [lesion.id] : [];
  });
}

/** Rows with a diameter of a lesion that another row of the visit gives differently, parts of a split lesion apart. */
function measuredTwice(subject: Subject, { visits }: PatientResponse): readonly Assessment[] {
  const rowsOf = new Map(subject.assessments.map((row) => [row.line, row]));
  return visits.flatMap(({ rows }) => {
    const first = new Map<string, number>();
    return rows.flatMap(({ table, line }): Assessment[] => {
      const row = table === "assessments" ? rowsOf.get(line) : undefined;
      if (row === undefined || row.lesion_id === null || row.diameter_mm === null) return [];
      if (row.finding === "split") return [];
      const before = first.get(row.lesion_id);
      first.set(row.lesion_id, row.diameter_mm);
      return before !== undefined && before !== row.diameter_mm ? [row] : [];
    });
  });
}
