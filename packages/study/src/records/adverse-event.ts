import { z } from "zod";
import { code, date, integer, text } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

export const adverseEvents = recordType({
  name: "adverse-events",
  label: { en: "Adverse events", zh: "不良事件" },
  note: { en: "One row per event as graded in the chart.", zh: "病历中分级的每个不良事件一行。" },
  key: [],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    date: date({ label: { en: "Onset", zh: "发生日期" } }),
    end_date: date({ label: { en: "Resolution", zh: "缓解日期" } }).nullable(),
    term: text({ label: { en: "Term", zh: "名称" } }),
    grade: integer({ label: { en: "Grade", zh: "分级" }, range: [0, 5] }),
    scale: text({
      label: { en: "Scale and version", zh: "标准与版本" },
      note: {
        en: "CTCAE 4.03, CTCAE 5.0, RTOG/EORTC …",
        zh: "CTCAE 4.03、CTCAE 5.0、RTOG/EORTC 等",
      },
    }).nullable(),
    attribution: code(
      {
        unrelated: { en: "Unrelated", zh: "无关" },
        unlikely: { en: "Unlikely", zh: "可能无关" },
        possible: { en: "Possible", zh: "可能有关" },
        probable: { en: "Probable", zh: "很可能有关" },
        definite: { en: "Definite", zh: "肯定有关" },
      },
      { label: { en: "Attribution to the treatment", zh: "与治疗的关系" } },
    ).nullable(),
  }),
});

export type AdverseEvent = z.infer<typeof adverseEvents.schema> & Row;
