import type { Label } from "../label.ts";
import { canonicalUnit, scaled, unitFactor } from "./unit.ts";

/** A laboratory test that has one unit throughout a study. */
export interface Analyte {
  readonly code: string;
  readonly label: Label;
  readonly unit: string;
  /** Other names of the test, in lower case. */
  readonly names: readonly string[];
  /** Factor from mg/dL where the unit is molar. */
  readonly fromMgPerDl?: number;
  /** Whether a milliequivalent is a millimole, as of sodium and potassium. */
  readonly monovalent?: true;
  /** Factor from mmol/L where the unit is a mass. */
  readonly fromMmolPerL?: number;
  /** Values that a living person can have, in the unit; a count may also be 0. What lies outside is a wrong unit or a slip. */
  readonly plausible: readonly [number, number];
  /** Where laboratories put a limit of normal of the test: the lower one of tests that fall, the upper one of tests that rise. */
  readonly usualLimit: {
    readonly side: "lower" | "upper";
    readonly range: readonly [number, number];
  } | null;
}

/**
 * Molar masses as laboratories use them: bilirubin 584.66 g/mol (17.1 µmol/L are 1 mg/dL), creatinine 113.12 g/mol (88.4),
 * haemoglobin as its monomer 16 114 g/mol, calcium 40.08, magnesium 24.305, phosphate as phosphorus 30.974, glucose 180.16,
 * cholesterol 386.65, triglycerides as triolein 885.4, uric acid 168.11. 1 µkat is 60 U.
 */
const analytes: readonly Analyte[] = [
  rising(
    "ALT",
    { en: "ALT", zh: "丙氨酸氨基转移酶 (ALT)" },
    "U/L",
    [1, 30000],
    [20, 90],
    ["gpt", "sgpt", "alat"],
  ),
  rising(
    "AST",
    { en: "AST", zh: "天冬氨酸氨基转移酶 (AST)" },
    "U/L",
    [1, 30000],
    [20, 90],
    ["got", "sgot", "asat"],
  ),
  rising(
    "ALP",
    { en: "Alkaline phosphatase", zh: "碱性磷酸酶 (ALP)" },
    "U/L",
    [3, 10000],
    [60, 350],
    ["ap", "alkaline phosphatase"],
  ),
  rising(
    "GGT",
    { en: "GGT", zh: "γ-谷氨酰转移酶 (GGT)" },
    "U/L",
    [1, 10000],
    [20, 120],
    ["γ-gt", "gamma-gt", "ggtp"],
  ),
  {
    ...rising(
      "TBIL",
      { en: "Bilirubin", zh: "总胆红素" },
      "µmol/L",
      [1.7, 1500],
      [10, 40],
      ["bil", "bilirubin", "total bilirubin", "总胆红素"],
    ),
    fromMgPerDl: 17.1,
  },
  {
    ...rising(
      "CREA",
      { en: "Creatinine", zh: "肌酐" },
      "µmol/L",
      [9, 3500],
      [40, 150],
      ["creatinine", "cr", "scr", "肌酐"],
    ),
    fromMgPerDl: 88.4,
  },
  falling("ALB", { en: "Albumin", zh: "白蛋白" }, "g/L", [6, 80], [25, 48], ["albumin", "白蛋白"]),
  {
    ...falling(
      "HGB",
      { en: "Haemoglobin", zh: "血红蛋白" },
      "g/L",
      [20, 250],
      [90, 150],
      ["hb", "hgb", "haemoglobin", "hemoglobin", "血红蛋白"],
    ),
    fromMmolPerL: 16.114,
  },
  falling(
    "PLT",
    { en: "Platelets", zh: "血小板" },
    "10*9/L",
    [1, 3000],
    [80, 200],
    ["platelets", "thrombocytes", "血小板"],
  ),
  falling(
    "WBC",
    { en: "Leukocytes", zh: "白细胞" },
    "10*9/L",
    [0.05, 600],
    [2.5, 6],
    ["leukocytes", "white blood cells", "白细胞"],
  ),
  falling(
    "ANC",
    { en: "Neutrophils", zh: "中性粒细胞" },
    "10*9/L",
    [0.01, 300],
    [1, 3],
    ["neutrophils", "neut", "中性粒细胞"],
  ),
  falling(
    "LYM",
    { en: "Lymphocytes", zh: "淋巴细胞" },
    "10*9/L",
    [0.01, 500],
    [0.5, 2],
    ["lymphocytes", "alc", "淋巴细胞"],
  ),
  {
    code: "AFP",
    label: { en: "AFP", zh: "甲胎蛋白 (AFP)" },
    unit: "ng/mL",
    names: [],
    plausible: [0.1, 1e8],
    usualLimit: null,
  },
  rising(
    "INR",
    { en: "INR", zh: "国际标准化比值 (INR)" },
    "1",
    [0.5, 25],
    [1, 1.5],
    ["pt-inr", "pt/inr"],
  ),
  {
    ...falling(
      "NA",
      { en: "Sodium", zh: "钠" },
      "mmol/L",
      [80, 220],
      [125, 150],
      ["sodium", "na+", "钠"],
    ),
    monovalent: true,
  },
  {
    ...falling(
      "K",
      { en: "Potassium", zh: "钾" },
      "mmol/L",
      [0.8, 15],
      [2.5, 4.5],
      ["potassium", "k+", "钾"],
    ),
    monovalent: true,
  },
  {
    ...falling(
      "CACORR",
      { en: "Calcium, corrected", zh: "校正钙" },
      "mmol/L",
      [0.5, 8],
      [1.8, 2.5],
      ["corrected calcium", "calcium corrected", "校正钙"],
    ),
    fromMgPerDl: 0.2495,
  },
  falling(
    "ICA",
    { en: "Calcium, ionised", zh: "离子钙" },
    "mmol/L",
    [0.2, 4],
    [0.9, 1.25],
    ["ionised calcium", "ionized calcium", "离子钙", "游离钙"],
  ),
  {
    ...falling(
      "MG",
      { en: "Magnesium", zh: "镁" },
      "mmol/L",
      [0.05, 10],
      [0.5, 1],
      ["magnesium", "镁"],
    ),
    fromMgPerDl: 0.4114,
  },
  {
    ...falling(
      "PHOS",
      { en: "Phosphate", zh: "磷" },
      "mmol/L",
      [0.05, 10],
      [0.6, 1.2],
      ["phosphate", "phosphorus", "磷"],
    ),
    fromMgPerDl: 0.3229,
  },
  {
    ...falling(
      "GLUC",
      { en: "Glucose", zh: "葡萄糖" },
      "mmol/L",
      [0.3, 120],
      [2.5, 5],
      ["glucose", "葡萄糖", "血糖"],
    ),
    fromMgPerDl: 0.05551,
  },
  {
    ...falling(
      "GLUCF",
      { en: "Glucose, fasting", zh: "空腹血糖" },
      "mmol/L",
      [0.3, 120],
      [2.5, 5],
      ["fasting glucose", "glucose fasting", "空腹血糖"],
    ),
    fromMgPerDl: 0.05551,
  },
  {
    ...rising(
      "CHOL",
      { en: "Cholesterol", zh: "总胆固醇" },
      "mmol/L",
      [0.3, 50],
      [4, 8],
      ["cholesterol", "total cholesterol", "总胆固醇"],
    ),
    fromMgPerDl: 0.02586,
  },
  {
    ...rising(
      "TRIG",
      { en: "Triglycerides", zh: "甘油三酯" },
      "mmol/L",
      [0.1, 150],
      [1, 3],
      ["triglycerides", "tg", "甘油三酯"],
    ),
    fromMgPerDl: 0.01129,
  },
  {
    ...rising(
      "URATE",
      { en: "Uric acid", zh: "尿酸" },
      "µmol/L",
      [10, 3000],
      [280, 520],
      ["uric acid", "ua", "尿酸"],
    ),
    fromMgPerDl: 59.48,
  },
  rising("LIPASE", { en: "Lipase", zh: "脂肪酶" }, "U/L", [1, 50000], [30, 450], ["脂肪酶"]),
  rising("AMYLASE", { en: "Amylase", zh: "淀粉酶" }, "U/L", [1, 50000], [60, 250], ["淀粉酶"]),
  rising(
    "APTT",
    { en: "aPTT", zh: "活化部分凝血活酶时间 (aPTT)" },
    "s",
    [10, 400],
    [28, 55],
    ["ptt"],
  ),
  falling(
    "FIB",
    { en: "Fibrinogen", zh: "纤维蛋白原" },
    "g/L",
    [0.05, 30],
    [1, 3],
    ["fibrinogen", "纤维蛋白原"],
  ),
  falling(
    "CD4",
    { en: "CD4 lymphocytes", zh: "CD4 淋巴细胞" },
    "10*9/L",
    [0.001, 10],
    [0.2, 0.9],
    ["cd4+"],
  ),
  {
    code: "PTP",
    label: { en: "Prothrombin time over control", zh: "凝血酶原时间延长" },
    unit: "s",
    names: ["pt prolongation"],
    plausible: [0, 200],
    usualLimit: null,
  },
];

