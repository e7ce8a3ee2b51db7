import { type Day, dayOf } from "./calendar.ts";
import type { SourcePatient } from "./source-patient.ts";

/** The tests that the article's grades rest on. */
export const laboratoryTests = [
  "ALT",
  "AST",
  "TBIL",
  "ALB",
  "INR",
  "PLT",
  "WBC",
  "ANC",
  "HGB",
  "CREA",
] as const;

export type LaboratoryTest = (typeof laboratoryTests)[number] | "ALP" | "GGT" | "LYM" | "AFP";

export interface Limits {
  readonly unit: string;
  readonly decimals: number;
  readonly lower: number;
  readonly upper: number;
}

/** The laboratory changed its limits of normal on this day. */
const change = dayOf("2014-01-01");

/** Limits of normal of the day, as the synthetic laboratory printed them. */
export function limitsOf(test: LaboratoryTest, sex: SourcePatient["sex"], day: Day): Limits {
  const old = day < change;
  const male = sex === "male";
  switch (test) {
    case "ALT":
      return limits("U/L", 0, ...pick(old, [5, 40], male ? [9, 50] : [7, 40]));
    case "AST":
      return limits("U/L", 0, ...pick(old, [8, 40], male ? [15, 40] : [13, 35]));
    case "TBIL":
      return limits("umol/L", 1, 3.4, 20.5);
    case "ALB":
      return limits("g/L", 1, ...pick(old, [35, 55], [40, 55]));
    case "INR":
      return limits("1", 2, 0.8, 1.2);
    case "PLT":
      return limits("10*9/L", 0, ...pick(old, [100, 300], [125, 350]));
    case "WBC":
      return limits("10*9/L", 2, ...pick(old, [4, 10], [3.5, 9.5]));
    case "ANC":
      return limits("10*9/L", 2, ...pick(old, [2, 7], [1.8, 6.3]));
    case "HGB":
      if (male) return limits("g/L", 0, ...pick(old, [120, 160], [130, 175]));
      return limits("g/L", 0, ...pick(old, [110, 150], [115, 150]));
    case "ALP":
      return limits("U/L", 0, ...pick(old, [40, 150], male ? [45, 125] : [50, 135]));
    case "GGT":
      return limits("U/L", 0, ...pick(old, [7, 50], male ? [10, 60] : [7, 45]));
    case "LYM":
      return limits("10*9/L", 2, ...pick(old, [0.8, 4], [1.1, 3.2]));
    case "AFP":
      return limits("ng/mL", 1, 0, old ? 10 : 7);
    case "CREA":
      return limits("umol/L", 0, ...(male ? pick(old, [53, 106], [57, 97]) : ([41, 80] as const)));
  }
}

type Pair = readonly [number, number];

function pick(old: boolean, before: Pair, since: Pair): Pair {
  return old ? before : since;
}

function limits(unit: string, decimals: number, lower: number, upper: number): Limits {
  return { unit, decimals, lower, upper };
}
