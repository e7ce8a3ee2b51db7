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
 * haemoglobin as its monomer 16 114 g/mol. 1 µkat is 60 U.
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
  const factor = unitFactor(unit, analyte.unit) ?? molarFactor(analyte, unit);
  return factor === null ? null : scaled(value, factor);
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
