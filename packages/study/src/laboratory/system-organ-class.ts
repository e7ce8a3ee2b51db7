import type { Label } from "../label.ts";

/** System organ classes of CTCAE, which are those of MedDRA, in the order of its tables. */
export const systemOrganClasses = {
  blood: { en: "Blood and lymphatic system disorders", zh: "血液及淋巴系统疾病" },
  cardiac: { en: "Cardiac disorders", zh: "心脏器官疾病" },
  congenital: {
    en: "Congenital, familial and genetic disorders",
    zh: "各种先天性家族性遗传性疾病",
  },
  ear: { en: "Ear and labyrinth disorders", zh: "耳及迷路类疾病" },
  endocrine: { en: "Endocrine disorders", zh: "内分泌系统疾病" },
  eye: { en: "Eye disorders", zh: "眼器官疾病" },
  gastrointestinal: { en: "Gastrointestinal disorders", zh: "胃肠系统疾病" },
  general: {
    en: "General disorders and administration site conditions",
    zh: "全身性疾病及给药部位各种反应",
  },
  hepatobiliary: { en: "Hepatobiliary disorders", zh: "肝胆系统疾病" },
  immune: { en: "Immune system disorders", zh: "免疫系统疾病" },
  infections: { en: "Infections and infestations", zh: "感染及侵染类疾病" },
  injury: {
    en: "Injury, poisoning and procedural complications",
    zh: "各类损伤、中毒及操作并发症",
  },
  investigations: { en: "Investigations", zh: "各类检查" },
  metabolism: { en: "Metabolism and nutrition disorders", zh: "代谢及营养类疾病" },
  musculoskeletal: {
    en: "Musculoskeletal and connective tissue disorders",
    zh: "各种肌肉骨骼及结缔组织疾病",
  },
  neoplasms: {
    en: "Neoplasms benign, malignant and unspecified (incl. cysts and polyps)",
    zh: "良性、恶性及性质不明的肿瘤（包括囊状和息肉状）",
  },
  nervous: { en: "Nervous system disorders", zh: "各类神经系统疾病" },
  pregnancy: {
    en: "Pregnancy, puerperium and perinatal conditions",
    zh: "妊娠期、产褥期及围产期状况",
  },
  psychiatric: { en: "Psychiatric disorders", zh: "精神病类" },
  renal: { en: "Renal and urinary disorders", zh: "肾脏及泌尿系统疾病" },
  reproductive: { en: "Reproductive system and breast disorders", zh: "生殖系统及乳腺疾病" },
  respiratory: {
    en: "Respiratory, thoracic and mediastinal disorders",
    zh: "呼吸系统、胸及纵隔疾病",
  },
  skin: { en: "Skin and subcutaneous tissue disorders", zh: "皮肤及皮下组织类疾病" },
  social: { en: "Social circumstances", zh: "社会环境" },
  surgical: { en: "Surgical and medical procedures", zh: "各种手术及医疗操作" },
  vascular: { en: "Vascular disorders", zh: "血管与淋巴管类疾病" },
} as const satisfies Record<string, Label>;

export type SystemOrganClass = keyof typeof systemOrganClasses;
