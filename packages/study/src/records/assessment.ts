import { z } from "zod";
import { code, date, integer, number, text, yesNo } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

/** What a reader sees in a lesion beyond its diameter. */
export const lesionFindings = {
  absent: { en: "No longer seen", zh: "消失" },
  "too-small": { en: "Seen, too small to measure", zh: "可见但过小无法测量" },
  present: { en: "Present, without unequivocal progression", zh: "存在，无明确进展" },
  "unequivocal-progression": { en: "Unequivocal progression", zh: "明确进展" },
  "not-evaluable": { en: "Not evaluable", zh: "不可评价" },
  split: { en: "Split: one row for each part", zh: "分裂（每部分一行）" },
  merged: { en: "Merged with another lesion", zh: "与其他病灶融合" },
  new: { en: "New lesion", zh: "新病灶" },
  "new-equivocal": { en: "Possibly a new lesion", zh: "可疑新病灶" },
} as const;

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
    finding: code(lesionFindings, {
      label: { en: "Finding in the lesion", zh: "病灶所见" },
      note: {
        en: "What a diameter does not say. New lesions get an id of their own and no row in the table of lesions.",
        zh: "径线无法表达的所见。新病灶用新的编号，不列入病灶表。",
      },
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
    ascites: code(
      {
        none: { en: "None", zh: "无" },
        mild: { en: "Mild, or controlled by diuretics", zh: "少量，或利尿剂可控制" },
        moderate: { en: "Moderate or severe", zh: "中量或大量" },
      },
      { label: { en: "Ascites", zh: "腹水" } },
    ).nullable(),
    encephalopathy: integer({
      label: { en: "Hepatic encephalopathy, West Haven grade", zh: "肝性脑病（West Haven 分级）" },
      range: [0, 4],
    }).nullable(),
    hepatomegaly: yesNo({
      label: { en: "Liver enlarged since the baseline", zh: "肝脏较基线增大" },
    }).nullable(),
  }),
});

export type Assessment = z.infer<typeof assessments.schema> & Row;
