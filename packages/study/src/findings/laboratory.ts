import type { Label } from "../label.ts";
import type { UnusableBecause } from "../laboratory/measured-value.ts";
import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

const unusableReasons: Readonly<
  Record<Exclude<UnusableBecause, "unknown-test" | "unit-not-convertible">, Label>
> = {
  "impossible-value": {
    en: "a value that nobody can have in its unit",
    zh: "以该单位计，任何人都不可能有此数值",
  },
  "limits-in-another-unit": {
    en: "limits of normal that no laboratory has in the unit of the value",
    zh: "以该值的单位计，没有实验室采用此正常值范围",
  },
  "unit-unlike-the-others": {
    en: "another unit than the patient's other values, but a number like theirs",
    zh: "单位与该患者其他值不同，而数字相近",
  },
};

/** What concerns laboratory values and their grades. */
export const laboratoryFindings = {
  laboratoryImplausible: (
    test: string,
    because: keyof typeof unusableReasons,
    examples: readonly string[],
    sightings: readonly Sighting[],
  ): Finding => {
    const why = unusableReasons[because];
    const shown = `${examples.slice(0, 3).join("; ")}${examples.length > 3 ? "; …" : ""}`;
    return finding(
      "laboratory-implausible",
      "error",
      {
        en: `${test}: ${many(sightings.length, "row")} with ${why.en} (${shown}); neither graded nor used`,
        zh: `${test}：${sightings.length} 行${why.zh ?? why.en}（${shown}）；不分级，也不使用`,
      },
      {
        en: "Correct the value or its unit against the laboratory's report.",
        zh: "请对照检验报告更正数值或单位。",
      },
      sightings,
    );
  },

  gradesDiffer: (
    window: Label,
    term: Label,
    scale: string,
    pairs: readonly string[],
    sightings: readonly Sighting[],
  ): Finding => {
    const shown = `${pairs.slice(0, 5).join("; ")}${pairs.length > 5 ? "; …" : ""}`;
    return finding(
      "chart-grade-differs",
      "warning",
      {
        en: `${window.en}: ${term.en} as graded in the chart and by the laboratory values (${scale}) differs in ${many(pairs.length, "subject")}: ${shown}`,
        zh: `${window.zh ?? window.en}：${pairs.length} 名患者的${term.zh ?? term.en}病历分级与按检验值（${scale}）分级不同：${shown}`,
      },
      correctOrConfirm,
      sightings,
    );
  },

  gradesMissing: (
    window: Label,
    term: Label,
    missing: readonly string[],
    sightings: readonly Sighting[],
  ): Finding =>
    finding(
      "laboratory-not-graded",
      "note",
      {
        en: `${window.en}: ${term.en} cannot be graded from the laboratory values of ${many(sightings.length, "subject")}${missing.length === 0 ? ": no value in the window" : `: ${missing.join(", ")} missing`}`,
        zh: `${window.zh ?? window.en}：${sightings.length} 名患者的${term.zh ?? term.en}无法由检验值分级${missing.length === 0 ? "：时间窗内无检验值" : `：缺少 ${missing.join("、")}`}`,
      },
      {
        en: "Record the values, the limits of normal and the baseline; limits may also stand in laboratory.limits.",
        zh: "请补录检验值、正常值范围与基线；范围也可写入 laboratory.limits。",
      },
      sightings,
    ),
};
