import type { StudyNumber } from "@fiducial/study";
import type { NumberPart } from "./inline.ts";

/** The faces that a number of a kind has, its value first. */
export function partsOf({ kind }: StudyNumber): readonly NumberPart[] {
  switch (kind) {
    case "proportion":
      return ["value", "percent", "count", "count-percent", "total"];
    case "probability":
      return ["value", "percent", "interval", "value-interval", "at-risk"];
    case "duration":
    case "ratio":
      return ["value", "interval", "value-interval"];
    case "count":
      return ["value", "count", "equation"];
    case "p-value":
      return ["value", "equation"];
    case "range":
    case "quantity":
    case "withheld":
      return ["value"];
  }
}
