import { differenceOf, intersectionOf, unionOf } from "./boolean.ts";
import { ringAround, withMargin, type MarginOption } from "./margin.ts";
import type { Solid } from "./solid.ts";

/** A structure by its name, or made of others: Liver − GTV, Kidney_L + Kidney_R, ITV + 5 mm, a ring. */
export type StructureExpression =
  | string
  | { readonly union: readonly StructureExpression[] }
  | { readonly intersection: readonly [StructureExpression, StructureExpression] }
  | { readonly difference: readonly [StructureExpression, StructureExpression] }
  | { readonly margin: MarginOption; readonly of: StructureExpression }
  | {
      readonly ring: readonly [innerMm: number, outerMm: number];
      readonly of: StructureExpression;
    };

/** What an expression names, or the first name that is not there. */
export type ExpressionResult =
  | { readonly kind: "solid"; readonly solid: Solid }
  | { readonly kind: "missing"; readonly name: string };

/**
 * The solid of an expression.
 *
 * @param solidOf the solid of a name, or null
 * @param smoothOf the same for margins: around the steps of slabs a margin would run outside of the surface
 */
export function evaluateExpression(
  expression: StructureExpression,
  solidOf: (name: string) => Solid | null,
  smoothOf: (name: string) => Solid | null = solidOf,
): ExpressionResult {
  let missing: string | null = null;
  const empty = unionOf();
  const walk = (part: StructureExpression, of: typeof solidOf = solidOf): Solid => {
    if (typeof part === "string") {
      const solid = of(part);
      if (solid === null) missing ??= part;
      return solid ?? empty;
    }
    if ("union" in part) return unionOf(...part.union.map((each) => walk(each, of)));
    if ("intersection" in part) {
      return intersectionOf(walk(part.intersection[0], of), walk(part.intersection[1], of));
    }
    if ("difference" in part) {
      return differenceOf(walk(part.difference[0], of), walk(part.difference[1], of));
    }
    if ("ring" in part) return ringAround(walk(part.of, smoothOf), part.ring[0], part.ring[1]);
    return withMargin(walk(part.of, smoothOf), part.margin);
  };
  const solid = walk(expression);
  return missing === null ? { kind: "solid", solid } : { kind: "missing", name: missing };
}
