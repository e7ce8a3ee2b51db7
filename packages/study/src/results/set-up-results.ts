import type { NumberName } from "./study-number.ts";

/** The patient's axes, each with its positive direction: left, posterior, superior. */
export const setUpAxes = ["lr", "ap", "si"] as const;
export type SetUpAxis = (typeof setUpAxes)[number];

/** Set-up corrections of the courses under study; null where no fraction has a shift. */
export interface SetUpResults {
  /** Fractions of the included subjects with shifts, and all of them. */
  readonly fractions: NumberName;
  readonly allFractions: NumberName;
  readonly patients: NumberName;
  /** Shifts as they were found before correction. */
  readonly before: SetUpErrorsResult;
  /** What remained after the correction, where the protocol names its variables and any has a value. */
  readonly residual: SetUpErrorsResult | null;
  /** Length of the shift in space. */
  readonly vector: {
    readonly median: NumberName;
    readonly mean: NumberName;
    readonly range: NumberName;
    /** Patients with a fraction whose shift is longer than their own margin, of those with a margin. */
    readonly beyondMargin: NumberName;
  };
  /** The margin from internal to planning target volume that was used. */
  readonly marginUsed: NumberName;
  readonly subjects: readonly SubjectSetUp[];
}

/** Population errors, a line for each axis. */
export interface SetUpErrorsResult {
  readonly axes: readonly {
    readonly axis: SetUpAxis;
    readonly patients: NumberName;
    readonly groupMean: NumberName;
    readonly systematic: NumberName;
    readonly random: NumberName;
    readonly margin: NumberName;
    readonly systematicCorrected: NumberName;
    readonly marginCorrected: NumberName;
  }[];
}

/** Shifts of one subject, in mm. */
export interface SubjectSetUp {
  readonly subject: string;
  readonly group: string | null;
  readonly fractions: readonly (Readonly<Record<SetUpAxis, number | null>> & {
    readonly fraction: number;
    readonly approved: boolean | null;
  })[];
  readonly mean: Readonly<Record<SetUpAxis, number | null>>;
  /** Null for fewer than two fractions. */
  readonly deviation: Readonly<Record<SetUpAxis, number | null>>;
  readonly marginMm: number | null;
}
