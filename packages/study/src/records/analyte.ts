import { scaled, unitFactor } from "./unit.ts";

/** A laboratory test that has one unit throughout a study. */
export interface Analyte {
  readonly code: string;
  readonly unit: string;
  /** Factor from mg/dL where the unit is molar. */
  readonly fromMgPerDl?: number;
}

/** Molar masses by CODATA-based factors in common clinical use: bilirubin 584.66 g/mol, creatinine 113.12 g/mol. */
const analytes: readonly Analyte[] = [
  { code: "ALT", unit: "U/L" },
  { code: "AST", unit: "U/L" },
  { code: "ALP", unit: "U/L" },
  { code: "GGT", unit: "U/L" },
  { code: "TBIL", unit: "µmol/L", fromMgPerDl: 17.1 },
  { code: "CREA", unit: "µmol/L", fromMgPerDl: 88.4 },
  { code: "ALB", unit: "g/L" },
  { code: "HGB", unit: "g/L" },
  { code: "PLT", unit: "10*9/L" },
  { code: "WBC", unit: "10*9/L" },
  { code: "ANC", unit: "10*9/L" },
  { code: "LYM", unit: "10*9/L" },
  { code: "AFP", unit: "ng/mL" },
  { code: "INR", unit: "1" },
];

/** The analyte of a test's name, or null for one that has no known unit. */
export function analyteOf(test: string): Analyte | null {
  const code = test.trim().toUpperCase();
  return analytes.find((analyte) => analyte.code === code) ?? null;
}

/** A value in the analyte's own unit; null where the unit cannot be converted. A missing unit is taken for the analyte's own. */
export function inAnalyteUnit(analyte: Analyte, value: number, unit: string | null): number | null {
  if (unit === null) return value;
  if (analyte.fromMgPerDl !== undefined && /^mg\/d[lL]$/.test(unit))
    return scaled(value, analyte.fromMgPerDl);
  const factor = unitFactor(unit, analyte.unit);
  return factor === null ? null : scaled(value, factor);
}
