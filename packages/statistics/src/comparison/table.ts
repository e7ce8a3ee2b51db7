import { StatisticsError } from "../statistics-error.ts";

/** A table of counts, by rows. */
export type Counts = readonly (readonly number[])[];

/** A checked table with its margins. */
export interface Margins {
  readonly rows: number[];
  readonly columns: number[];
  readonly total: number;
}

/**
 * Checks that a table is rectangular and holds whole counts of at least 0, and sums its margins.
 *
 * @throws StatisticsError otherwise
 */
export function margins(where: string, table: Counts): Margins {
  const width = table[0]?.length ?? 0;
  if (width === 0 || table.some((row) => row.length !== width))
    throw new StatisticsError(
      where,
      "a rectangular table",
      `row lengths ${table.map((row) => row.length).join(", ") || "none"}`,
      "Fill absent cells with 0.",
    );
  const columns = Array.from({ length: width }, () => 0);
  const rows = table.map((row) => {
    let sum = 0;
    row.forEach((count, j) => {
      if (!Number.isInteger(count) || count < 0)
        throw new StatisticsError(
          where,
          "whole counts of at least 0",
          String(count),
          "Pass counts.",
        );
      sum += count;
      columns[j]! += count;
    });
    return sum;
  });
  return { rows, columns, total: rows.reduce((a, b) => a + b, 0) };
}
