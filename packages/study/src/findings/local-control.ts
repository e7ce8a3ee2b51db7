import type { Label } from "../label.ts";
import type { RecurrenceReason } from "../plans/plan-metrics.ts";
import {
  correctOrConfirm,
  type DatedSighting,
  finding,
  type Finding,
  many,
  type Sighting,
  whoAndWhen,
} from "./finding.ts";

const unplaced: Readonly<Record<RecurrenceReason, Required<Label>>> = {
  "other-frame": {
    en: "it is drawn in the frame of another image",
    zh: "勾画于另一图像的坐标系",
  },
  "no-volume": { en: "it has no volume within reach of the dose", zh: "剂量范围内无体积" },
  "no-prescription": { en: "the plan has no prescription", zh: "计划无处方剂量" },
};

const unplacedRemedies: Readonly<Record<RecurrenceReason, Label>> = {
  "other-frame": {
    en: "Register the image to that of the plan, and export the contour in its frame.",
    zh: "请将图像与计划图像配准，并在其坐标系中导出勾画。",
  },
  "no-volume": {
    en: "Look at the contour in the planning system.",
    zh: "请在计划系统中检查勾画。",
  },
  "no-prescription": {
    en: "State the prescription in plans.csv.",
    zh: "请在 plans.csv 中注明处方剂量。",
  },
};

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

  growthNotRecorded: (sightings: readonly DatedSighting[]): Finding =>
    finding(
      "growth-not-recorded",
      "warning",
      {
        en: `${many(sightings.length, "irradiated lesion")} grown by the rule of local control, without a local progression recorded by then or soon after, so that the endpoints count it late or never: ${whoAndWhen(sightings).en}`,
        zh: `${sightings.length} 个照射病灶按局部控制规则已增大，但当时及其后不久均无局部进展记录，故终点计入过晚或未计入：${whoAndWhen(sightings).zh}`,
      },
      {
        en: "Enter the local progression in events.csv with its lesion_id, dated by the image; if the growth is no failure (an early reaction), nothing.",
        zh: "请按影像日期在 events.csv 中补录局部进展并注明 lesion_id；若增大并非失败（如早期反应），则无需处理。",
      },
      sightings,
    ),

  recurrenceAbsent: (sightings: readonly Sighting[]): Finding =>
    finding(
      "recurrence-structure-absent",
      "warning",
      {
        en: `${many(sightings.length, "failure")} whose recurrence_structure is not in the plan of the patient`,
        zh: `${sightings.length} 次失败所注明的复发结构不在患者计划中`,
      },
      {
        en: "Correct the name, export the structure, or say with local_control.field.recurrence_structure how such structures are named.",
        zh: "请更正名称、导出该结构，或在 local_control.field.recurrence_structure 中说明其命名。",
      },
      sightings,
    ),

  recurrenceUnclaimed: (sightings: readonly Sighting[]): Finding =>
    finding(
      "recurrence-structure-unclaimed",
      "warning",
      {
        en: `${many(sightings.length, "contoured recurrence")} that no failure of the patient was found for`,
        zh: `${sightings.length} 个复发勾画未找到对应的失败事件`,
      },
      {
        en: "Name the structure in recurrence_structure of its event, or enter the event.",
        zh: "请在事件的 recurrence_structure 中注明该结构，或补录事件。",
      },
      sightings,
    ),

  recurrenceUnplaced: (because: RecurrenceReason, sightings: readonly Sighting[]): Finding =>
    finding(
      "recurrence-not-placed",
      "warning",
      {
        en: `${many(sightings.length, "contoured recurrence")} without a place in the dose: ${unplaced[because].en}`,
        zh: `${sightings.length} 个复发勾画无法在剂量中定位：${unplaced[because].zh}`,
      },
      unplacedRemedies[because],
      sightings,
    ),

  recurrenceShareDisagrees: (sightings: readonly Sighting[]): Finding =>
    finding(
      "recurrence-share-disagrees",
      "warning",
      {
        en: `${many(sightings.length, "failure")} whose recorded share within the isodose is not that of the contour in the plan, which counts`,
        zh: `${sightings.length} 次失败所记录的等剂量线内比例与计划中的勾画不符（以勾画为准）`,
      },
      correctOrConfirm,
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
