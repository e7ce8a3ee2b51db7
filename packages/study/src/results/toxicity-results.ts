import type { IncidenceCurve } from "./competing-risks-results.ts";
import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells } from "./study-results.ts";

/** Tables 4 and 5: worst grade per subject and term in a window. */
export interface ToxicityTable {
  readonly name: string;
  readonly label: Label;
  readonly scale: Label;
  readonly window: Label;
  /** Whether grades are the chart's, those of laboratory values, or the worse of both. */
  readonly source: "chart" | "laboratory" | "worst-of-both";
  /** Subjects at risk in the window: the denominator. */
  readonly atRisk: NumberName;
  /** The columns: those of the protocol, and 5 wherever it occurred. */
  readonly grades: readonly number[];
  readonly rows: readonly ToxicityRow[];
  /** The grades of the RTOG/EORTC scheme for the organs of the table; empty for another scale. */
  readonly criteria: readonly { readonly organ: Label; readonly grades: readonly Label[] }[];
  readonly incidence: readonly ToxicityIncidence[];
}

export interface ToxicityRow {
  readonly term: string;
  readonly label: Label;
  /** System organ class, or organ of the RTOG/EORTC scheme; null where none is known. */
  readonly group: Label | null;
  readonly grades: Readonly<Record<string, NumberName>>;
  readonly any: NumberName;
  readonly grade3OrMore: NumberName;
  /** Subjects at risk for whom no value could be graded; null where grades are (also) the chart's. */
  readonly notGraded: NumberName | null;
}

/** Cumulative incidence of a grade or worse of any term of the table, with death as the competing event. */
export interface ToxicityIncidence {
  readonly grade: number;
  readonly events: Cells;
  readonly deaths: Cells;
  readonly rates: readonly { readonly months: number; readonly cells: Cells }[];
  readonly overall: IncidenceCurve;
  readonly groups: readonly IncidenceCurve[];
  /** Times of the risk table, in months. */
  readonly riskTimes: readonly number[];
}
