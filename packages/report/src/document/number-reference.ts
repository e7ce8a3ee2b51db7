import type { NumberName } from "@fiducial/study";
import { numberParts, type NumberPart } from "./inline.ts";

/** A number and the face of it that is printed. */
export interface NumberFace {
  readonly name: NumberName;
  readonly part: NumberPart;
}

/**
 * How a manuscript writes a face of a number: the name alone is its value, other faces follow behind a dot.
 *
 * @example
 * referenceText({ name: "os.rate[24]", part: "count-percent" }); // "os.rate[24].count_percent"
 */
export function referenceText({ name, part }: NumberFace): string {
  return part === "value" ? name : `${name}.${part.replaceAll("-", "_")}`;
}

/**
 * The face that a reference means, or null where no number has that name. A name that is a number's own wins over a
 * shorter one with a face.
 */
export function readReference(
  text: string,
  isNumber: (name: NumberName) => boolean,
): NumberFace | null {
  if (isNumber(text)) return { name: text, part: "value" };
  const dot = text.lastIndexOf(".");
  const part = numberParts.find(
    (each) => each !== "value" && text.slice(dot + 1) === each.replaceAll("-", "_"),
  );
  const name = text.slice(0, Math.max(dot, 0));
  return part === undefined || !isNumber(name) ? null : { name, part };
}
