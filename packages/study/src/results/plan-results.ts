import type { PlanSlice } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { LimitVerdict } from "../plans/plan-verdict.ts";
import type { PlanCurve, PlanSource } from "../plans/plan-metrics.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells, TestResult } from "./study-results.ts";

/** What the plans of the analysed subjects give, against the protocol. */
export interface PlanResults {
  /** Subjects whose index course has an evaluated plan, of all analysed. */
  readonly evaluated: Cells;
  /** Of these, those read from exported DVHs, without geometry and voxels; null where there are none. */
  readonly fromExport: NumberName | null;
  /** Subjects whose plan meets every limit that could be evaluated, of those with a plan. */
  readonly allMet: NumberName;
  readonly quality: readonly PlanQuantityRow[];
  readonly doses: readonly PlanQuantityRow[];
  readonly populationCurves: readonly PopulationCurve[];
  /** Null where no plan could be had, or drawn. */
  readonly illustrative: IllustrativeCase | null;
}

/** The plan of one subject's index course. */
export interface SubjectPlan {
  /** The file that names it. */
  readonly file: string;
  readonly source: PlanSource;
  /** By the limit's id. */
  readonly verdicts: Readonly<Record<string, LimitVerdict>>;
}

/** A line of a table of plan numbers: median and range by group. */
export interface PlanQuantityRow {
  /** `plan.liver_gtv_dmean`. */
  readonly variable: string;
  /** Structure and metric; null for what is of the plan as a whole. */
  readonly of: { readonly structure: Label; readonly metric: string } | null;
  readonly label: Label;
  readonly unit: string | null;
  readonly digits: number;
  /** Subjects with a value. */
  readonly known: Cells;
  readonly median: Cells;
  readonly range: Cells;
  readonly test: TestResult | null;
}

/** The verdicts on one limit, by group. */
export interface LimitVerdicts {
  /** Of the plans that could be evaluated. */
  readonly met: Cells;
  readonly violated: Cells;
  /** Of the violated, those within the looser limit; null where the protocol has none. */
  readonly acceptable: Cells | null;
  readonly notEvaluable: Cells;
  /** Why the latter could not, most frequent first. */
  readonly because: readonly { readonly label: Label; readonly count: number }[];
  /** Values of the plans in the order of the cohort, for the overview of limits. */
  readonly values: readonly {
    readonly subject: string;
    readonly group: string | null;
    readonly value: number;
    readonly verdict: "met" | "violated";
  }[];
}

/** Median and quartiles of the dose–volume curves of a structure. */
export interface PopulationCurve {
  readonly structure: string;
  readonly label: Label;
  /** Percent of the prescription for targets, whose prescriptions differ; Gy otherwise. */
  readonly doseUnit: "Gy" | "%";
  readonly step: number;
  readonly groups: readonly {
    /** Null for all. */
    readonly group: string | null;
    readonly n: number;
    /** Percent of the structure at each dose, from 0. */
    readonly median: readonly number[];
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  }[];
}

/** Where a limit touches the dose–volume curve of its structure, and whether the plan keeps to it. */
export interface LimitFlag {
  /** Id of the limit. */
  readonly limit: string;
  readonly doseGy: number;
  /** Percent of the volume; null for a limit of the mean or another summary, which is no point of the curve. */
  readonly percent: number | null;
  readonly forbidden: "higher-dose" | "lower-dose" | "more-volume" | "less-volume";
  readonly met: boolean;
}

/** One plan in full, to be drawn. */
export interface IllustrativeCase {
  readonly subject: string;
  readonly prescriptionGy: number | null;
  readonly fractions: number | null;
  readonly structures: readonly {
    readonly structure: string;
    readonly label: Label;
    readonly target: boolean;
    readonly volumeCm3: number;
    readonly capBandCm3: readonly [number, number] | null;
    readonly maxGy: number;
    readonly curve: PlanCurve;
    readonly flags: readonly LimitFlag[];
  }[];
  /** Labels of the contours of the slice. */
  readonly contourLabels: Readonly<Record<string, Label>>;
  readonly slice: PlanSlice | null;
}
