import { z } from "zod";
import { code, date, text, yesNo } from "./field.ts";
import { type Row, recordType } from "./record-type.ts";

export const patients = recordType({
  name: "patients",
  label: { en: "Patients", zh: "患者" },
  note: {
    en: "One row per person assessed for the study, whether eligible or not.",
    zh: "每位接受筛选的患者一行，无论是否入组。",
  },
  key: ["patient_id"],
  schema: z.object({
    patient_id: text({
      label: { en: "Patient", zh: "患者编号" },
      note: {
        en: "Pseudonym; never a name or a hospital number.",
        zh: "假名编号，不得为姓名或住院号。",
      },
    }),
    sex: code(
      { male: { en: "Male", zh: "男" }, female: { en: "Female", zh: "女" } },
      { label: { en: "Sex", zh: "性别" } },
    ).nullable(),
    birth_date: date({
      label: { en: "Date of birth", zh: "出生日期" },
      identifier: true,
    }).nullable(),
    primary: code(
      {
        hcc: { en: "Hepatocellular carcinoma", zh: "肝细胞癌" },
        cholangiocarcinoma: { en: "Cholangiocarcinoma", zh: "胆管癌" },
        colorectal: { en: "Colorectal cancer", zh: "结直肠癌" },
        pancreatic: { en: "Pancreatic cancer", zh: "胰腺癌" },
        breast: { en: "Breast cancer", zh: "乳腺癌" },
        lung: { en: "Lung cancer", zh: "肺癌" },
        gallbladder: { en: "Gallbladder carcinoma", zh: "胆囊癌" },
        esophageal: { en: "Esophageal cancer", zh: "食管癌" },
        gastric: { en: "Gastric cancer", zh: "胃癌" },
        renal: { en: "Renal cancer", zh: "肾癌" },
        prostate: { en: "Prostate cancer", zh: "前列腺癌" },
        melanoma: { en: "Melanoma", zh: "黑色素瘤" },
        sarcoma: { en: "Sarcoma", zh: "肉瘤" },
        other: { en: "Other", zh: "其他" },
      },
      { label: { en: "Primary tumour", zh: "原发肿瘤" } },
    ).nullable(),
    diagnosis_basis: code(
      {
        histology: { en: "Histology", zh: "病理" },
        cytology: { en: "Cytology", zh: "细胞学" },
        imaging: { en: "Imaging", zh: "影像" },
        clinical: { en: "Clinical", zh: "临床" },
      },
      { label: { en: "Basis of diagnosis", zh: "诊断依据" } },
    ).nullable(),
    diagnosis_date: date({
      label: { en: "Date of diagnosis", zh: "诊断日期" },
      note: {
        en: "Of the disease that is treated; endpoints may count from it (origin: diagnosis).",
        zh: "所治疾病的诊断日期；终点可由此起算（origin: diagnosis）。",
      },
    }).nullable(),
    enrolment_date: date({
      label: { en: "Date of enrolment", zh: "入组日期" },
      note: {
        en: "Inclusion or randomisation in a prospective study (origin: enrolment).",
        zh: "前瞻性研究的入组或随机化日期（origin: enrolment）。",
      },
    }).nullable(),
    prior_surgery: yesNo({
      label: { en: "Surgery for the treated disease", zh: "治疗病灶曾行手术" },
      note: {
        en: "Resection or transplantation of the treated disease before this treatment.",
        zh: "本次治疗前对所治疾病行切除或移植。",
      },
    }).nullable(),
    note: text({ label: { en: "Note", zh: "备注" } }).nullable(),
  }),
});

export type Patient = z.infer<typeof patients.schema> & Row;
