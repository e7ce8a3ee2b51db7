import { InputError, type Trouble } from "../input-error.ts";
import { compileProtocol } from "./compile-protocol.ts";
import { protocolDefinition, protocolFormat } from "./definition.ts";
import type { Protocol } from "./protocol.ts";
import { readDefinition } from "./read-definition.ts";

/**
 * Reads `study.yaml`: text → document → definition → protocol.
 *
 * @param file the file's name, for messages.
 * @throws {InputError} with the line and column of everything that is wrong.
 */
export function readProtocol(file: string, text: string): Protocol {
  const { definition, where } = readDefinition(
    {
      format: protocolFormat,
      noun: "a study",
      start: "Start from the file that `fiducial init` writes.",
      page: "docs/protocol.md",
      schema: protocolDefinition,
    },
    file,
    text,
  );
  const troubles: Trouble[] = [];
  const protocol = compileProtocol(file, definition, ({ path, ...trouble }) =>
    troubles.push({ where: where(path), ...trouble }),
  );
  if (troubles.length > 0) throw new InputError(troubles);
  return protocol;
}
