import { z } from "zod";
import { date, integer, number, text, yesNo } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

const shift = { unit: "mm", range: [-100, 100] } as const;

export const fractions = recordType({
  name: "fractions",
  label: { en: "Fractions", zh: "分次" },
  note: {
    en: "One row per fraction given, with the couch correction after cone-beam CT.",
    zh: "每次照射一行，含锥形束 CT 后的床位校正。",
  },
  key: ["patient_id", "course_id", "fraction"],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    course_id: text({ label: { en: "Course", zh: "疗程编号" } }),
    fraction: integer({ label: { en: "Fraction", zh: "分次序号" }, range: [1, 60] }),
    date: date({ label: { en: "Date", zh: "日期" } }),
    dose_gy: number({
      label: { en: "Dose", zh: "剂量" },
      unit: "Gy",
      range: [0.01, 50],
    }).nullable(),
    shift_lr_mm: number({
      label: { en: "Shift left–right", zh: "左右位移" },
      ...shift,
      note: { en: "Positive to the patient's left (DICOM x).", zh: "向患者左侧为正 (DICOM x)。" },
    }).nullable(),
    shift_ap_mm: number({
      label: { en: "Shift anterior–posterior", zh: "前后位移" },
      ...shift,
      note: { en: "Positive to posterior (DICOM y).", zh: "向后为正 (DICOM y)。" },
    }).nullable(),
    shift_si_mm: number({
      label: { en: "Shift superior–inferior", zh: "头脚位移" },
      ...shift,
      note: { en: "Positive to superior (DICOM z).", zh: "向头侧为正 (DICOM z)。" },
    }).nullable(),
    approved: yesNo({
      label: { en: "Position approved by a physician", zh: "医师确认位置" },
    }).nullable(),
  }),
});

export type Fraction = z.infer<typeof fractions.schema> & Row;
