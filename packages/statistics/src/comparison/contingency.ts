import { chiSquareP } from "../distributions/chi-square.ts";
import { margins, type Counts, type Margins } from "./table.ts";

/** A χ² test of independence in an r × c table. */
export interface ContingencyTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  /** Natural logarithm of p. */
  readonly logP: number | null;
  readonly expected: number[][];
  readonly minimumExpected: number;
  /** Share (0 to 1) of cells whose expected count is under 5. */
  readonly cellsExpectedBelow5: number;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Pearson's χ² test of independence, with Yates' continuity correction on request (2 × 2 only).
 *
 * A row or column of zeros makes the statistic undefined (0/0), as in R's `chisq.test`: null with a reason;
 * the degrees of freedom stay (r − 1)(c − 1) of the table as given.
 *
 * @param table counts by rows
 * @param options `continuityCorrection`, default false; |O − E| is lessened by at most ½
 * @throws StatisticsError for a ragged table or cells that are not counts
 *
 * Source: Agresti (2013) Eq. 3.10; R 4.2.2 `chisq.test`.
 *
 * @example
 * pearsonChiSquare([[12, 5], [29, 2]]).p; // 0.0311
 */
export function pearsonChiSquare(
  table: Counts,
  options: { readonly continuityCorrection?: boolean } = {},
): ContingencyTest {
  const m = margins("pearsonChiSquare", table);
  const expected = expectedCounts(m);
  const corrected =
    (options.continuityCorrection ?? false) && m.rows.length === 2 && m.columns.length === 2;
  let correction = 0;
  if (corrected) {
    correction = 0.5;
    table.forEach((row, i) =>
      row.forEach((o, j) => (correction = Math.min(correction, Math.abs(o - expected[i]![j]!)))),
    );
  }
  let statistic = 0;
  table.forEach((row, i) =>
    row.forEach((o, j) => {
      const e = expected[i]![j]!;
      statistic += (Math.abs(o - e) - correction) ** 2 / e;
    }),
  );
  return finish(
    m,
    expected,
    statistic,
    `Pearson χ²${corrected ? " with Yates' correction" : ", no continuity correction"}`,
  );
}

/**
 * Likelihood-ratio χ² (G²) test of independence.
 *
 * Empty rows and columns contribute 0, so G² stays defined with them; null only for an empty table or one
 * with a single row or column.
 *
 * Source: Agresti (2013) Eq. 3.11; empty cells contribute 0.
 */
export function likelihoodRatioChiSquare(table: Counts): ContingencyTest {
  const m = margins("likelihoodRatioChiSquare", table);
  const expected = expectedCounts(m);
  let statistic = 0;
  table.forEach((row, i) =>
    row.forEach((o, j) => {
      if (o > 0) statistic += 2 * o * Math.log(o / expected[i]![j]!);
    }),
  );
  return finish(m, expected, statistic, "likelihood-ratio χ²", true);
}

/** Cramér's V, √(χ²/(n·min(r − 1, c − 1))); null where χ² is. */
export function cramersV(table: Counts): number | null {
  const { statistic } = pearsonChiSquare(table);
  const m = margins("cramersV", table);
  const smaller = Math.min(m.rows.length, m.columns.length) - 1;
  return statistic === null || smaller < 1 ? null : Math.sqrt(statistic / (m.total * smaller));
}

function expectedCounts(m: Margins): number[][] {
  return m.rows.map((r) => m.columns.map((c) => (m.total === 0 ? 0 : (r * c) / m.total)));
}

function finish(
  m: Margins,
  expected: number[][],
  statistic: number,
  convention: string,
  zerosAllowed = false,
): ContingencyTest {
  const cells = expected.flat();
  const degreesOfFreedom = (m.rows.length - 1) * (m.columns.length - 1);
  const because =
    m.total === 0
      ? "the table is empty"
      : !zerosAllowed && m.rows.includes(0)
        ? "a row has no counts"
        : !zerosAllowed && m.columns.includes(0)
          ? "a column has no counts"
          : degreesOfFreedom === 0
            ? "a single row or column leaves nothing to compare"
            : null;
  const value = because === null ? Math.max(statistic, 0) : null;
  return {
    statistic: value,
    degreesOfFreedom,
    ...chiSquareP(value, degreesOfFreedom),
    expected,
    minimumExpected: Math.min(...cells),
    cellsExpectedBelow5: cells.filter((e) => e < 5).length / cells.length,
    because,
    convention,
  };
}
