import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";
import type { Cells, RecordReference } from "./study-results.ts";

/** Liver function: at baseline, over time, and what became of it. */
export interface LiverResults {
  /** Albumin in g/L that has two Child-Pugh points, as the protocol chose. */
  readonly albumin: "28-35" | "30-35";
  readonly matchDays: number;
  readonly withinMonths: number;
  /** Blocks of the table at baseline: Child-Pugh class, ALBI grade, BCLC stage, performance status. */
  readonly baseline: readonly LiverBlock[];
  readonly course: readonly LiverMeasure[];
  readonly rild: RildResults;
  readonly childPugh: ChildPughComparison;
}

/** Categories with their counts; who is not evaluable is the last of them. */
export interface LiverBlock {
  readonly name: "child-pugh-class" | "albi-grade" | "bclc" | "ecog";
  readonly label: Label;
  readonly rows: readonly { readonly label: Label; readonly cells: Cells }[];
  /** Reasons of those who are not evaluable, with their number. */
  readonly reasons: readonly { readonly reason: Label; readonly count: number }[];
}

/** One measure over time: at baseline (0 months) and at the visits of the protocol. */
export interface LiverMeasure {
  readonly name: "albi" | "child-pugh" | "ecog";
  readonly label: Label;
  readonly digits: number;
  /** Values at which a grade or class begins, drawn as lines. */
  readonly bounds: readonly { readonly at: number; readonly label: Label }[];
  readonly visits: readonly {
    readonly months: number;
    readonly n: Cells;
    readonly median: Cells;
    readonly quartiles: Cells;
  }[];
  /** Performance status that was converted from Karnofsky's index, of all those used. */
  readonly converted: NumberName | null;
  /** Every value of each subject, with months after the first fraction; baseline values have none after 0. */
  readonly lines: readonly {
    readonly subject: string;
    readonly group: string | null;
    readonly points: readonly { readonly months: number; readonly value: number }[];
  }[];
}

/** Radiation-induced liver disease by its definitions. */
export interface RildResults {
  readonly untilMonths: number;
  readonly jaundiceAbove: number;
  readonly rows: readonly {
    readonly form: "classic" | "non-classic";
    readonly yes: Cells;
    readonly no: Cells;
    readonly notEvaluable: Cells;
  }[];
  readonly cases: readonly {
    readonly subject: string;
    readonly form: "classic" | "non-classic";
    readonly date: string;
    readonly because: Label;
    readonly records: readonly RecordReference[];
  }[];
  readonly reasons: readonly {
    readonly form: "classic" | "non-classic";
    readonly reason: Label;
    readonly count: number;
  }[];
}

/** Child-Pugh scores as recorded and as computed from their parts. */
export interface ChildPughComparison {
  readonly equal: NumberName;
  readonly differ: NumberName;
  readonly notComputable: NumberName;
  /** Assessments behind the three. */
  readonly assessments: {
    readonly equal: number;
    readonly differ: number;
    readonly notComputable: number;
  } | null;
  readonly differences: readonly {
    readonly subject: string;
    readonly date: string;
    readonly recorded: number;
    readonly computed: number;
    /** Points of the parts, in words: "bilirubin 2, ascites 2". */
    readonly parts: Label;
    readonly record: RecordReference;
  }[];
}
