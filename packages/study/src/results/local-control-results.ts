import type { FailureField } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells, RecordReference } from "./study-results.ts";

/** Local control of the irradiated lesions, and where failures lie in the dose. */
export interface LocalControlResults {
  /** What the protocol asks for, in sentences. */
  readonly rule: readonly Label[];
  readonly overall: LesionControl;
  readonly groups: readonly LesionControl[];
  /** Cox regression on the groups with the variance clustered by patient; null unless there are two groups. */
  readonly clusteredTest: NumberName | null;
  readonly lesions: readonly LesionResult[];
  /** Failures in the treated organ by their place in the dose; counts are failures, not patients. */
  readonly fields: {
    readonly total: Cells;
    readonly byDose: Cells;
    readonly rows: readonly {
      readonly field: FailureField;
      readonly label: Label;
      readonly cells: Cells;
    }[];
  };
  /** Each of these failures, with what says where it lies. */
  readonly failures: readonly FailureInDose[];
}

export interface FailureInDose {
  readonly subject: string;
  readonly date: string;
  readonly recorded: FailureField;
  readonly field: FailureField;
  readonly from: "contour" | "volume" | "point" | "record";
  /** Percent of the recurrence within the isodose; null where no volume says so. */
  readonly insidePercent: number | null;
  /** As drawn in the plan; null without a contour. */
  readonly structure: string | null;
  readonly record: RecordReference;
}

export interface LesionControl {
  /** Null for all. */
  readonly group: string | null;
  readonly lesions: NumberName;
  readonly patients: NumberName;
  readonly events: NumberName;
  readonly rates: readonly {
    readonly months: number;
    /** Each lesion as if it were alone. */
    readonly naive: NumberName;
    /** The same estimate, its interval clustered by patient. */
    readonly clustered: NumberName;
    /** The first lesion of each patient to fail. */
    readonly first: NumberName;
  }[];
}

export interface LesionResult {
  readonly subject: string;
  readonly lesion: string;
  readonly kind: "event" | "censored";
  readonly date: string;
  readonly months: number;
  readonly because: Label;
  readonly record: RecordReference | null;
}
