import { z } from "zod";
import { code, date, integer, number, text } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

export const courses = recordType({
  name: "courses",
  label: { en: "Courses of radiotherapy", zh: "放疗疗程" },
  note: {
    en: "One row per course; a re-irradiation is a course of its own.",
    zh: "每个疗程一行；再程放疗另起一行。",
  },
  key: ["patient_id", "course_id"],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    course_id: text({ label: { en: "Course", zh: "疗程编号" } }),
    technique: code(
      {
        sbrt: { en: "Stereotactic body radiotherapy", zh: "立体定向体部放疗" },
        imrt: { en: "Intensity-modulated radiotherapy", zh: "调强放疗" },
        conformal: { en: "Three-dimensional conformal radiotherapy", zh: "三维适形放疗" },
        proton: { en: "Proton therapy", zh: "质子治疗" },
        carbon: { en: "Carbon-ion therapy", zh: "碳离子治疗" },
        other: { en: "Other", zh: "其他" },
      },
      { label: { en: "Technique", zh: "技术" } },
    ).nullable(),
    planned_dose_gy: number({
      label: { en: "Prescribed total dose", zh: "处方总剂量" },
      unit: "Gy",
      range: [0.1, 200],
    }).nullable(),
    planned_fractions: integer({
      label: { en: "Prescribed fractions", zh: "处方次数" },
      range: [1, 60],
    }).nullable(),
    motion_management: code(
      {
        "free-breathing-itv": { en: "Internal target volume", zh: "内靶区 (ITV)" },
        "breath-hold": { en: "Active breathing coordinator", zh: "主动呼吸控制 (ABC)" },
        compression: { en: "Abdominal compression", zh: "腹部加压" },
        gating: { en: "Gating", zh: "门控" },
        tracking: { en: "Tracking", zh: "追踪" },
        none: { en: "None", zh: "无" },
      },
      { label: { en: "Motion management", zh: "呼吸运动管理" } },
    ).nullable(),
    ptv_margin_mm: number({
      label: { en: "Margin from ITV to PTV", zh: "ITV 至 PTV 外放" },
      unit: "mm",
      range: [0, 50],
    }).nullable(),
    start_date: date({
      label: { en: "First fraction", zh: "首次照射日期" },
      note: {
        en: "Only where fractions are not recorded one by one.",
        zh: "仅在未逐次记录分次时填写。",
      },
    }).nullable(),
    end_date: date({ label: { en: "Last fraction", zh: "末次照射日期" } }).nullable(),
  }),
});

export type Course = z.infer<typeof courses.schema> & Row;
