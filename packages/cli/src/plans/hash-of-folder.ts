import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../dosimetry/dicom-folder.ts";

/** One hash over the names, lengths and bytes of all files below a folder, one file at a time in memory. */
export async function hashOfFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of filesBelow(folder).files) {
    // Of a file that cannot be read the name counts; that it cannot is among the troubles.
    const bytes = await readFile(join(folder, file)).catch(() => new Uint8Array(0));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
