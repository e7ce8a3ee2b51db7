import type { Label } from "../label.ts";
import type { BestBecause } from "../response/best-response.ts";
import type { NonTargetResponse, OverallResponse, TargetResponse } from "../response/recist.ts";
import type { ChosenBecause } from "../response/target-lesions.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells, RecordReference, TestResult } from "./study-results.ts";

/** Response by RECIST 1.1: the best of each patient, rates by group, and every visit. */
export interface ResponseResults {
  /** What the protocol asks for, in sentences. */
  readonly rule: readonly Label[];
  /** Patients with a target lesion before treatment: the denominator of all rates. */
  readonly measurable: Cells;
  readonly best: readonly {
    readonly response: OverallResponse;
    readonly label: Label;
    readonly cells: Cells;
  }[];
  /** Complete and partial responses; stable disease added. */
  readonly objective: Cells;
  readonly control: Cells;
  readonly objectiveTest: TestResult | null;
  readonly controlTest: TestResult | null;
  /** The greatest decrease of the sum of diameters, in percent. */
  readonly changeMedian: Cells;
  readonly changeRange: Cells;
  /** Visits with a response in the chart, and those at which it is the computed one. */
  readonly agreement: NumberName;
  /** Every included patient with an index course, in the order of the cohort. */
  readonly patients: readonly PatientResponseResult[];
}

export interface PatientResponseResult {
  readonly subject: string;
  readonly group: string | null;
  readonly lesions: readonly {
    readonly lesion: string;
    readonly role: "target" | "non-target" | "none";
    readonly because: ChosenBecause;
    readonly diameterMm: number | null;
  }[];
  readonly baselineMm: number | null;
  readonly visits: readonly VisitResult[];
  readonly best: OverallResponse;
  readonly bestBecause: BestBecause;
  /** The day on which the best response was first seen. */
  readonly bestDate: string | null;
  readonly bestChangePercent: number | null;
  /** Months from the first fraction to the end of follow-up; null without follow-up after it. */
  readonly followUpMonths: number | null;
  readonly alive: boolean;
}

/** A visit: what was measured and what follows from it. */
export interface VisitResult {
  readonly date: string;
  readonly months: number;
  readonly sumMm: number | null;
  readonly nadirMm: number | null;
  readonly changePercent: number | null;
  readonly target: TargetResponse | null;
  readonly nonTarget: NonTargetResponse | null;
  readonly newLesion: boolean;
  readonly response: OverallResponse;
  readonly counts: "yes" | "after-progression" | "after-treatment";
  /** As the chart has it; null where it has none. */
  readonly recorded: string | null;
  readonly records: readonly RecordReference[];
}
