import { z } from "zod";
import { date, number, text } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

const bound = { range: [0, 1e9] } as const;

export const laboratory = recordType({
  name: "laboratory",
  label: { en: "Laboratory values", zh: "实验室检查" },
  note: {
    en: "One row per value; the limits of normal are those of the day and the laboratory.",
    zh: "每个检验值一行；正常值范围以当日当实验室为准。",
  },
  key: [],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    date: date({ label: { en: "Date", zh: "日期" } }),
    test: text({
      label: { en: "Test", zh: "检验项目" },
      neverMissing: ["NA"],
      note: {
        en: "ALT, AST, TBIL, ALB, INR, PLT, WBC, ANC, HGB, CREA, AFP …",
        zh: "ALT、AST、TBIL、ALB、INR、PLT、WBC、ANC、HGB、CREA、AFP 等",
      },
    }),
    value: number({ label: { en: "Value", zh: "数值" }, ...bound }),
    unit: text({ label: { en: "Unit", zh: "单位" } }).nullable(),
    lower_limit: number({
      label: { en: "Lower limit of normal", zh: "正常值下限" },
      ...bound,
    }).nullable(),
    upper_limit: number({
      label: { en: "Upper limit of normal", zh: "正常值上限" },
      ...bound,
    }).nullable(),
  }),
});

export type LaboratoryValue = z.infer<typeof laboratory.schema> & Row;
