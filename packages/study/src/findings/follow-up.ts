import type { NumberName } from "../results/study-number.ts";
import { finding, type Finding, many } from "./finding.ts";

const of = (subjects: readonly string[]) => subjects.map((subject) => ({ subject, where: "" }));

/** What concerns the visits of the subjects. */
export const followUpFindings = {
  visitOverdue: (asOf: string, subjects: readonly string[]): Finding =>
    finding(
      "visit-overdue",
      "warning",
      {
        en: `${many(subjects.length, "subject")} alive and overdue for a visit on ${asOf}`,
        zh: `截至 ${asOf}，${subjects.length} 名存活患者逾期未访`,
      },
      { en: "Call them, or record the loss.", zh: "请联系患者，或记录失访。" },
      of(subjects),
    ),

  noContact: (asOf: string, months: number, subjects: readonly string[]): Finding =>
    finding(
      "no-contact",
      "warning",
      {
        en: `${many(subjects.length, "subject")} without contact for more than ${months} months on ${asOf}, and no loss recorded`,
        zh: `截至 ${asOf}，${subjects.length} 名患者失联超过 ${months} 个月且未记录失访`,
      },
      {
        en: "Look up whether they live, or record the loss; the limit is follow_up.lost_after_months.",
        zh: "请查实生存状况或记录失访；时限为 follow_up.lost_after_months。",
      },
      of(subjects),
    ),

  visitsOutsideWindow: (
    outside: number,
    expected: number,
    days: number,
    subjects: readonly string[],
    numbers: readonly NumberName[],
  ): Finding =>
    finding(
      "visit-outside-window",
      "note",
      {
        en: `${outside} of ${expected} visits were made more than ${days} days from their day`,
        zh: `${expected} 次应访中有 ${outside} 次偏离应访日 ${days} 天以上`,
      },
      {
        en: "Report the windows; what was seen late was found late.",
        zh: "请报告时间窗；访视延迟则发现也延迟。",
      },
      of(subjects),
      numbers,
    ),

  completenessDiffers: (lower: number, upper: number, numbers: readonly NumberName[]): Finding =>
    finding(
      "completeness-differs",
      "warning",
      {
        en: `Follow-up is complete to ${lower.toFixed(1)} % in one group and ${upper.toFixed(1)} % in another`,
        zh: `各组随访完整度不同：${lower.toFixed(1)} % 与 ${upper.toFixed(1)} %`,
      },
      {
        en: "Unequal follow-up can bias a comparison: state both.",
        zh: "随访不均可能使比较产生偏倚：请分别报告。",
      },
      [],
      numbers,
    ),
};
