import { assumableCharacterSets, type UndeclaredName } from "@fiducial/dosimetry";
import { UsageError } from "../stats/usage-error.ts";

/** @throws UsageError for what is no character set of DICOM */
export function readCharacterSetOption(text: string | undefined): string | undefined {
  const term = text?.trim().toUpperCase();
  if (term === undefined || assumableCharacterSets.includes(term)) return term;
  throw new UsageError(
    `--character-set: expected one of ${assumableCharacterSets.join(", ")}, found "${text}". Write it as GB18030.`,
  );
}

/** A sentence on names that are in no declared character set, where it is likely which one they are in. */
export function undeclaredNameNotes(name: UndeclaredName | null): readonly string[] {
  if (name === null) return [];
  return [
    `Names are in no declared character set: --character-set GB18030 reads "${name.read}" as "${name.inGb18030}".`,
  ];
}
