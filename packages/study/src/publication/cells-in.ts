import type { Cells } from "../results/study-results.ts";

/** Every line of a table among some results, wherever it stands: a number for all and one for each group. */
export function cellsIn(value: unknown): readonly Cells[] {
  if (Array.isArray(value)) return value.flatMap(cellsIn);
  if (typeof value !== "object" || value === null) return [];
  if (isCells(value)) return [value];
  return Object.values(value).flatMap(cellsIn);
}

function isCells(value: object): value is Cells {
  if (!("overall" in value) || typeof value.overall !== "string") return false;
  return "groups" in value && typeof value.groups === "object";
}
