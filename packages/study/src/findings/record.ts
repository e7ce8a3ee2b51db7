import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** A diameter of an assessment about a tenth or the tenfold of another of the lesion. */
export interface DiameterStep extends Sighting {
  readonly lesion: string;
  readonly diameterMm: number;
  readonly otherMm: number;
}

/** What the records of a subject say against each other. */
export const recordFindings = {
  diametersInCentimetres: (count: number, largest: number): Finding =>
    finding(
      "diameters-in-centimetres",
      "warning",
      {
        en: `All ${count} lesions are smaller than 20 mm, the largest ${largest} mm: the diameters may be in cm`,
        zh: `全部 ${count} 个病灶均小于 20 mm，最大 ${largest} mm：径线单位可能为 cm`,
      },
      {
        en: "If so, state it: data.tables.lesions.units: { diameter_mm: cm }.",
        zh: "若如此，请在 data.tables.lesions.units 中注明 { diameter_mm: cm }。",
      },
    ),

  diameterTenfold: (steps: readonly DiameterStep[]): Finding => {
    const shown = steps.slice(0, 4);
    const rest = steps.length - shown.length;
    const en = shown.map(
      (each) => `${each.subject} ${each.lesion} ${each.diameterMm} mm beside ${each.otherMm} mm`,
    );
    const zh = shown.map(
      (each) => `${each.subject} ${each.lesion} ${each.diameterMm} mm 对 ${each.otherMm} mm`,
    );
    return finding(
      "diameter-tenfold",
      "warning",
      {
        en: `${many(steps.length, "diameter")} about a tenth of, or ten times, the same lesion's in the table of lesions or at the visits before and after, perhaps in cm: ${en.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
        zh: `${steps.length} 个径线约为同一病灶在病灶表中或前后两次评估时的十分之一或十倍，可能以 cm 填写：${zh.join("、")}${rest > 0 ? ` 等另 ${rest} 个` : ""}`,
      },
      correctOrConfirm,
      steps,
    );
  },

  fractionOutsideCourse: (sightings: readonly Sighting[]): Finding =>
    finding(
      "fraction-outside-course",
      "error",
      {
        en: `${many(sightings.length, "fraction")} dated outside the start and end of the course`,
        zh: `${sightings.length} 次分次照射日期在疗程起止之外`,
      },
      correctOrConfirm,
      sightings,
    ),

  fractionsOutOfOrder: (sightings: readonly Sighting[]): Finding =>
    finding(
      "fractions-out-of-order",
      "warning",
      {
        en: `${many(sightings.length, "fraction")} dated before an earlier fraction, or on the same day`,
        zh: `${sightings.length} 次分次照射早于前一次或在同一天`,
      },
      correctOrConfirm,
      sightings,
    ),

  adverseEventEndsEarly: (sightings: readonly Sighting[]): Finding =>
    finding(
      "adverse-event-ends-before-onset",
      "error",
      {
        en: `${many(sightings.length, "adverse event")} resolved before the onset`,
        zh: `${sightings.length} 个不良事件的缓解日期早于发生日期`,
      },
      correctOrConfirm,
      sightings,
    ),

  birthAfterTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "birth-after-treatment",
      "error",
      {
        en: `${many(sightings.length, "subject")} born after the first fraction`,
        zh: `${sightings.length} 名患者出生日期晚于首次照射`,
      },
      correctOrConfirm,
      sightings,
    ),

  deathBeforeTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "death-before-treatment",
      "error",
      {
        en: `${many(sightings.length, "subject")} recorded as dead before the first fraction: left out of every survival analysis`,
        zh: `${sightings.length} 名患者死亡日期早于首次照射：未纳入任何生存分析`,
      },
      { en: "Correct the date of death or of the fractions.", zh: "请更正死亡日期或照射日期。" },
      sightings,
    ),

  severalDeaths: (sightings: readonly Sighting[]): Finding =>
    finding(
      "several-deaths",
      "error",
      {
        en: `${many(sightings.length, "row")} with a further date of death; the earliest counts`,
        zh: `${sightings.length} 行给出另一死亡日期；以最早者为准`,
      },
      correctOrConfirm,
      sightings,
    ),

  recordAfterDeath: (sightings: readonly Sighting[]): Finding =>
    finding(
      "record-after-death",
      "error",
      {
        en: `${many(sightings.length, "row")} dated after the subject's death; not counted`,
        zh: `${sightings.length} 行日期晚于死亡日期，未计入`,
      },
      correctOrConfirm,
      sightings,
    ),

  eventBeforeTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "event-before-treatment",
      "warning",
      {
        en: `${many(sightings.length, "event")} dated before the first fraction; not counted by any endpoint`,
        zh: `${sightings.length} 个事件早于首次照射，不计入任何终点`,
      },
      correctOrConfirm,
      sightings,
    ),

  performanceContradicts: (sightings: readonly Sighting[]): Finding =>
    finding(
      "performance-contradicts",
      "note",
      {
        en: `${many(sightings.length, "assessment")} with an ECOG status that does not correspond to the Karnofsky index beside it; where one is needed, ECOG counts`,
        zh: `${sightings.length} 次评估的 ECOG 与同时记录的 KPS 不对应；需要其一时以 ECOG 为准`,
      },
      correctOrConfirm,
      sightings,
    ),

  performanceOfDeadAlive: (sightings: readonly Sighting[]): Finding =>
    finding(
      "performance-5-without-death",
      "warning",
      {
        en: `${many(sightings.length, "assessment")} with ECOG 5 or Karnofsky 0 (dead) of a subject without a death on record by that day`,
        zh: `${sightings.length} 次评估记录 ECOG 5 或 KPS 0（死亡），但截至当日并无死亡记录`,
      },
      correctOrConfirm,
      sightings,
    ),

  unitNotConvertible: (test: string, unit: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "laboratory-unit",
      "warning",
      {
        en: `${test} in ${unit} cannot be converted; the values are not used`,
        zh: `${test} 的单位 ${unit} 无法换算，数值未使用`,
      },
      { en: "Correct the unit.", zh: "请更正单位。" },
      sightings,
    ),
};
