import type { PlanDosimetryRequest } from "@fiducial/dosimetry";
import {
  foundStructure,
  isTarget,
  type NamedStructure,
  namedStructures,
} from "./named-structure.ts";
import type { OpenedPlan } from "./opened-plan.ts";

/** Where structures that were asked for by name are found in one plan. */
export interface PlanRequest {
  readonly named: readonly NamedStructure[];
  /** By the name asked for: the name that dosimetry knows it by, or why there is none. */
  readonly found: ReadonlyMap<string, RequestedStructure>;
  /** Structures, dose, targets and derived structures, for `planDosimetry`. */
  readonly base: Omit<PlanDosimetryRequest, "prescriptionGy">;
}

export type RequestedStructure =
  | { readonly kind: "found"; readonly name: string; readonly note: string | null }
  | { readonly kind: "missing"; readonly because: string };

/** Finds the structures that are asked for, and makes those that are not drawn. */
export function planRequest(
  { structureSet, dose }: OpenedPlan,
  wanted: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): PlanRequest {
  const named = namedStructures(structureSet.structures, aliases);
  const found = new Map<string, RequestedStructure>();
  const derived: NonNullable<PlanDosimetryRequest["derived"]>[number][] = [];
  for (const name of new Set(wanted)) {
    const meant = foundStructure(name, named);
    if (meant.kind === "derived") {
      derived.push({ name, from: meant.from });
      found.set(name, { kind: "found", name, note: meant.note });
    } else if (meant.kind === "drawn") {
      found.set(name, { kind: "found", name: meant.name, note: meant.note });
    } else found.set(name, meant);
  }
  return {
    named,
    found,
    base: {
      structures: structureSet.structures,
      dose,
      targets: named.filter(isTarget).map(({ structure }) => structure.name),
      derived,
    },
  };
}
