import { type Constraint, DosimetryError, readConstraint } from "@fiducial/dosimetry";

/** Doses and volumes of a paper may lack their unit, their brackets and their subscripts. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(?:D ?max|max(?:imum)?(?: (?:point )?dose)?)$/i, "Dmax"],
  [/^(?:D ?mean|mean(?: \w+)? dose|MLD)$/i, "Dmean"],
  [/^V ?(\d+(?:\.\d+)?)$/i, "V$1Gy"],
];

/**
 * Reads a dose limit as a paper prints it, as far as it can be read.
 *
 * @returns null where it is written otherwise
 *
 * @example
 * readPrintedLimit("V55 < 5 %")?.limit; // { comparison: "<", value: 5, unit: "%" }
 */
export function readPrintedLimit(text: string): Constraint | null {
  const plain = text.replace(/[_{}]/g, "").replace(/\s+/g, " ").trim();
  const [, written, limit] = /^(.+?) ?([<>≤≥].*)$/.exec(plain) ?? [];
  if (written === undefined || limit === undefined) return null;
  const [spelling, name] = spellings.find(([pattern]) => pattern.test(written)) ?? [];
  const metric = spelling === undefined ? written : written.replace(spelling, name!);
  try {
    return readConstraint(metric, limit);
  } catch (error) {
    if (error instanceof DosimetryError) return null;
    throw error;
  }
}

/** Organs that come in pairs. */
export const pairedOrgan =
  /\b(kidneys?|lungs?|parotids?|femoral heads?|eyes?|cochleae?|optic nerves?)\b/i;
