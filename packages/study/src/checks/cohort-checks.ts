import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { TableName } from "../records/record-types.ts";
import { fractionBalance, fractionIntervals } from "../treatment/delivery.ts";
import { followsRule, isDeliveredAsPrescribed } from "../treatment/treatment-table.ts";

/** What is questionable about the subjects: dates that contradict each other, missing origins, deviations from the protocol. */
export function checkCohort(
  protocol: Protocol,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const found: Finding[] = [];
  const cutOff = protocol.definition.cut_off ?? null;
  const row = (subject: string, table: TableName, line: number): Sighting => ({
    subject,
    where: rowPlace(files[table] ?? table, line),
  });
  const patientRow = ({ subject }: AssessedSubject): Sighting =>
    row(subject.id, "patients", subject.patient.line);
  const note = (
    make: (sightings: readonly Sighting[]) => Finding,
    sightings: readonly Sighting[],
  ): void => {
    if (sightings.length > 0) found.push(make(sightings));
  };
  const all = cohort.assessed;
  const included = cohort.included;
  const originOf = ({ subject }: AssessedSubject) => subject.indexCourse?.firstFraction ?? null;

  note(
    findings.birthAfterTreatment,
    all
      .filter((each) => {
        const [birth, origin] = [each.subject.patient.birth_date, originOf(each)];
        return birth !== null && origin !== null && birth > origin;
      })
      .map(patientRow),
  );
  note(
    findings.deathBeforeTreatment,
    all.flatMap((each) => {
      const [death, origin] = [each.subject.followUp.death, originOf(each)];
      return death !== null && origin !== null && death.date < origin
        ? [row(each.subject.id, "events", death.line)]
        : [];
    }),
  );
  note(
    findings.severalDeaths,
    all.flatMap(({ subject }) => {
      const deaths = subject.events.filter(({ event }) => event === "death");
      return deaths
        .slice(1)
        .filter(({ date }) => date !== deaths[0]?.date)
        .map((event) => row(subject.id, "events", event.line));
    }),
  );
  note(
    findings.recordAfterDeath,
    all.flatMap((each) =>
      recordsAfterDeath(each).map(({ table, line }) => row(each.subject.id, table, line)),
    ),
  );
  note(
    findings.eventBeforeTreatment,
    all.flatMap((each) => {
      const origin = originOf(each);
      return origin === null
        ? []
        : each.subject.events
            .filter(
              ({ event, date }) => event !== "death" && event !== "last-contact" && date < origin,
            )
            .map((event) => row(each.subject.id, "events", event.line));
    }),
  );
  if (cutOff !== null) {
    note(
      (at) => findings.afterCutOff(cutOff, at),
      included.flatMap(({ subject }) =>
        subject.events
          .filter(({ date }) => date > cutOff)
          .map((event) => row(subject.id, "events", event.line)),
      ),
    );
  }
  note(
    findings.severalCourses,
    included.filter(({ subject }) => subject.courses.length > 1).map(patientRow),
  );
  note(findings.noIndexCourse, included.filter((each) => originOf(each) === null).map(patientRow));
  note(
    findings.noFollowUp,
    included
      .filter((each) => {
        const [origin, end] = [originOf(each), each.subject.followUp.end];
        return (
          origin !== null &&
          (end === null || end.date <= (each.subject.indexCourse?.lastFraction ?? origin)) &&
          each.subject.followUp.alive
        );
      })
      .map(patientRow),
  );
  note(
    findings.lostToFollowUp,
    included.flatMap(({ subject }) =>
      subject.followUp.lost === null
        ? []
        : [row(subject.id, "events", subject.followUp.lost.at.line)],
    ),
  );
  note(
    findings.contactAfterLoss,
    all.flatMap(({ subject }) =>
      subject.followUp.lost === null
        ? subject.events
            .filter(
              ({ event, date }) =>
                event === "lost-to-follow-up" && (cutOff === null || date <= cutOff),
            )
            .map((event) => row(subject.id, "events", event.line))
        : [],
    ),
  );
  found.push(...eligibilityFindings(protocol, cohort, patientRow));
  if (cohort.groups.length > 0)
    note(findings.groupMissing, included.filter(({ group }) => group === null).map(patientRow));
  if (protocol.definition.prescription !== undefined) {
    note(
      findings.prescriptionDeviates,
      included.filter((each) => !followsRule(each, protocol)).map(patientRow),
    );
    note(
      findings.deliveryDeviates,
      included
        .filter((each) => !isDeliveredAsPrescribed(each) && surplus(each) === 0)
        .map(patientRow),
    );
    const missed = included.filter((each) => surplus(each) < 0);
    const extra = included.filter((each) => surplus(each) > 0);
    const fractions = (subjects: readonly AssessedSubject[]) =>
      subjects.reduce((sum, each) => sum + Math.abs(surplus(each)), 0);
    note((at) => findings.fractionsMissed(fractions(missed), at), missed.map(patientRow));
    note((at) => findings.fractionsExtra(fractions(extra), at), extra.map(patientRow));
    const days = protocol.definition.prescription.interval_days;
    if (days !== undefined)
      note(
        (at) => findings.intervalDeviates(days, at),
        included.filter((each) => hasOtherInterval(each, days)).map(patientRow),
      );
  }
  return found;
}

function recordsAfterDeath({ subject }: AssessedSubject): { table: TableName; line: number }[] {
  const death = subject.events.find(({ event }) => event === "death")?.date;
  if (death === undefined) return [];
  const after = (
    table: TableName,
    rows: readonly { readonly date: string; readonly line: number }[],
  ) => rows.filter(({ date }) => date > death).map(({ line }) => ({ table, line }));
  return [
    ...after(
      "events",
      subject.events.filter(({ event }) => event !== "death"),
    ),
    ...after("assessments", subject.assessments),
    ...after("laboratory", subject.laboratory),
    ...after("adverse-events", subject.adverseEvents),
    ...after(
      "fractions",
      subject.courses.flatMap(({ fractions }) => fractions),
    ),
  ];
}

function eligibilityFindings(
  protocol: Protocol,
  cohort: Cohort,
  patientRow: (each: AssessedSubject) => Sighting,
): Finding[] {
  return [...protocol.inclusion, ...protocol.exclusion].flatMap((criterion) => {
    const unclear = cohort.assessed.filter(
      ({ exclusions: [first] }) =>
        first?.criterion === criterion && first.verdict === "not-assessable",
    );
    if (unclear.length === 0) return [];
    const missing = new Set(unclear.flatMap(({ exclusions: [first] }) => first?.missing ?? []));
    return [findings.notAssessable(criterion.label, [...missing], unclear.map(patientRow))];
  });
}

function hasOtherInterval(assessed: AssessedSubject, days: number): boolean {
  return fractionIntervals(assessed).some((interval) => interval !== days);
}

/** Fractions given beyond those prescribed; negative where some were missed, 0 where either is unknown. */
function surplus(assessed: AssessedSubject): number {
  const balance = fractionBalance(assessed);
  return balance === null ? 0 : balance.given - balance.planned;
}
