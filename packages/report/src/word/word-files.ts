import { unzipSync } from "fflate";
import { InputError } from "@fiducial/study";

/** The parts of a Word file by their path. */
export type WordFiles = Readonly<Record<string, Uint8Array>>;

/** No manuscript's text is larger than this when unpacked; a file that swells beyond it was made to. */
const mostBytes = 200_000_000;

/**
 * The parts of a Word file that hold text and properties; pictures are left packed away.
 *
 * @throws {InputError} where the bytes are no Word file, or one that swells beyond measure
 */
export function wordTextFiles(bytes: Uint8Array, name: string): WordFiles {
  let total = 0;
  const files = unpacked(bytes, name, (path, size) => {
    if (!/\.(xml|rels)$/.test(path)) return false;
    total += size;
    return total <= mostBytes;
  });
  if (total > mostBytes) throw unusable(name, "more than 200 MB of text", "Name another file.");
  if (files["word/document.xml"] === undefined)
    throw unusable(name, "a zip file without word/document.xml");
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
    throw unusable(name, "bytes that are no zip file, or are cut short");
  }
}

function unusable(
  where: string,
  found: string,
  remedy = "Save the manuscript as .docx.",
): InputError {
  return new InputError([{ where, expected: "a Word file (.docx)", found, remedy }]);
}
