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
  /** One array a term; the caller's own where it is a Float64Array of numbers. */
  readonly columns: readonly Float64Array[];
  readonly moments: readonly Moments[];
}

/**
 * The design matrix, without an intercept; categories by indicators against their reference.
 *
 * @throws StatisticsError for a wrong length, a value that is not finite or a level that is not listed
 */
export function designMatrix(where: string, covariates: readonly Covariate[], n: number): Design {
  const terms: string[] = [];
  const columns: Float64Array[] = [];
  const moments: Moments[] = [];
  const groups = covariates.map((covariate) => {
    const first = terms.length;
    if ("levels" in covariate) {
      const codes = levelCodes(where, covariate, n);
      covariate.levels.slice(1).forEach((level, k) => {
        terms.push(`${covariate.name}${level}`);
        const column = Float64Array.from(codes, (code) => (code === k + 1 ? 1 : 0));
        columns.push(column);
        moments.push(momentsOf(column));
      });
    } else {
      terms.push(covariate.name);
      const { name, values } = covariate;
      // The moments are finite where all values are, so that these are looked at only once.
      const ready =
        values instanceof Float64Array && values.length === n ? momentsOf(values) : null;
      const known = ready !== null && Number.isFinite(ready.spread);
      const column = known ? (values as Float64Array) : finiteNumbers(where, name, values, n);
      columns.push(column);
      moments.push(known ? ready : momentsOf(column));
    }
    const own = Array.from({ length: terms.length - first }, (_, k) => first + k);
    return { name: covariate.name, columns: own };
  });
  return { n, terms, covariates: groups, columns, moments };
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

/** A design as rows of centred and scaled values, and the way back. */
export interface ScaledRows {
  readonly x: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Largest absolute value of each scaled column. */
  readonly reach: Float64Array;
}

/**
 * Centres each column on its mean and divides by its spread (root mean square about the mean, 1 where it
 * does not vary), written by rows in the given order.
 *
 * @param order position of each row's subject; the caller's order where not given
 * @param lead columns left free (0) before the design, for an intercept
 */
export function scaledRows(design: Design, order?: Uint32Array, lead: number = 0): ScaledRows {
  const { n, columns, moments } = design;
  const p = columns.length;
  const width = p + lead;
  const centre = new Float64Array(p);
  const scale = new Float64Array(p);
  const reach = new Float64Array(p);
  moments.forEach(({ mean, spread, furthest }, j) => {
    centre[j] = mean;
    scale[j] = spread;
    reach[j] = furthest / spread;
  });
  const x = new Float64Array(n * width);
  const place = new Uint32Array(n);
  for (let i = 0; i < n; i++) place[order ? order[i]! : i] = i * width + lead;
  // In blocks: the columns are read in order, and a block's rows stay in the cache while they fill.
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    for (let j = 0; j < p; j++) {
      const column = columns[j]!;
      const mean = centre[j]!;
      const inverse = 1 / scale[j]!;
      for (let i = from; i < to; i++) x[place[i]! + j] = (column[i]! - mean) * inverse;
    }
  }
  return { x, centre, scale, reach };
}

/** Rows whose values are written together. */
const BLOCK = 128;

/** Of a column: its mean, the root mean square about it (1 where constant), the largest distance from it. */
interface Moments {
  readonly mean: number;
  readonly spread: number;
  readonly furthest: number;
}

/** In one pass about the first value (NaN or infinite spread where a value is), which the scale can afford; in two where that would cancel. */
function momentsOf(column: Float64Array): Moments {
  const n = column.length;
  const origin = column[0] ?? 0;
  let sum = 0;
  let squares = 0;
  let low = 0;
  let high = 0;
  for (let i = 0; i < n; i++) {
    const deviation = column[i]! - origin;
    sum += deviation;
    squares += deviation * deviation;
    if (deviation < low) low = deviation;
    else if (deviation > high) high = deviation;
  }
  const shift = n > 0 ? sum / n : 0;
  const mean = origin + shift;
  let variance = squares / n - shift * shift;
  if (!(variance > 1e-6 * shift * shift)) {
    squares = 0;
    for (let i = 0; i < n; i++) squares += (column[i]! - mean) ** 2;
    variance = squares / n;
  }
  const spread = Math.sqrt(variance);
  if (Number.isNaN(spread)) return { mean, spread, furthest: spread };
  // A constant column becomes exactly 0, so that it is found aliased.
  return spread > 1e-14 * Math.abs(mean)
    ? { mean, spread, furthest: Math.max(high - shift, shift - low) }
    : { mean: origin, spread: 1, furthest: 0 };
}
