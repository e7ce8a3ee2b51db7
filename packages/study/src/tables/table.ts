import type { TableName } from "../records/record-types.ts";

/** A table as it was written, before its cells mean anything: every cell is its trimmed text, empty where nothing was entered. */
export interface Table {
  readonly name: TableName;
  /** For messages: `tables/patients.csv`, or `tables.xlsx, sheet patients`. */
  readonly file: string;
  /** How the file was read: `UTF-8, commas`; a line in the log, nothing depends on it. */
  readonly reading?: string | undefined;
  readonly header: readonly string[];
  /** Visits each row that is not blank, in order; `line` is the row's line in the file, the header being line 1. The `cells` array may be reused. */
  readonly forEachRow: (visit: (cells: readonly string[], line: number) => void) => void;
}
