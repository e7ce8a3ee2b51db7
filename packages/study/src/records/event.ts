import { z } from "zod";
import { code, date, number, text } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

/** What can happen to a patient and decide an endpoint, or end the follow-up. */
export const eventCodes = {
  death: { en: "Death", zh: "死亡" },
  "local-progression": {
    en: "Progression of an irradiated lesion (in-field)",
    zh: "照射病灶进展（野内）",
  },
  "regional-progression": {
    en: "Progression in the treated organ outside the field",
    zh: "所治器官野外进展",
  },
  "distant-metastasis": { en: "Distant metastasis", zh: "远处转移" },
  "last-contact": { en: "Last contact, alive", zh: "末次随访（存活）" },
  "lost-to-follow-up": { en: "Lost to follow-up", zh: "失访" },
  withdrawal: { en: "Consent withdrawn", zh: "撤回同意" },
  "new-treatment": { en: "Start of a new anticancer treatment", zh: "开始新的抗肿瘤治疗" },
} as const;

export type EventCode = keyof typeof eventCodes;

export const events = recordType({
  name: "events",
  label: { en: "Events", zh: "事件" },
  note: {
    en: "One row per death, failure, contact or loss; a failure is dated by the examination that shows it.",
    zh: "死亡、失败、随访或失访各一行；失败日期为显示失败的检查日期。",
  },
  key: [],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    date: date({ label: { en: "Date", zh: "日期" } }),
    event: code(eventCodes, { label: { en: "Event", zh: "事件" } }),
    lesion_id: text({ label: { en: "Lesion", zh: "病灶编号" } }).nullable(),
    site: text({ label: { en: "Site", zh: "部位" } }).nullable(),
    inside_isodose_percent: number({
      label: { en: "Recurrence within the isodose", zh: "复发体积位于等剂量线内" },
      note: {
        en: "Of a local or regional progression, from its contour in the dose of the plan: percent of its volume within the isodose that the protocol names (95 % of the prescription where it names none).",
        zh: "用于局部或区域进展：由复发轮廓与计划剂量得出，位于方案所定等剂量线（未定则为处方的 95%）内的体积百分比。",
      },
      unit: "%",
      range: [0, 100],
    }).nullable(),
    recurrence_dose_gy: number({
      label: { en: "Dose at the recurrence", zh: "复发处剂量" },
      note: { en: "Where only a point is known.", zh: "仅知复发点位时填写。" },
      unit: "Gy",
      range: [0, 300],
    }).nullable(),
    recurrence_structure: text({
      label: { en: "Structure of the recurrence", zh: "复发结构名称" },
      note: {
        en: "Of a local or regional progression: the structure in the DICOM files of the plan that contours it, where several do.",
        zh: "用于局部或区域进展：计划 DICOM 文件中勾画该复发的结构（有多个时填写）。",
      },
    }).nullable(),
    cause: code(
      {
        tumour: { en: "Tumour", zh: "肿瘤" },
        treatment: { en: "Treatment", zh: "治疗" },
        other: { en: "Other disease", zh: "其他疾病" },
        unknown: { en: "Unknown", zh: "不明" },
      },
      { label: { en: "Cause of death", zh: "死因" } },
    ).nullable(),
    reason: text({ label: { en: "Reason of the loss", zh: "失访原因" } }).nullable(),
  }),
});

export type StudyEvent = z.infer<typeof events.schema> & Row;
