import { DosimetryError } from "../dosimetry-error.ts";
import { textLines, type DvhTextOptions, type TextLine } from "./dvh-text.ts";
import type { ExportedDvh } from "./exported-dvh.ts";
import { readEclipseDvhs } from "./read-eclipse-dvhs.ts";
import { readMonacoDvhs } from "./read-monaco-dvhs.ts";
import { readRayStationDvhs } from "./read-raystation-dvhs.ts";

/**
 * The DVHs of a text export of Eclipse, Monaco or RayStation, told apart by how the file begins.
 *
 * @param bytes a whole file, in UTF-8, UTF-16 or the encoding that `options` assumes
 * @returns one cumulative curve a structure (and plan), in the order of the file
 * @throws DosimetryError where the file is none of these, a unit is missing, or a curve is not cumulative
 *
 * @example
 * const dvhs = readExportedDvhs(exported, { name: "dvh.txt" });
 * dvhs.map(({ structureName }) => structureName); // ["Liver-GTV", "PTV"]
 */
export function readExportedDvhs(
  bytes: Uint8Array,
  options: DvhTextOptions = {},
): readonly ExportedDvh[] {
  const lines = firstLines(bytes, options);
  const read = readerOf(lines);
  if (read !== null) return read(bytes, options);
  throw new DosimetryError({
    where: options.name ?? "DVH export",
    expected: "a DVH text export of Eclipse, Monaco or RayStation",
    found: `"${(lines[0]?.text ?? "").replace(/[^\x20-\x7e]/g, "·").slice(0, 60)}"`,
    remedy: "Export the cumulative DVH as text from the planning system.",
  });
}

/** Whether a file begins like a DVH text export; says nothing of what follows. */
export function isExportedDvhText(bytes: Uint8Array): boolean {
  try {
    return readerOf(firstLines(bytes, {})) !== null;
  } catch (error) {
    if (error instanceof DosimetryError) return false;
    throw error;
  }
}

function firstLines(bytes: Uint8Array, options: DvhTextOptions): readonly TextLine[] {
  return textLines(bytes.subarray(0, 65536), { ...options, assumedEncoding: "windows-1252" });
}

function readerOf(
  lines: readonly TextLine[],
): ((bytes: Uint8Array, options: DvhTextOptions) => readonly ExportedDvh[]) | null {
  const begins = (pattern: RegExp): boolean => lines.some(({ text }) => pattern.test(text));
  if (/^\uFEFF?Patient ID\s*:.*\|.*Volume Units\s*:/.test(lines[0]?.text ?? ""))
    return readMonacoDvhs;
  if (begins(/^#\s*RoiName\s*:/i)) return readRayStationDvhs;
  return begins(/^Structure\s*:/) ? readEclipseDvhs : null;
}
