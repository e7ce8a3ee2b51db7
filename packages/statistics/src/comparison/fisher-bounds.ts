/**
 * The shortest and longest path through what is left of a table: bounds of Σ ln cell! over all tables with
 * the given margins, and ln of Σ 1/Π cell! over them.
 */
export interface PathBounds {
  /** At most the least Σ ln cell!: no table is more probable. */
  readonly least: number;
  /** At least the greatest Σ ln cell!: no table is less probable. */
  readonly most: number;
  readonly logTotal: number;
}

/** The columns that are left at a stage, largest first, with what their bounds need again and again. */
export interface ColumnsLeft {
  readonly totals: readonly number[];
  readonly sum: number;
  /** Σ ln total!. */
  readonly cost: number;
  /** Multiplier of each column, exp and as it is, and their sum weighted by the totals. */
  readonly share: readonly number[];
  readonly logShare: readonly number[];
  readonly weighted: number;
  /** Multiplier of a row by its total. */
  readonly logSize: Float64Array;
}

/**
 * The columns of a stage, for tables of so many rows.
 *
 * @param logFactorial ln k! for k up to the total of the table
 */
export function columnsLeft(
  totals: readonly number[],
  rows: number,
  logFactorial: Float64Array,
): ColumnsLeft {
  const k = totals.length;
  const sum = totals.reduce((a, b) => a + b, 0);
  const share = totals.map((total) => (total + rows / 2) / (sum + (rows * k) / 2));
  const logShare = share.map(Math.log);
  return {
    totals,
    sum,
    cost: totals.reduce((all, total) => all + logFactorial[total]!, 0),
    share,
    logShare,
    weighted: totals.reduce((all, total, j) => all + total * logShare[j]!, 0),
    logSize: logFactorial.map((_, row) => Math.log(row + k / 2)),
  };
}

/**
 * Bounds for row totals in ascending order and the columns left.
 *
 * The least is that of the Lagrangian dual: for any multipliers the sum of the cells' own minima bounds the
 * constrained one from below, and those of the independent table are next to the best. The greatest fills the
 * largest cells first, each column by itself and each row by itself; the lower of the two holds.
 *
 * Source: Mehta and Patel (1983) § 4 for the use of both paths; Boyd and Vandenberghe (2004) § 5.1.3 for the dual.
 */
export function pathBounds(
  rows: Int32Array,
  columns: ColumnsLeft,
  logFactorial: Float64Array,
): PathBounds {
  const { totals, share, logShare, logSize } = columns;
  const m = rows.length;
  const k = totals.length;
  let rowCost = 0;
  let least = columns.weighted;
  let byRow = 0;
  for (let i = 0; i < m; i++) {
    const row = rows[i]!;
    rowCost += logFactorial[row]!;
    const size = row + k / 2;
    const multiplier = logSize[row]!;
    least += row * multiplier;
    let left = row;
    for (let j = 0; j < k; j++) {
      // A cell's own minimum of ln x! − x ln(size·share).
      const x = Math.floor(size * share[j]!);
      least += logFactorial[x]! - x * (multiplier + logShare[j]!);
      const filled = Math.min(left, totals[j]!);
      byRow += logFactorial[filled]!;
      left -= filled;
    }
  }
  let byColumn = 0;
  for (let j = 0; j < k; j++) {
    let left = totals[j]!;
    for (let i = m - 1; i >= 0 && left > 0; i--) {
      const x = Math.min(left, rows[i]!);
      byColumn += logFactorial[x]!;
      left -= x;
    }
  }
  return {
    // Rounding must not turn a bound into none.
    least: least - 1e-9,
    most: Math.min(byColumn, byRow) + 1e-9,
    logTotal: logFactorial[columns.sum]! - rowCost - columns.cost,
  };
}
