import type { NumberName } from "@fiducial/study";

/** Which face of a number is printed: its value, its interval, its count with percentage, … */
export type NumberPart =
  | "value"
  | "percent"
  | "count"
  | "count-percent"
  | "total"
  | "interval"
  | "value-interval"
  | "equation"
  | "at-risk";

export const numberParts: readonly NumberPart[] = [
  "value",
  "percent",
  "count",
  "count-percent",
  "total",
  "interval",
  "value-interval",
  "equation",
  "at-risk",
];

/** A printed number that knows which result it is. */
export interface NumberReference {
  readonly kind: "number";
  readonly name: NumberName;
  readonly part: NumberPart;
  /** As printed in the language of the report. */
  readonly text: string;
  /** Full precision; null where the number does not exist. */
  readonly value: number | null;
}

/** A piece of running text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "emphasis"; readonly text: string }
  | { readonly kind: "superscript"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly address: string }
  | CrossReference
  | NumberReference;

/** "Table 2" in running text, leading to that table; its text comes with the numbering. */
export interface CrossReference {
  readonly kind: "cross-reference";
  /** `table-baseline`, `figure-survival`. */
  readonly target: string;
  readonly text: string;
}

export type Phrase = readonly Inline[];

/**
 * Running text with numbers in place.
 *
 * @example
 * phrase`Of ${{ kind: "text", text: "41" }} subjects`.length; // 3
 */
export function phrase(
  strings: TemplateStringsArray,
  ...values: readonly (Inline | Phrase | string)[]
): Phrase {
  const pieces: Inline[] = [];
  strings.forEach((text, index) => {
    if (text !== "") pieces.push({ kind: "text", text });
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === "string") pieces.push({ kind: "text", text: value });
    else if ("kind" in value) pieces.push(value);
    else pieces.push(...value);
  });
  return pieces;
}

/** Several phrases as one, with a separator between them. */
export function joined(phrases: readonly Phrase[], separator: string, last = separator): Phrase {
  return phrases.flatMap((each, index): Phrase => {
    if (index === 0) return each;
    const between = index === phrases.length - 1 ? last : separator;
    return [{ kind: "text", text: between }, ...each];
  });
}

/** The letters of a phrase, without its references. */
export function plainText(text: Phrase): string {
  return text.map((each) => each.text).join("");
}
