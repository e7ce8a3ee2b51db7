import type { Constraint } from "@fiducial/dosimetry";
import type { Label } from "../../label.ts";
import type { Confidence, LimitSource } from "./constraint-set.ts";

/** A limit that the plans of a study are held to: the protocol's own, or one that it cites. */
export interface PlanLimit {
  /** `stomach.dmax`, once in a protocol; part of the names of its numbers. */
  readonly id: string;
  readonly purpose: "target" | "organ-at-risk";
  /** TG-263 name. */
  readonly structure: string;
  readonly label: Label;
  /** As the protocol or the library writes them. */
  readonly metric: string;
  readonly limit: string;
  readonly acceptable: string | null;
  /** The same, read. */
  readonly constraint: Constraint;
  /** Null for a limit that the protocol states itself. */
  readonly citation: LimitCitation | null;
  /** Where the protocol states it: `study.yaml, plan.constraints[2]`. */
  readonly where: string;
}

/** What stands behind a cited limit. */
export interface LimitCitation {
  readonly id: string;
  readonly set: Label;
  readonly source: LimitSource;
  readonly fractions: readonly number[] | null;
  readonly population: string | null;
  readonly level: string | null;
  readonly confidence: Confidence;
  readonly disagreement: string | null;
  /** Who held the limit against its source; null where nobody of the study did. */
  readonly confirmed: Confirmation | null;
  /** The library's own limits, where the protocol sets others; null where it does not. */
  readonly overridden: {
    readonly limit: string;
    readonly acceptable: string | null;
    readonly because: Label | null;
  } | null;
}

/** A site's word that it read a limit at its source. */
export interface Confirmation {
  readonly by: string;
  readonly on: string;
  /** The place in the source: "Table 3, page 9". */
  readonly at: string;
}
