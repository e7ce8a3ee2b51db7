import type { CelInput } from "@bufbuild/cel";
import type { FieldKind } from "../records/field.ts";
import type { Label } from "../label.ts";

/** A single value, with what tables need to show it. */
export interface ValueShape {
  readonly kind: "value";
  readonly of: FieldKind;
  readonly label: Label;
  readonly unit?: string | undefined;
  readonly codes?: Readonly<Record<string, Label>> | undefined;
  /** Decimals that the value deserves. */
  readonly digits?: number | undefined;
}

/** What a name in an expression stands for. */
export type Shape =
  | ValueShape
  | { readonly kind: "map"; readonly fields: Scope }
  /** A map whose keys only the data know, such as laboratory tests. */
  | { readonly kind: "open-map" }
  | { readonly kind: "list"; readonly of: Shape };

export type Scope = ReadonlyMap<string, Shape>;

/**
 * A value of the shape, for trying an expression before there are data. Two samples differ in every value,
 * so that both sides of a condition are tried.
 */
export function sampleOf(shape: Shape, second: boolean): CelInput {
  switch (shape.kind) {
    case "map":
      return new Map([...shape.fields].map(([name, of]) => [name, sampleOf(of, second)]));
    case "open-map":
      return new Map();
    case "list":
      return [sampleOf(shape.of, second), sampleOf(shape.of, !second)];
    case "value":
      return sampleValue(shape.of, Object.keys(shape.codes ?? {}), second);
  }
}

function sampleValue(kind: FieldKind, codes: readonly string[], second: boolean): CelInput {
  switch (kind) {
    case "number":
    case "integer":
      return second ? 1000 : 1;
    case "yes-no":
      return second;
    case "date":
      return second ? "2020-06-15" : "2019-01-01";
    case "code":
      return (second ? codes.at(-1) : codes[0]) ?? "code";
    case "text":
      return second ? "other text" : "text";
  }
}
