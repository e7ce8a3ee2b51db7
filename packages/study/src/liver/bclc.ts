import type { ChildPugh } from "./child-pugh.ts";

export type BclcStage = "0" | "A" | "B" | "C" | "D";

/** What a stage is made from; null where it is not recorded. */
export interface BclcParts {
  readonly ecog: number | null;
  readonly childPughClass: ChildPugh["class"];
  readonly portalInvasion: boolean | null;
  readonly extrahepaticSpread: boolean | null;
  /** Number of tumours in the liver, and the diameter of each where it is known. */
  readonly tumours: number;
  readonly diametersMm: readonly (number | null)[];
}

export type BclcPart =
  | "performance status"
  | "Child-Pugh class"
  | "portal invasion"
  | "extrahepatic spread"
  | "tumours"
  | "diameters";

export type Bclc =
  | { readonly stage: BclcStage }
  | { readonly stage: null; readonly missing: readonly BclcPart[] };

/**
 * The stage by the Barcelona Clinic Liver Cancer strategy, 2022.
 *
 * D: end-stage liver function or performance status 3–4. C: portal invasion, extrahepatic spread or performance status 1–2.
 * Otherwise 0 a single tumour of 2 cm or less, A a single tumour of any size or up to three of 3 cm or less, B more than that.
 * Liver function is taken for end-stage in Child-Pugh class C and for preserved in A and B; a candidate for transplantation, whom
 * the strategy would not call D for the liver alone, is not known here.
 *
 * Reig M et al. J Hepatol 2022;76:681–93. doi:10.1016/j.jhep.2021.11.018.
 */
export function bclc(parts: BclcParts): Bclc {
  const { ecog, childPughClass, portalInvasion, extrahepaticSpread } = parts;
  if (childPughClass === "C" || (ecog !== null && ecog >= 3)) return { stage: "D" };
  if (ecog === null || childPughClass === null)
    return missing([
      ecog === null ? "performance status" : null,
      childPughClass === null ? "Child-Pugh class" : null,
    ]);
  if (ecog >= 1 || portalInvasion === true || extrahepaticSpread === true) return { stage: "C" };
  if (portalInvasion === null || extrahepaticSpread === null)
    return missing([
      portalInvasion === null ? "portal invasion" : null,
      extrahepaticSpread === null ? "extrahepatic spread" : null,
    ]);
  return byTumours(parts);
}

function byTumours({ tumours, diametersMm }: BclcParts): Bclc {
  if (tumours === 0) return missing(["tumours"]);
  if (tumours > 3) return { stage: "B" };
  const known = diametersMm.filter((diameter) => diameter !== null);
  if (tumours === 1) {
    const [diameter] = known;
    return diameter === undefined ? missing(["diameters"]) : { stage: diameter <= 20 ? "0" : "A" };
  }
  if (known.some((diameter) => diameter > 30)) return { stage: "B" };
  return known.length < tumours ? missing(["diameters"]) : { stage: "A" };
}

function missing(parts: readonly (BclcPart | null)[]): Bclc {
  return { stage: null, missing: parts.filter((part) => part !== null) };
}
