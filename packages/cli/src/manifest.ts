import { byPath, type NamedBytes, sha256 } from "./hash.ts";

export const manifestFile = "manifest.json";

const manifestFormat = "fiducial-manifest/1";

/** What Fiducial wrote into a folder, so that a reader can check it and a later run may replace it. */
export interface Manifest {
  readonly format: typeof manifestFormat;
  readonly version: string;
  readonly protocolHash: string;
  readonly dataHash: string;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
}

export function manifestOf(
  provenance: Pick<Manifest, "version" | "protocolHash" | "dataHash">,
  files: readonly NamedBytes[],
): Manifest {
  return {
    format: manifestFormat,
    version: provenance.version,
    protocolHash: provenance.protocolHash,
    dataHash: provenance.dataHash,
    files: files
      .toSorted(byPath)
      .map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.length })),
  };
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest in a text, or null where the text is none that Fiducial wrote. */
export function readManifest(text: string): Manifest | null {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    return value?.format === manifestFormat && Array.isArray(value.files)
      ? (value as Manifest)
      : null;
  } catch {
    return null;
  }
}
