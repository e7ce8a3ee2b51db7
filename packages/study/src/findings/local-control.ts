import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** What is questionable about the control of single lesions and the place of failures. */
export const localControlFindings = {
  progressionWithoutLesion: (sightings: readonly Sighting[]): Finding =>
    finding(
      "progression-without-lesion",
      "warning",
      {
        en: `${many(sightings.length, "local progression")} of a patient with several irradiated lesions that names none of them, not counted in the control by lesion`,
        zh: `${sightings.length} 例有多个照射病灶的患者的局部进展未注明病灶，未计入逐病灶控制`,
      },
      { en: "Enter the lesion in lesion_id.", zh: "请在 lesion_id 中注明病灶。" },
      sightings,
    ),

  fieldDisagrees: (sightings: readonly Sighting[]): Finding =>
    finding(
      "failure-field-disagrees",
      "warning",
      {
        en: `${many(sightings.length, "failure")} recorded as in the field or out of it, while the dose at the recurrence says otherwise`,
        zh: `${sightings.length} 次失败记录的野内/野外与复发处剂量不符`,
      },
      correctOrConfirm,
      sightings,
    ),
};
