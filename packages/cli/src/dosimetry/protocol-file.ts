import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { InputError, type Protocol, readProtocol } from "@fiducial/study";
import { fileError } from "../file-trouble.ts";
import { readStudyProtocol } from "../study-folder.ts";

/**
 * The limits that a protocol sets for plans: its own and those that it cites.
 *
 * @param path the protocol's file, or the study folder that holds it
 * @throws {InputError} with every limit that cannot be read, or where the protocol has none
 */
export async function readPlanLimits(path: string): Promise<Protocol> {
  const protocol = await readProtocolAt(path);
  if (protocol.limits.length > 0) return protocol;
  throw new InputError([
    {
      where: `${protocol.file}, plan`,
      expected: "limits in acceptance or constraints",
      found: "none",
      remedy: 'Add some, such as { structure: PTV, metric: V100%, limit: ">= 95 %" }.',
    },
  ]);
}

async function readProtocolAt(path: string): Promise<Protocol> {
  try {
    if ((await stat(path)).isDirectory()) return await readStudyProtocol(path);
    const file = basename(path);
    return readProtocol(file, protocolText(file, await readFile(path)));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw fileError(path, "the study's protocol", error);
  }
}

/** No protocol that a person writes is longer. */
const longestProtocolBytes = 5_000_000;

function protocolText(where: string, bytes: Uint8Array): string {
  try {
    if (bytes.length <= longestProtocolBytes)
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Told below.
  }
  throw new InputError([
    {
      where,
      expected: "a protocol: text in UTF-8, at most 5 MB",
      found: `${bytes.length} bytes that are not`,
      remedy: "Name the protocol's file, saved in UTF-8.",
    },
  ]);
}
