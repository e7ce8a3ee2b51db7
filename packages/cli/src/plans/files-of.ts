import { readdir } from "node:fs/promises";
import { leftover } from "../leftover.ts";

/** The files directly in a folder, by name. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !leftover.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}
