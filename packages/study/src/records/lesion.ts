import { z } from "zod";
import { code, number, text, yesNo } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

export const lesions = recordType({
  name: "lesions",
  label: { en: "Lesions", zh: "病灶" },
  note: { en: "One row per lesion known at treatment.", zh: "治疗时已知的每个病灶一行。" },
  key: ["patient_id", "lesion_id"],
  schema: z.object({
    patient_id: text({ label: { en: "Patient", zh: "患者编号" } }),
    lesion_id: text({ label: { en: "Lesion", zh: "病灶编号" } }),
    course_id: text({
      label: { en: "Course that treats the lesion", zh: "治疗该病灶的疗程" },
      note: { en: "Empty for a lesion that is not irradiated.", zh: "未照射的病灶留空。" },
    }).nullable(),
    organ: text({ label: { en: "Organ", zh: "器官" } }).nullable(),
    lobe: code(
      {
        left: { en: "Left lobe", zh: "左叶" },
        right: { en: "Right lobe", zh: "右叶" },
        caudate: { en: "Caudate lobe", zh: "尾状叶" },
      },
      { label: { en: "Lobe of the liver", zh: "肝叶" } },
    ).nullable(),
    diameter_mm: number({
      label: { en: "Longest diameter", zh: "最大径" },
      unit: "mm",
      range: [0, 500],
    }).nullable(),
    node: yesNo({
      label: { en: "Lymph node", zh: "淋巴结" },
      note: {
        en: "A node is measured by its short axis, here and in the assessments.",
        zh: "淋巴结测量短径（病灶表与评估表均如此）。",
      },
    }).nullable(),
    role: code(
      {
        target: { en: "Target lesion", zh: "靶病灶" },
        "non-target": { en: "Non-target lesion", zh: "非靶病灶" },
      },
      {
        label: { en: "Role in the response", zh: "疗效评价中的角色" },
        note: {
          en: "As the reader chose; left empty, the rules of RECIST 1.1 choose.",
          zh: "按阅片者所选；留空则由 RECIST 1.1 规则选择。",
        },
      },
    ).nullable(),
    near_luminal_organ: yesNo({
      label: { en: "Close to a luminal organ", zh: "邻近空腔脏器" },
      note: {
        en: "Close to stomach, duodenum or bowel, as judged at planning.",
        zh: "计划时判断邻近胃、十二指肠或肠道。",
      },
    }).nullable(),
    portal_vein_thrombus: yesNo({
      label: { en: "Portal vein tumour thrombus", zh: "门静脉癌栓" },
    }).nullable(),
  }),
});

export type Lesion = z.infer<typeof lesions.schema> & Row;
