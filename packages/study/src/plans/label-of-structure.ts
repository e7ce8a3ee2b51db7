import { structureDictionary } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { structureLabel } from "../treatment/constraints/structure-label.ts";

/**
 * What a structure is called in a report: the protocol's label, otherwise the library's, otherwise its TG-263 name with
 * the Chinese of the dictionary of names.
 */
export function labelOfStructure(structure: string, { definition, limits }: Protocol): Label {
  const own =
    definition.plan.metrics.find((each) => each.structure === structure && each.label)?.label ??
    limits.find((limit) => limit.structure === structure && limit.label.en !== structure)?.label;
  if (own !== undefined) return own;
  const library = structureLabel(structure);
  if (library.zh !== undefined) return library;
  const [, base = structure, side] = /^(.*?)(_[LR])?$/.exec(structure) ?? [];
  const chinese = structureDictionary.find(({ name }) => name === base)?.chinese[0];
  const sides = { en: { _L: ", left", _R: ", right" }, zh: { _L: "左", _R: "右" } } as const;
  const which = side as "_L" | "_R" | undefined;
  return {
    en: spelled(base) + (which === undefined ? "" : sides.en[which]),
    ...(chinese === undefined
      ? {}
      : { zh: (which === undefined ? "" : sides.zh[which]) + chinese }),
  };
}

/** `Bowel_Small` reads "Bowel small". A target's name stays as it is. */
function spelled(name: string): string {
  if (/^[A-Z]{2,}/.test(name)) return name;
  const words = name.replaceAll("_", " ").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
  return words.charAt(0) + words.slice(1).toLowerCase();
}
