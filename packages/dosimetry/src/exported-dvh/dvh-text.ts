import { DosimetryError } from "../dosimetry-error.ts";
import { limits } from "../dicom/limits.ts";

/** A line of a text export, with its number for messages. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

export interface DvhTextOptions {
  /** How messages name the file. */
  readonly name?: string;
  /** The encoding of a file that is neither UTF-8 nor UTF-16, as TextDecoder knows it: `gb18030`. */
  readonly assumedEncoding?: string;
}

const longestLine = 1000;

/**
 * The lines of a text export. UTF-16 is known by its mark, UTF-8 by its form; anything else is what the caller assumes, or windows-1252.
 *
 * @throws DosimetryError where the file is larger than any export
 */
export function textLines(bytes: Uint8Array, options: DvhTextOptions = {}): readonly TextLine[] {
  if (bytes.length > limits.exportedDvhCharacters)
    throw new DosimetryError({
      where: options.name ?? "DVH export",
      expected: `at most ${limits.exportedDvhCharacters} bytes`,
      found: String(bytes.length),
      remedy: "Export fewer structures, or a coarser dose step.",
    });
  const lines = decoded(bytes, options.assumedEncoding ?? "windows-1252")
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ number: index + 1, text: text.trim() }));
  const long = lines.find(({ text }) => text.length > longestLine);
  if (long !== undefined)
    throw new DosimetryError({
      where: `${options.name ?? "DVH export"}, line ${long.number}`,
      expected: `lines of at most ${longestLine} characters`,
      found: String(long.text.length),
      remedy: "Give the text file that the planning system exported.",
    });
  return lines;
}

function decoded(bytes: Uint8Array, assumed: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(assumed).decode(bytes);
  }
}

/** Gy for one of a unit of dose; null where it is none. */
export function grayOf(unit: string): number | null {
  if (/^gy$/i.test(unit.trim())) return 1;
  return /^cgy$/i.test(unit.trim()) ? 0.01 : null;
}

/** Whether a unit of volume is cm³; files spell the ³ in several ways, not all of which survive an encoding. */
export function isCubicCentimetre(unit: string): boolean {
  return /^(cm.{0,3}|cc|ccm|ml)$/i.test(unit.trim());
}

/** A number written with a point; null for anything else, commas included, since `1,234` has two readings. */
export function decimalOf(text: string): number | null {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : null;
}
