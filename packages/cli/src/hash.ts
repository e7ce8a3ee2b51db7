import { createHash } from "node:crypto";

export interface NamedBytes {
  /** With / as separator, relative to the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** One hash over several files: their names, lengths and bytes, in the order of the names. */
export function sha256OfFiles(files: readonly NamedBytes[]): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of files.toSorted(byPath))
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest("hex");
}

/** By code units, which no locale changes. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
