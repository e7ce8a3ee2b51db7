import { type Finding, findings } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { Label } from "../label.ts";
import type { LiverResults } from "../results/liver-results.ts";

/** Recorded Child-Pugh scores that their parts do not give. */
export function checkLiver(liver: LiverResults | null): readonly Finding[] {
  if (liver === null) return [];
  const { differences } = liver.childPugh;
  if (differences.length === 0) return [];
  return [
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
  ];
}
