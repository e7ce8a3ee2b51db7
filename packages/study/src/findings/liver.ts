import type { Label } from "../label.ts";
import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** What concerns liver function. */
export const liverFindings = {
  childPughDiffers: (examples: readonly Label[], sightings: readonly Sighting[]): Finding => {
    const first = examples.slice(0, 4);
    const rest = examples.length > first.length;
    const en = `${first.map((each) => each.en).join("; ")}${rest ? "; …" : ""}`;
    const zh = `${first.map((each) => each.zh ?? each.en).join("；")}${rest ? "；……" : ""}`;
    return finding(
      "child-pugh-differs",
      "warning",
      {
        en: `${many(sightings.length, "recorded Child-Pugh score")} not the sum of the parts: ${en}`,
        zh: `${sightings.length} 个记录的 Child-Pugh 评分与各部分之和不符：${zh}`,
      },
      correctOrConfirm,
      sightings,
    );
  },
};
