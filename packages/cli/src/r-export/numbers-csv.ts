import { csvText, type StudyNumber, type StudyResults } from "@fiducial/study";
import type { Recipes } from "./recipes.ts";

/** Every number in full precision, with its bounds and the call in R that recomputes it. */
export function numbersCsv(results: StudyResults, recipes: Recipes): string {
  return csvText(
    ["name", "value", "lower", "upper", "convention", "r"],
    Object.values(results.numbers).map((number) => [
      number.name,
      number.value,
      ...boundsOf(number),
      number.convention,
      recipes.get(number.name) ?? null,
    ]),
  );
}

/** Interval or extremes; count and total of a proportion. */
function boundsOf(number: StudyNumber): readonly [number | null, number | null] {
  switch (number.kind) {
    case "probability":
    case "duration":
    case "ratio":
      return [number.interval?.lower ?? null, number.interval?.upper ?? null];
    case "range":
      return [number.lower, number.upper];
    case "proportion":
      return [number.count, number.total];
    default:
      return [null, null];
  }
}
