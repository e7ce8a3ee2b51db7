import {
  correctOrConfirm,
  type DatedSighting,
  finding,
  type Finding,
  many,
  nothingToDo,
  type Sighting,
  whoAndWhen,
} from "./finding.ts";

/** A visit whose recorded response is not the computed one. */
export interface ResponseDisagreement extends Sighting {
  readonly recorded: string;
  readonly computed: string;
}

/** "PR for SD", "PR for SD, PD for SD and 2 more". */
function pairs(
  disagreements: readonly ResponseDisagreement[],
  word: (recorded: string, computed: string) => string,
  more: (count: number) => string,
): string {
  const kinds = [...new Set(disagreements.map((each) => word(each.recorded, each.computed)))];
  const shown = kinds.slice(0, 4).join(", ");
  return kinds.length > 4 ? `${shown} ${more(kinds.length - 4)}` : shown;
}

/** What is questionable about lesions and their response. */
export const responseFindings = {
  responseDisagrees: (disagreements: readonly ResponseDisagreement[]): Finding =>
    finding(
      "response-disagrees",
      "warning",
      {
        en: `${many(disagreements.length, "visit")} whose recorded response is not the one that the diameters give by RECIST 1.1 (recorded/computed: ${pairs(
          disagreements,
          (recorded, computed) => `${recorded}/${computed}`,
          (count) => `and ${count} more kinds`,
        )})`,
        zh: `${disagreements.length} 次评估记录的疗效与按 RECIST 1.1 由径线计算的不符（记录/计算：${pairs(
          disagreements,
          (recorded, computed) => `${recorded}/${computed}`,
          (count) => `等另 ${count} 种`,
        )}）`,
      },
      {
        en: "Have the images read again. The report counts the computed response.",
        zh: "请重新阅片。报告采用计算所得疗效。",
      },
      disagreements,
    ),

  progressionWithoutGrowth: (sightings: readonly Sighting[]): Finding =>
    finding(
      "progression-without-growth",
      "note",
      {
        en: `${many(sightings.length, "local progression", "local progressions")} recorded of a target lesion at a visit that is no progressive disease by its diameters`,
        zh: `${sightings.length} 例靶病灶局部进展的记录，其当次评估按径线并非疾病进展`,
      },
      {
        en: "Nothing to do, if a single lesion grew while the sum did not, or the failure was seen by other means; otherwise correct the event or the diameter.",
        zh: "若为单个病灶增大而总和未达进展，或由其他依据判定，则无需处理；否则请更正事件或径线。",
      },
      sightings,
    ),

  progressionNotRecorded: (sightings: readonly DatedSighting[]): Finding =>
    finding(
      "progression-not-recorded",
      "warning",
      {
        en: `${many(sightings.length, "patient")} with progressive disease by RECIST 1.1 and no progression recorded by then or soon after, so that the endpoints count it late or never: ${whoAndWhen(sightings).en}`,
        zh: `${sightings.length} 名患者按 RECIST 1.1 为疾病进展，但当时及其后不久均无进展事件记录，故终点计入过晚或未计入：${whoAndWhen(sightings).zh}`,
      },
      {
        en: "Enter the progression in events.csv, dated by the image, or correct the measurement.",
        zh: "请按影像日期在 events.csv 中补录进展事件，或更正测量值。",
      },
      sightings,
    ),

  oldBaseline: (sightings: readonly Sighting[]): Finding =>
    finding(
      "baseline-too-old",
      "note",
      {
        en: `${many(sightings.length, "target lesion")} measured more than 4 weeks before the first fraction`,
        zh: `${sightings.length} 个靶病灶的基线测量早于首次照射 4 周以上`,
      },
      {
        en: "RECIST 1.1 asks for at most 4 weeks (section 4.2); a lesion may have grown since.",
        zh: "RECIST 1.1 要求不超过 4 周（4.2 节）；其间病灶可能已增大。",
      },
      sightings,
    ),

  targetAgainstRule: (sightings: readonly Sighting[]): Finding =>
    finding(
      "target-against-rule",
      "warning",
      {
        en: `${many(sightings.length, "recorded target lesion")} that the rules of target choice would not take`,
        zh: `${sightings.length} 个记录的靶病灶不符合靶病灶选择规则`,
      },
      {
        en: "Targets are measurable (10 mm; a node 15 mm), as many as the protocol allows in all and in one organ. They were taken as recorded.",
        zh: "靶病灶须可测量（10 mm；淋巴结 15 mm），且不超过方案规定的总数与每器官数目。此处按记录采用。",
      },
      sightings,
    ),

  targetsNotEvaluated: (sightings: readonly Sighting[]): Finding =>
    finding(
      "target-not-evaluated",
      "note",
      {
        en: `${many(sightings.length, "visit")} at which not every target lesion was evaluated, so that the sum is not known`,
        zh: `${sightings.length} 次评估未测量全部靶病灶，径线总和未知`,
      },
      {
        en: "Complete the diameters, or record why they are missing (finding: not-evaluable).",
        zh: "请补全径线，或注明原因（finding: not-evaluable）。",
      },
      sightings,
    ),

  notMeasurable: (sightings: readonly Sighting[]): Finding =>
    finding(
      "no-target-lesion",
      "note",
      {
        en: `${many(sightings.length, "included subject")} without a target lesion, left out of the response rates`,
        zh: `${sightings.length} 名纳入患者无靶病灶，未计入缓解率`,
      },
      nothingToDo,
      sightings,
    ),

  splitOrMerged: (sightings: readonly Sighting[]): Finding =>
    finding(
      "lesion-split-or-merged",
      "note",
      {
        en: `${many(sightings.length, "row")} of lesions that split or merged; parts were added, merged lesions measured once`,
        zh: `${sightings.length} 行病灶分裂或融合：分裂部分相加，融合病灶只计一次`,
      },
      nothingToDo,
      sightings,
    ),

  measuredTwice: (sightings: readonly Sighting[]): Finding =>
    finding(
      "lesion-measured-twice",
      "warning",
      {
        en: `${many(sightings.length, "row")} with a second, different diameter of a lesion at one visit; the later row counts`,
        zh: `${sightings.length} 行为同一次评估中同一病灶的另一不同径线；以靠后的行为准`,
      },
      {
        en: "Keep one, or record the parts of a split lesion (finding: split).",
        zh: "请保留一个，或将分裂病灶的各部分记录为 finding: split。",
      },
      sightings,
    ),

  equivocalLesions: (sightings: readonly Sighting[]): Finding =>
    finding(
      "new-lesion-equivocal",
      "note",
      {
        en: `${many(sightings.length, "possible new lesion")} that no later image confirmed, not counted as progression`,
        zh: `${sightings.length} 个可疑新病灶未经后续影像证实，未计为进展`,
      },
      correctOrConfirm,
      sightings,
    ),
};
