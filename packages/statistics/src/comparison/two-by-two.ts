import { chiSquareP } from "../distributions/chi-square.ts";
import { binomialAtMost } from "../distributions/binomial.ts";
import { normalCritical } from "../distributions/normal.ts";
import { StatisticsError } from "../statistics-error.ts";
import { margins, type Counts } from "./table.ts";

/** McNemar's test. */
export interface McNemarTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: 1;
  readonly p: number | null;
  readonly logP: number | null;
  /** Exact two-sided binomial p on the discordant pairs. */
  readonly exactP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * McNemar's test of paired proportions in a 2 × 2 table of pairs.
 *
 * @param table rows first measurement, columns second
 * @param options `continuityCorrection`, default true as in R
 * @returns null with a reason where no pair is discordant
 * @throws StatisticsError for other than a 2 × 2 table
 *
 * Source: McNemar (1947); Edwards (1948) for the correction; R 4.2.2 `mcnemar.test`.
 */
export function mcNemar(
  table: Counts,
  options: { readonly continuityCorrection?: boolean } = {},
): McNemarTest {
  const [, b, c] = cells("mcNemar", table);
  const correct = (options.continuityCorrection ?? true) && b !== c;
  const n = b + c;
  const statistic = n > 0 ? (Math.abs(b - c) - (correct ? 1 : 0)) ** 2 / n : null;
  return {
    statistic,
    degreesOfFreedom: 1,
    ...chiSquareP(statistic, 1),
    exactP: n > 0 ? Math.min(1, 2 * binomialAtMost(Math.min(b, c), n, 0.5)) : null,
    because: n > 0 ? null : "no pair is discordant",
    convention: `McNemar${correct ? " with continuity correction" : ""}`,
  };
}

/** A ratio with its interval on the logarithm. */
export interface RatioEstimate {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Odds ratio ad/bc with Wald's interval; null with a reason where a cell is 0.
 *
 * Source: Woolf (1955).
 */
export function oddsRatio(table: Counts, level: number = 0.95): RatioEstimate {
  const [a, b, c, d] = cells("oddsRatio", table);
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return ratio(
    (a * d) / (b * c),
    error,
    level,
    a * b * c * d > 0,
    "odds ratio, Wald interval on ln OR",
  );
}

/**
 * Risk ratio of the first row against the second (first column is the event), Wald's interval.
 *
 * Source: Katz et al. (1978).
 */
export function riskRatio(table: Counts, level: number = 0.95): RatioEstimate {
  const [a, b, c, d] = cells("riskRatio", table);
  const error = Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));
  return ratio(
    a / (a + b) / (c / (c + d)),
    error,
    level,
    a * c > 0,
    "risk ratio, Wald interval on ln RR",
  );
}

function ratio(
  estimate: number,
  error: number,
  level: number,
  defined: boolean,
  convention: string,
): RatioEstimate {
  if (!defined)
    return {
      estimate: null,
      lower: null,
      upper: null,
      because: "a cell that it divides by, or its logarithm, is 0",
      convention,
    };
  const factor = Math.exp(normalCritical(level) * error);
  return {
    estimate,
    lower: estimate / factor,
    upper: estimate * factor,
    because: null,
    convention,
  };
}

function cells(where: string, table: Counts): [number, number, number, number] {
  const m = margins(where, table);
  if (m.rows.length !== 2 || m.columns.length !== 2)
    throw new StatisticsError(
      where,
      "a 2 × 2 table",
      `${m.rows.length} × ${m.columns.length}`,
      "Pass two rows of two.",
    );
  return [table[0]![0]!, table[0]![1]!, table[1]![0]!, table[1]![1]!];
}
