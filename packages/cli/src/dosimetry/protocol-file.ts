import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { DosimetryError, readConstraint } from "@fiducial/dosimetry";
import { InputError, type Protocol, readProtocol, type Trouble } from "@fiducial/study";
import { fileError } from "../file-trouble.ts";
import { readStudyProtocol } from "../study-folder.ts";

/** A limit of the protocol on a structure's dose or volume. */
export interface Criterion {
  readonly purpose: "target" | "organ-at-risk";
  readonly structure: string;
  readonly metric: string;
  readonly limit: string;
}

/**
 * The limits that a protocol sets for plans: those of the target, then those of the organs at risk.
 *
 * @param path the protocol's file, or the study folder that holds it
 * @throws {InputError} with every limit that cannot be read, or where the protocol has none
 */
export async function readPlanCriteria(path: string): Promise<readonly Criterion[]> {
  const { file, definition } = await readProtocolAt(path);
  const { acceptance, constraints } = definition.plan;
  const troubles: Trouble[] = [];
  const listed = (
    list: typeof constraints,
    purpose: Criterion["purpose"],
    place: string,
  ): readonly Criterion[] =>
    list.map(({ structure, metric, limit }, i) => {
      const where = `${file}, plan.${place}[${i}] (${structure})`;
      troubles.push(...limitTroubles(metric, limit, where));
      return { purpose, structure, metric, limit };
    });
  const criteria = [
    ...listed(acceptance, "target", "acceptance"),
    ...listed(constraints, "organ-at-risk", "constraints"),
  ];
  if (criteria.length === 0)
    troubles.push({
      where: `${file}, plan`,
      expected: "limits in acceptance or constraints",
      found: "none",
      remedy: 'Add some, such as { structure: PTV, metric: V100%, limit: ">= 95 %" }.',
    });
  if (troubles.length > 0) throw new InputError(troubles);
  return criteria;
}

function limitTroubles(metric: string, limit: string, where: string): readonly Trouble[] {
  try {
    readConstraint(metric, limit);
    return [];
  } catch (error) {
    if (!(error instanceof DosimetryError)) throw error;
    return [{ ...error.trouble, where: `${where}: ${error.trouble.where}` }];
  }
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
