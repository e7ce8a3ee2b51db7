import type { NumberName } from "@fiducial/study";
import { partsOf } from "./document/number-parts.ts";
import { referenceText } from "./document/number-reference.ts";
import { plainText } from "./document/inline.ts";
import { studyReport } from "./document/study-report.ts";
import { numberLabel } from "./door/number-label.ts";
import type { Edition } from "./edition.ts";
import { absent } from "./format-number.ts";
import { printNumber } from "./print-number.ts";
import { studyTables } from "./study-tables.ts";

/** One number as a manuscript can refer to it. */
export interface ListedNumber {
  readonly name: NumberName;
  /** What it is, in the edition's language. */
  readonly label: string;
  /** What each reference prints: `os.rate[24].percent` → `44.2`. The number's own name comes first. */
  readonly prints: Readonly<Record<string, string>>;
}

/** A table or figure that a manuscript can place. */
export interface ListedBlock {
  readonly what: "table" | "figure";
  readonly id: string;
  readonly title: string;
}

/** Everything that a manuscript can refer to. */
export interface NumberListing {
  readonly numbers: readonly ListedNumber[];
  readonly blocks: readonly ListedBlock[];
}

/** All references of an edition with what they print; faces that a number does not have are left out. */
export function numberListing(edition: Edition): NumberListing {
  const { results } = edition;
  return {
    numbers: Object.values(results.numbers).map((number) => ({
      name: number.name,
      label: numberLabel(edition, number.name),
      prints: facesOf(edition, number.name),
    })),
    blocks: [
      ...studyTables(edition).map(({ id, title }): ListedBlock => ({
        what: "table",
        id,
        title: plainText(title),
      })),
      ...studyReport(edition)
        .sections.flatMap(({ blocks }) => blocks)
        .flatMap((block): readonly ListedBlock[] =>
          block.kind === "figure"
            ? [{ what: "figure", id: block.figure.id, title: plainText(block.figure.caption) }]
            : [],
        ),
    ],
  };
}

function facesOf(edition: Edition, name: NumberName): Readonly<Record<string, string>> {
  const number = edition.find(name);
  const faces: Record<string, string> = {};
  const seen = new Set<string>();
  for (const part of partsOf(number)) {
    const printed = printNumber(number, part, edition.words);
    if (part !== "value" && (printed === absent || seen.has(printed))) continue;
    seen.add(printed);
    faces[referenceText({ name, part })] = printed;
  }
  return faces;
}
