import type { Label } from "../label.ts";
import {
  correctOrConfirm,
  finding,
  type Finding,
  many,
  nothingToDo,
  type Sighting,
} from "./finding.ts";

/** What concerns who is studied, and how far each was followed. */
export const cohortFindings = {
  afterCutOff: (cutOff: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "after-cut-off",
      "note",
      {
        en: `${many(sightings.length, "event")} after the data cut-off of ${cutOff}: evidence of survival to the cut-off, and counted no further`,
        zh: `${sightings.length} 个事件晚于数据截止日 ${cutOff}：仅表明截止时存活，不再计入`,
      },
      nothingToDo,
      sightings,
    ),

  severalCourses: (sightings: readonly Sighting[]): Finding =>
    finding(
      "several-courses",
      "note",
      {
        en: `${many(sightings.length, "subject")} with more than one course; endpoints start at the index course`,
        zh: `${sightings.length} 名患者有一个以上疗程；终点自研究疗程起算`,
      },
      {
        en: "State in the protocol whether a further course censors (also_censored_by: [next-course]).",
        zh: "请在方案中说明再次放疗是否删失 (also_censored_by: [next-course])。",
      },
      sightings,
    ),

  noIndexCourse: (sightings: readonly Sighting[]): Finding =>
    finding(
      "no-index-course",
      "error",
      {
        en: `${many(sightings.length, "included subject")} without a dated course under study: in no survival analysis`,
        zh: `${sightings.length} 名入组患者无带日期的研究疗程：未纳入生存分析`,
      },
      {
        en: "Record the fractions or the start of the course.",
        zh: "请记录分次照射或疗程开始日期。",
      },
      sightings,
    ),

  noFollowUp: (sightings: readonly Sighting[]): Finding =>
    finding(
      "no-follow-up",
      "error",
      {
        en: `${many(sightings.length, "included subject")} without any record after the first fraction`,
        zh: `${sightings.length} 名入组患者首次照射后无任何记录`,
      },
      { en: "Record the last contact.", zh: "请记录末次随访。" },
      sightings,
    ),

  noImaging: (endpoint: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "no-imaging",
      "warning",
      {
        en: `${many(sightings.length, "subject")} without imaging after the treatment, censored for ${endpoint.en} on the first day`,
        zh: `${sightings.length} 名患者治疗后无影像，${endpoint.zh ?? endpoint.en}于第一天删失`,
      },
      {
        en: "Record the imaging, or censor at the last contact.",
        zh: "请补录影像，或改为末次随访时删失。",
      },
      sightings,
    ),

  lostToFollowUp: (sightings: readonly Sighting[]): Finding =>
    finding(
      "lost-to-follow-up",
      "note",
      {
        en: `${many(sightings.length, "included subject")} lost to follow-up or withdrawn before the cut-off`,
        zh: `${sightings.length} 名入组患者在截止前失访或退出`,
      },
      { en: "Report the losses with their reasons.", zh: "请报告失访及其原因。" },
      sightings,
    ),

  contactAfterLoss: (sightings: readonly Sighting[]): Finding =>
    finding(
      "contact-after-loss",
      "warning",
      {
        en: `${many(sightings.length, "subject")} recorded as lost and seen again later; the loss is not counted`,
        zh: `${sightings.length} 名患者记录为失访后又有随访；不计为失访`,
      },
      correctOrConfirm,
      sightings,
    ),

  notAssessable: (
    criterion: Label,
    missing: readonly string[],
    sightings: readonly Sighting[],
  ): Finding =>
    finding(
      "criterion-not-assessable",
      "warning",
      {
        en: `${many(sightings.length, "subject")} excluded because “${criterion.en}” could not be judged${missing.length > 0 ? `: ${missing.join(", ")} missing` : ""}`,
        zh: `${sightings.length} 名患者因无法判断“${criterion.zh ?? criterion.en}”而排除${missing.length > 0 ? `：缺少 ${missing.join("、")}` : ""}`,
      },
      { en: "Complete the values.", zh: "请补全数据。" },
      sightings,
    ),

  groupMissing: (sightings: readonly Sighting[]): Finding =>
    finding(
      "group-missing",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} in no group: counted overall only`,
        zh: `${sightings.length} 名入组患者不属于任何组：仅计入总体`,
      },
      { en: "Complete the variable that makes the groups.", zh: "请补全分组变量。" },
      sightings,
    ),
};
