import { finiteNumbers } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

/** A covariate of a regression: numbers, or categories whose first level is the reference. */
export type Covariate =
  | { readonly name: string; readonly values: ArrayLike<number> }
  | {
      readonly name: string;
      readonly values: ArrayLike<string | number>;
      /** All levels, the reference first. */
      readonly levels: readonly (string | number)[];
    };

/** Covariates as columns. */
export interface Design {
  readonly n: number;
  /** One name a column: the covariate's, followed by the level for categories. */
  readonly terms: readonly string[];
  /** Columns of each covariate. */
  readonly covariates: readonly { readonly name: string; readonly columns: readonly number[] }[];
  /** n × p by rows. */
  readonly x: Float64Array;
}

/**
 * The design matrix, without an intercept; categories by indicators against their reference.
 *
 * @throws StatisticsError for a wrong length, a value that is not finite or a level that is not listed
 */
export function designMatrix(where: string, covariates: readonly Covariate[], n: number): Design {
  const terms: string[] = [];
  const columns: ((row: number) => number)[] = [];
  const groups = covariates.map((covariate) => {
    const from = columns.length;
    if ("levels" in covariate) {
      const codes = levelCodes(where, covariate, n);
      covariate.levels.slice(1).forEach((level, k) => {
        terms.push(`${covariate.name}${level}`);
        columns.push((row) => (codes[row] === k + 1 ? 1 : 0));
      });
    } else {
      const values = finiteNumbers(where, covariate.name, covariate.values, n);
      terms.push(covariate.name);
      columns.push((row) => values[row]!);
    }
    return {
      name: covariate.name,
      columns: Array.from({ length: columns.length - from }, (_, k) => from + k),
    };
  });
  const p = columns.length;
  const x = new Float64Array(n * p);
  columns.forEach((value, j) => {
    for (let row = 0; row < n; row++) x[row * p + j] = value(row);
  });
  return { n, terms, covariates: groups, x };
}

function levelCodes(
  where: string,
  covariate: Extract<Covariate, { levels: unknown }>,
  n: number,
): Uint16Array {
  if (covariate.values.length !== n)
    throw new StatisticsError(
      where,
      `${n} elements in ${covariate.name}`,
      `${covariate.values.length}`,
      "Pass one a subject.",
    );
  const known = new Map(covariate.levels.map((level, k) => [String(level), k]));
  const codes = new Uint16Array(n);
  for (let i = 0; i < n; i++) {
    const code = known.get(String(covariate.values[i]));
    if (code === undefined)
      throw new StatisticsError(
        where,
        `${covariate.name} to be one of ${covariate.levels.join(", ")}`,
        `${covariate.name}[${i}] = ${String(covariate.values[i])}`,
        "List every level, the reference first, or leave the subject out.",
      );
    codes[i] = code;
  }
  return codes;
}

/** Column means and spreads (root mean square about the mean, 1 where a column does not vary). */
export function centreAndScale(
  x: Float64Array,
  n: number,
  p: number,
): { centre: Float64Array; scale: Float64Array } {
  const centre = new Float64Array(p);
  const scale = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) centre[j]! += x[i * p + j]! / n;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) scale[j]! += (x[i * p + j]! - centre[j]!) ** 2 / n;
  for (let j = 0; j < p; j++) {
    const spread = Math.sqrt(scale[j]!);
    const constant = !(spread > 1e-14 * Math.abs(centre[j]!));
    if (constant) centre[j] = n > 0 ? x[j]! : 0;
    scale[j] = constant ? 1 : spread;
  }
  return { centre, scale };
}
