import { z } from "zod";
import { protocolDefinition } from "./definition.ts";

/** The JSON Schema of `study.yaml`, by which editors complete and check it. */
export function protocolJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(protocolDefinition, { io: "input", target: "draft-7" });
  return { ...schema, $id: "study-1.schema.json", title: "Fiducial study" };
}
