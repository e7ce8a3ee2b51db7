import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { type Place, rowPlace } from "../findings/place.ts";
import { isComparable } from "../laboratory/grade-comparison.ts";
import type { UnusableValue } from "../laboratory/measured-value.ts";
import type {
  ProtocolDefinition,
  ToxicityDefinition,
  ToxicityTerm,
} from "../protocol/definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { LaboratoryResults } from "../results/laboratory-results.ts";
import { isAtRisk } from "../toxicity/toxicity-window.ts";
import { worstLaboratoryGrade } from "../toxicity/worst-grade.ts";

/** Laboratory values that cannot be what they say, and terms that they cannot grade. */
export function checkLaboratory(
  definition: ProtocolDefinition,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const windows = definition.toxicity.filter(isComparable);
  return [
    ...implausible(cohort, files),
    ...windows.flatMap((window) =>
      window.terms
        .filter(({ laboratory }) => laboratory !== undefined)
        .flatMap((term) => notGraded(window, term, cohort, files)),
    ),
  ];
}

function implausible(cohort: Cohort, files: ReadRecords["files"]): readonly Finding[] {
  const groups = new Map<string, { value: UnusableValue; at: Sighting }[]>();
  for (const { subject } of cohort.assessed)
    for (const value of subject.measured.unusable) {
      const key = `${value.test}\u0000${value.because}`;
      const at = { subject: subject.id, where: rowOf(files, value.line) };
      groups.set(key, [...(groups.get(key) ?? []), { value, at }]);
    }
  return [...groups.values()].flatMap((rows): readonly Finding[] => {
    const [first] = rows;
    // A unit that cannot be converted is told of where the records are read; tests without a known unit are the study's own.
    if (first === undefined) return [];
    const { test, because } = first.value;
    if (because === "unknown-test" || because === "unit-not-convertible") return [];
    return [
      findings.laboratoryImplausible(
        test,
        because,
        rows.map(({ value }) => value.written),
        rows.map(({ at }) => at),
      ),
    ];
  });
}

function notGraded(
  window: ToxicityDefinition,
  term: ToxicityTerm,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const label = term.label ?? { en: term.term };
  const groups = new Map<string, { missing: readonly string[]; at: Sighting[] }>();
  for (const { subject } of cohort.included) {
    if (!isAtRisk(subject, window)) continue;
    const { grade, ungraded } = worstLaboratoryGrade(subject, window, term);
    if (grade !== null) continue;
    const missing =
      ungraded === null || ungraded.result.grade !== null ? [] : ungraded.result.missing;
    const group = groups.get(missing.join()) ?? { missing, at: [] };
    group.at.push({
      subject: subject.id,
      where: ungraded === null ? "" : rowOf(files, ungraded.measured.line),
    });
    groups.set(missing.join(), group);
  }
  return [...groups.values()].map(({ missing, at }) =>
    findings.gradesMissing(window.label, label, missing, at),
  );
}

/** Where chart and laboratory differ, a finding for each term. */
export function checkGrades(laboratory: LaboratoryResults | null): readonly Finding[] {
  return (laboratory?.comparisons ?? []).flatMap(({ label, scale, rows, disagreements }) =>
    rows.flatMap((row): readonly Finding[] => {
      const own = disagreements.filter(({ term }) => term === row.term);
      if (own.length === 0) return [];
      return [
        findings.gradesDiffer(
          label,
          row.label,
          scale.en,
          own.map(({ subject, chart, laboratory: computed }) =>
            [
              `${subject}: ${chart.grade}${chart.date === null ? "" : ` (${chart.date})`}`,
              `${computed.grade} (${computed.date}, ${computed.value})`,
            ].join(" ≠ "),
          ),
          own.map(({ subject, laboratory: { record } }) => ({
            subject,
            where: record === null ? "" : rowPlace(record.file, record.line),
          })),
        ),
      ];
    }),
  );
}

function rowOf(files: ReadRecords["files"], line: number): Place {
  return rowPlace(files.laboratory ?? "laboratory", line);
}
