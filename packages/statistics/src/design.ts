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
  const fills: ((x: Float64Array, p: number) => void)[] = [];
  const groups = covariates.map((covariate) => {
    const first = terms.length;
    if ("levels" in covariate) {
      const codes = levelCodes(where, covariate, n);
      for (const level of covariate.levels.slice(1)) terms.push(`${covariate.name}${level}`);
      fills.push((x, p) => {
        for (let i = 0; i < n; i++) if (codes[i]! > 0) x[i * p + first + codes[i]! - 1] = 1;
      });
    } else {
      const values = finiteNumbers(where, covariate.name, covariate.values, n);
      terms.push(covariate.name);
      fills.push((x, p) => {
        for (let i = 0, at = first; i < n; i++, at += p) x[at] = values[i]!;
      });
    }
    const columns = Array.from({ length: terms.length - first }, (_, k) => first + k);
    return { name: covariate.name, columns };
  });
  const p = terms.length;
  const x = new Float64Array(n * p);
  for (const fill of fills) fill(x, p);
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
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < p; j++) centre[j]! += x[at++]!;
  for (let j = 0; j < p; j++) centre[j]! /= n;
  for (let i = 0, at = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const deviation = x[at++]! - centre[j]!;
      scale[j]! += deviation * deviation;
    }
  for (let j = 0; j < p; j++) scale[j]! /= n;
  for (let j = 0; j < p; j++) {
    const spread = Math.sqrt(scale[j]!);
    const constant = !(spread > 1e-14 * Math.abs(centre[j]!));
    if (constant) centre[j] = n > 0 ? x[j]! : 0;
    scale[j] = constant ? 1 : spread;
  }
  return { centre, scale };
}
