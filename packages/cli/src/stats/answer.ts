import type { ParametricFinding } from "@fiducial/statistics";
import type { DataUse } from "./complete-rows.ts";
import type { DataTable } from "./data-table.ts";

/** What a method gives back: one set of values, told twice. */
export interface Answer {
  /** Which rows were used; null where the numbers came from the command line. */
  readonly data: DataUse | null;
  /** For `--json`: what the statistics package returned, without its working arrays. */
  readonly results: Readonly<Record<string, unknown>>;
  /** For reading: the same values, rounded. */
  readonly sheets: readonly Sheet[];
  /** For `--csv`, where a method offers it. */
  readonly csv?: {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
  readonly findings?: readonly StatsFinding[];
  /** Whether the method has Firth's penalty to offer as a remedy. */
  readonly offersFirth?: boolean;
}

/** A table for the terminal; the first column is a label. */
export interface Sheet {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Conventions and reasons, printed beneath. */
  readonly notes?: readonly (string | null)[];
}

/** What a reader must know: of a fit, or of a test that its data do not suit. */
export type StatsFinding =
  | ParametricFinding
  | { readonly kind: "small-expected-counts"; readonly minimumExpected: number }
  | { readonly kind: "not-proportional"; readonly covariate: string; readonly p: number };

/** A method's computation: data, where a file was named, and its options. */
export type Compute<Options> = (data: DataTable | null, options: Options) => Answer;
