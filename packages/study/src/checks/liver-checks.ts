import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { Label } from "../label.ts";
import { isContradictory } from "../liver/performance.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { LiverResults } from "../results/liver-results.ts";

/** Recorded Child-Pugh scores that their parts do not give, and performance statuses that contradict each other. */
export function checkLiver(
  liver: LiverResults | null,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  if (liver === null) return [];
  const { differences } = liver.childPugh;
  const contradictions = cohort.included.flatMap(({ subject }) =>
    subject.assessments.filter(isContradictory).map(({ line }) => ({
      subject: subject.id,
      where: rowPlace(files.assessments ?? "assessments", line),
    })),
  );
  return [
    ...(differences.length === 0
      ? []
      : [
          findings.childPughDiffers(
            differences.map(({ subject, date, recorded, computed, parts }): Label => ({
              en: `${subject} ${date}: ${recorded} ≠ ${computed} (${parts.en})`,
              zh: `${subject} ${date}：${recorded} ≠ ${computed}（${parts.zh}）`,
            })),
            differences.map(({ subject, record }) => ({
              subject,
              where: rowPlace(record.file, record.line),
            })),
          ),
        ]),
    ...(contradictions.length === 0 ? [] : [findings.performanceContradicts(contradictions)]),
  ];
}
