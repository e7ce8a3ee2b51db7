import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";
import type { RecordReference } from "./study-results.ts";

/** Laboratory values graded by CTCAE: beside the chart, and by several versions. */
export interface LaboratoryResults {
  readonly comparisons: readonly GradeComparison[];
  readonly regraded: RegradedTable | null;
}

/** Worst grades of a window as the chart has them and as the laboratory values give them. */
export interface GradeComparison {
  readonly window: string;
  readonly label: Label;
  readonly scale: Label;
  readonly windowLabel: Label;
  /** Subjects for whom chart and laboratory agree in every term that could be graded, of those with any. */
  readonly agree: NumberName;
  readonly rows: readonly {
    readonly term: string;
    readonly label: Label;
    /** Tests that show the term. */
    readonly tests: readonly Label[];
    readonly equal: NumberName;
    readonly chartHigher: NumberName;
    readonly laboratoryHigher: NumberName;
    /** Subjects at risk without a value that could be graded, or with one that might be worse. */
    readonly notGraded: NumberName;
  }[];
  readonly disagreements: readonly GradeDisagreement[];
}

/** One subject and term for which chart and laboratory differ. */
export interface GradeDisagreement {
  readonly subject: string;
  readonly term: string;
  readonly label: Label;
  /** Grade 0 without an event. */
  readonly chart: GradeWithRecord;
  readonly laboratory: GradeWithRecord & {
    readonly test: Label | null;
    /** The value as written, with the limit of normal that decided. */
    readonly value: string;
  };
}

export interface GradeWithRecord {
  readonly grade: number;
  readonly date: string | null;
  readonly record: RecordReference | null;
}

/** The worst laboratory grades of a window by several versions of CTCAE. */
export interface RegradedTable {
  readonly window: Label;
  /** Subjects at risk in the window, as the table of toxicity counts them. */
  readonly atRisk: NumberName;
  readonly tests: readonly {
    readonly test: string;
    readonly label: Label;
    readonly versions: readonly {
      readonly version: string;
      /** The term of that version; null where it does not grade the test. */
      readonly term: Label | null;
      /** By grade 0 to 4. */
      readonly grades: readonly NumberName[];
      readonly notGraded: NumberName;
    }[];
  }[];
  readonly sources: readonly {
    readonly version: string;
    readonly source: Label;
  }[];
}
