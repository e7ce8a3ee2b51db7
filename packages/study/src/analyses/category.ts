import type { Label } from "../label.ts";
import type { BaselineRowDefinition } from "../protocol/definition.ts";
import type { ValueShape } from "../protocol/scope.ts";

/** A line of a table that counts subjects. */
export interface Category {
  /** Part of a number's name: `male`, `<=64`, `>=2,<3`. */
  readonly code: string;
  readonly label: Label;
  readonly holds: (value: string | number | boolean) => boolean;
}

/**
 * The categories of a variable: its codes, yes and no, the intervals between cut-points, or each value that occurs.
 * Codes that nobody has are left out unless the variable is of the study's own making.
 */
export function categoriesOf(
  shape: ValueShape,
  cuts: BaselineRowDefinition["categories"] | null,
  values: readonly (string | number | boolean | null)[],
): readonly Category[] {
  if (shape.of === "yes-no")
    return [
      coded("yes", { en: "Yes", zh: "是" }, true),
      coded("no", { en: "No", zh: "否" }, false),
    ];
  if (shape.of === "code") {
    const present = new Set(values);
    return Object.entries(shape.codes ?? {})
      .filter(([code]) => present.has(code))
      .map(([code, label]) => coded(code, label, code));
  }
  if (cuts === null || cuts === undefined) return [];
  if (cuts === "each-value") {
    const numbers = [...new Set(values.filter((value) => typeof value === "number"))].toSorted(
      (a, b) => a - b,
    );
    return numbers.map((value) => coded(String(value), { en: String(value) }, value));
  }
  return intervals(cuts.cuts, cuts.boundary);
}

function coded(code: string, label: Label, value: string | number | boolean): Category {
  return { code, label, holds: (candidate) => candidate === value };
}

/** Intervals between ascending cut-points; a value on a cut-point belongs to the interval above (`lower`) or below (`upper`). */
function intervals(cuts: readonly number[], boundary: "lower" | "upper"): readonly Category[] {
  const [atLeast, below] = boundary === "lower" ? [">=", "<"] : [">", "<="];
  return [null, ...cuts].map((from, i): Category => {
    const to = cuts[i] ?? null;
    const parts = [
      from === null ? "" : `${atLeast}${from}`,
      to === null ? "" : `${below}${to}`,
    ].filter((part) => part !== "");
    return {
      code: parts.join(","),
      label: { en: parts.map(printed).join(", "), zh: parts.map(printed).join("，") },
      holds: (value) =>
        typeof value === "number" &&
        (from === null || (boundary === "lower" ? value >= from : value > from)) &&
        (to === null || (boundary === "lower" ? value < to : value <= to)),
    };
  });
}

/** "≥ 2" for ">=2". */
function printed(part: string): string {
  return part.replace(
    /^(>=|<=|>|<)/,
    (sign) => `${{ ">=": "≥", "<=": "≤", ">": ">", "<": "<" }[sign] ?? sign} `,
  );
}
