import { z } from "zod";
import { code, date, integer, number, text } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

export const assessments = recordType({
  name: "assessments",
  label: { en: "Assessments", zh: "评估" },
  note: {
    en: "One row per visit or imaging; of several lesions measured on one day, one row each.",
    zh: "每次就诊或影像一行；同日测量多个病灶时每个病灶一行。",
  },
  key: [],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    date: date({ label: { en: "Date", zh: "日期" } }),
    modality: code(
      {
        visit: { en: "Visit", zh: "门诊" },
        ct: { en: "CT", zh: "CT" },
        mri: { en: "MRI", zh: "MRI" },
        pet: { en: "PET", zh: "PET" },
        ultrasound: { en: "Ultrasound", zh: "超声" },
        telephone: { en: "Telephone", zh: "电话" },
      },
      { label: { en: "Modality", zh: "方式" } },
    ).nullable(),
    ecog: integer({
      label: { en: "ECOG performance status", zh: "ECOG 体力状态" },
      range: [0, 5],
    }).nullable(),
    kps: integer({
      label: { en: "Karnofsky performance status", zh: "KPS 评分" },
      range: [0, 100],
    }).nullable(),
    child_pugh_score: integer({
      label: { en: "Child-Pugh score", zh: "Child-Pugh 评分" },
      range: [5, 15],
    }).nullable(),
    lesion_id: text({ label: { en: "Lesion", zh: "病灶编号" } }).nullable(),
    diameter_mm: number({
      label: { en: "Diameter", zh: "径线" },
      unit: "mm",
      range: [0, 500],
    }).nullable(),
    response: code(
      {
        CR: { en: "Complete response", zh: "完全缓解" },
        PR: { en: "Partial response", zh: "部分缓解" },
        SD: { en: "Stable disease", zh: "疾病稳定" },
        PD: { en: "Progressive disease", zh: "疾病进展" },
        NE: { en: "Not evaluable", zh: "不可评价" },
      },
      { label: { en: "Response as read", zh: "判读疗效" } },
    ).nullable(),
    note: text({ label: { en: "Note", zh: "备注" } }).nullable(),
  }),
});

export type Assessment = z.infer<typeof assessments.schema> & Row;