const byName = new Map(
  analytes.flatMap((analyte) =>
    [analyte.code.toLowerCase(), ...analyte.names].map((name) => [name, analyte] as const),
  ),
);

/** Codes of the tests whose units are known. */
export const analyteCodes: readonly string[] = analytes.map(({ code }) => code);

/** The analyte of a test's name, or null for one that has no known unit. */
export function analyteOf(test: string): Analyte | null {
  return byName.get(test.trim().toLowerCase()) ?? null;
}

/** A value in the analyte's own unit; null where the unit cannot be converted. A missing unit is taken for the analyte's own. */
export function inAnalyteUnit(analyte: Analyte, value: number, unit: string | null): number | null {
  if (unit === null) return value;
  const factor =
    unitFactor(unit, analyte.unit) ?? equivalentFactor(analyte, unit) ?? molarFactor(analyte, unit);
  return factor === null ? null : scaled(value, factor);
}

/** 1 mEq/L is 1 mmol/L of an ion of one charge. */
function equivalentFactor({ monovalent }: Analyte, unit: string): number | null {
  return monovalent === true && /^meq\/L$/i.test(canonicalUnit(unit)) ? 1 : null;
}

function molarFactor(analyte: Analyte, unit: string): number | null {
  const { fromMgPerDl, fromMmolPerL } = analyte;
  if (fromMgPerDl !== undefined) {
    const mass = unitFactor(unit, "mg/dL");
    return mass === null ? null : mass * fromMgPerDl;
  }
  if (fromMmolPerL === undefined) return null;
  const amount = unitFactor(canonicalUnit(unit), "mmol/L");
  return amount === null ? null : amount * fromMmolPerL;
}

function rising(
  code: string,
  label: Label,
  unit: string,
  plausible: Analyte["plausible"],
  upperLimit: readonly [number, number],
  names: readonly string[],
): Analyte {
  return { code, label, unit, names, plausible, usualLimit: { side: "upper", range: upperLimit } };
}

function falling(
  code: string,
  label: Label,
  unit: string,
  plausible: Analyte["plausible"],
  lowerLimit: readonly [number, number],
  names: readonly string[],
): Analyte {
  return { code, label, unit, names, plausible, usualLimit: { side: "lower", range: lowerLimit } };
}
