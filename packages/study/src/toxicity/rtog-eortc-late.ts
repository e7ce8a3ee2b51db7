import type { Label } from "../label.ts";

/** An organ of the late scheme with its grades 1 to 4; grade 0 is none and grade 5 a death by the late effect. */
export interface LateOrgan {
  readonly label: Label;
  readonly grades: readonly [Label, Label, Label, Label];
}

/**
 * The late radiation morbidity scheme of RTOG and EORTC for organs in and around the abdomen, in short.
 *
 * Cox JD, Stetz J, Pajak TF. Int J Radiat Oncol Biol Phys 1995;31:1341–6. doi:10.1016/0360-3016(95)00060-C.
 * Recalled, not read again at the source, but for grades 2 to 4 of the intestine, read in the transcription of a course on rectal
 * toxicity; the scheme itself calls late what comes after day 90.
 */
export const lateOrgans = {
  liver: {
    label: { en: "Liver", zh: "肝" },
    grades: [
      {
        en: "mild lassitude, nausea, dyspepsia; slightly abnormal liver function",
        zh: "轻度乏力、恶心、消化不良；肝功能轻度异常",
      },
      {
        en: "moderate symptoms; some abnormal liver function tests; normal albumin",
        zh: "中度症状；部分肝功能指标异常；白蛋白正常",
      },
      {
        en: "disabling hepatic insufficiency; liver function tests grossly abnormal; low albumin; oedema or ascites",
        zh: "致残性肝功能不全；肝功能指标明显异常；白蛋白低；水肿或腹水",
      },
      { en: "necrosis; hepatic coma or encephalopathy", zh: "坏死；肝昏迷或肝性脑病" },
    ],
  },
  lung: {
    label: { en: "Lung", zh: "肺" },
    grades: [
      {
        en: "asymptomatic or mild (dry cough); slight radiographic appearances",
        zh: "无症状或轻度（干咳）；影像轻微改变",
      },
      {
        en: "moderate symptomatic fibrosis or pneumonitis; low-grade fever; patchy radiographic appearances",
        zh: "有症状的中度纤维化或肺炎；低热；影像斑片状改变",
      },
      {
        en: "severe symptomatic fibrosis or pneumonitis; dense radiographic changes",
        zh: "有症状的重度纤维化或肺炎；影像致密改变",
      },
      {
        en: "severe respiratory insufficiency; continuous oxygen or ventilation",
        zh: "重度呼吸功能不全；持续吸氧或机械通气",
      },
    ],
  },
  bone: {
    label: { en: "Bone", zh: "骨" },
    grades: [
      { en: "asymptomatic; reduced density", zh: "无症状；骨密度减低" },
      { en: "moderate pain or tenderness; irregular sclerosis", zh: "中度疼痛或压痛；不规则硬化" },
      { en: "severe pain or tenderness; dense sclerosis", zh: "重度疼痛或压痛；致密硬化" },
      { en: "necrosis; spontaneous fracture", zh: "坏死；自发性骨折" },
    ],
  },
  bowel: {
    label: { en: "Small and large intestine", zh: "小肠与大肠" },
    grades: [
      {
        en: "mild diarrhoea or cramps; up to five stools a day",
        zh: "轻度腹泻或痉挛；每日大便不超过 5 次",
      },
      {
        en: "moderate diarrhoea and colic; more than five stools a day; excessive rectal mucus or intermittent bleeding",
        zh: "中度腹泻和绞痛；每日大便超过 5 次；直肠黏液过多或间断出血",
      },
      { en: "obstruction or bleeding that needs surgery", zh: "需手术的梗阻或出血" },
      { en: "necrosis, perforation, fistula", zh: "坏死、穿孔、瘘" },
    ],
  },
  oesophagus: {
    label: { en: "Oesophagus", zh: "食管" },
    grades: [
      {
        en: "mild fibrosis; slight difficulty in swallowing solids",
        zh: "轻度纤维化；吞咽固体食物稍困难",
      },
      {
        en: "unable to take solid food normally; semi-solid food; dilatation may be indicated",
        zh: "不能正常进固体食物；半流质；可能需扩张",
      },
      {
        en: "severe fibrosis; liquids only; dilatation required",
        zh: "重度纤维化；仅能进流质；需扩张",
      },
      { en: "necrosis, perforation, fistula", zh: "坏死、穿孔、瘘" },
    ],
  },
  kidney: {
    label: { en: "Kidney", zh: "肾" },
    grades: [
      {
        en: "transient albuminuria; creatinine 1.5–2.0 mg/dL; clearance above 75 %",
        zh: "一过性蛋白尿；肌酐 1.5–2.0 mg/dL；清除率高于 75%",
      },
      {
        en: "persistent moderate albuminuria (2+); clearance 50–74 %",
        zh: "持续中度蛋白尿 (2+)；清除率 50–74%",
      },
      {
        en: "severe albuminuria; persistent hypertension; creatinine above 4.0 mg/dL; clearance below 50 %",
        zh: "重度蛋白尿；持续高血压；肌酐高于 4.0 mg/dL；清除率低于 50%",
      },
      { en: "malignant hypertension; uraemic coma", zh: "恶性高血压；尿毒症昏迷" },
    ],
  },
  heart: {
    label: { en: "Heart", zh: "心脏" },
    grades: [
      {
        en: "asymptomatic or mild; transient T-wave inversion and ST changes",
        zh: "无症状或轻度；一过性 T 波倒置与 ST 改变",
      },
      { en: "moderate angina on effort; mild pericarditis", zh: "劳力性中度心绞痛；轻度心包炎" },
      {
        en: "severe angina; pericardial effusion; moderate heart failure",
        zh: "重度心绞痛；心包积液；中度心力衰竭",
      },
      { en: "tamponade; severe heart failure", zh: "心包填塞；重度心力衰竭" },
    ],
  },
  "spinal-cord": {
    label: { en: "Spinal cord", zh: "脊髓" },
    grades: [
      { en: "mild Lhermitte's sign", zh: "轻度 Lhermitte 征" },
      { en: "severe Lhermitte's sign", zh: "重度 Lhermitte 征" },
      {
        en: "objective neurological findings at or below the treated level",
        zh: "照射节段及以下有客观神经体征",
      },
      { en: "monoplegia, paraplegia, quadriplegia", zh: "单瘫、截瘫、四肢瘫" },
    ],
  },
} as const satisfies Record<string, LateOrgan>;

export type LateOrganCode = keyof typeof lateOrgans;
