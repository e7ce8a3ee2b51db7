import { unzipSync } from "fflate";
import { ReportError } from "../report-error.ts";

/** The parts of a Word file by their path. */
export type WordFiles = Readonly<Record<string, Uint8Array>>;

/** No manuscript's text is larger than this when unpacked; a file that swells beyond it was made to. */
const mostBytes = 200_000_000;

/**
 * The parts of a Word file that hold text and properties; pictures are left packed away.
 *
 * @throws {ReportError} where the bytes are no Word file, or one that swells beyond measure
 */
export function wordTextFiles(bytes: Uint8Array, name: string): WordFiles {
  let total = 0;
  const files = unpacked(bytes, name, (path, size) => {
    if (!/\.(xml|rels)$/.test(path)) return false;
    total += size;
    return total <= mostBytes;
  });
  if (total > mostBytes)
    throw new ReportError(
      `${name}: expected a manuscript of at most ${mostBytes / 1_000_000} MB of text, found more. Name another file.`,
    );
  if (files["word/document.xml"] === undefined)
    throw new ReportError(
      `${name}: expected a Word file (.docx), found a zip file without word/document.xml. Save the manuscript as .docx.`,
    );
  return files;
}

function unpacked(
  bytes: Uint8Array,
  name: string,
  wanted: (path: string, size: number) => boolean,
): WordFiles {
  try {
    return unzipSync(bytes, { filter: (file) => wanted(file.name, file.originalSize) });
  } catch {
    throw new ReportError(
      `${name}: expected a Word file (.docx), found bytes that are no zip file or are cut short. Save the manuscript as .docx.`,
    );
  }
}
