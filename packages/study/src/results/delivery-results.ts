import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells } from "./study-results.ts";

/** Biological doses of a scheme for one tissue. */
export interface SchemeDose {
  readonly scheme: string;
  readonly label: Label;
  readonly tissue: string;
  readonly tissueLabel: Label;
  readonly alphaBetaGy: number;
  readonly biologicallyEffectiveDose: NumberName;
  readonly equivalentDose2Gy: NumberName;
  /** G for the protocol's delivery time and repair; null where it states none. */
  readonly protraction: NumberName | null;
  readonly protractedDose: NumberName | null;
}

/** How the prescribed fractions were delivered. */
export interface DeliveryTable {
  readonly doses: readonly SchemeDose[];
  readonly rows: readonly {
    readonly quantity: DeliveryQuantity;
    readonly cells: Cells;
  }[];
}

export type DeliveryQuantity =
  | "planned-fractions"
  | "given-fractions"
  | "all-given"
  | "missed"
  | "extra"
  | "unknown"
  | "interval-median"
  | "interval-range"
  | "interval-shorter"
  | "interval-longer"
  | "time-median"
  | "time-range";
