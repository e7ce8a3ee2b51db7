import {
  addCauseTables,
  checkCauses,
  joinCauses,
  tabulateGroups,
  type CauseTable,
  type CheckedCauses,
  type CompetingFollowUp,
} from "./cause-table.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { addGrayStratum } from "./gray-sums.ts";
import { quadraticForm } from "./linear-algebra.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Gray's test of equal cumulative incidence of one cause. */
export interface GrayTest {
  readonly cause: number;
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  readonly logP: number | null;
  /** Scores of all groups but the last, and their covariance. */
  readonly score: number[];
  readonly variance: number[][];
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `grayTest`. */
export interface GrayOptions {
  /** Weight (1 − F(t−))^ρ of the pooled incidence; 0 where not given. */
  readonly rho?: number;
  /** One array a group: the stratum of each subject. */
  readonly strata?: readonly ArrayLike<string | number>[];
  readonly joinFalseTies?: boolean;
}

/**
 * Gray's K-sample test for the cumulative incidence of one cause in the presence of others.
 *
 * @param groups at least two
 * @param cause which cause, 1 … K
 * @param options ρ, strata
 * @returns null with a reason where the cause does not occur or the covariance is singular
 * @throws StatisticsError for fewer than two groups, delayed entry or unusable follow-up
 *
 * Source: Gray (1988), Eq. 2.5 and 2.8; R cmprsk 2.2-11 `cuminc`.
 */
export function grayTest(
  groups: readonly CompetingFollowUp[],
  cause: number,
  options: GrayOptions = {},
): GrayTest {
  if (groups.length < 2)
    throw new StatisticsError(
      "grayTest",
      "at least two groups",
      String(groups.length),
      "Pass them all.",
    );
  let checked = groups.map((group) => checkCauses("grayTest", group));
  const join = options.joinFalseTies ?? true;
  const causes = Math.max(cause, ...checked.map((group) => group.causes));
  const rho = options.rho ?? 0;
  if (!options.strata)
    return grayTestFromCounts([tabulateGroups(checked, causes, join)], cause, {
      rho,
      joinFalseTies: false,
    });
  if (join) checked = joinCauses("grayTest", checked);
  const parts = splitByStratum(checked, options.strata);
  return grayTestFromCounts(
    parts.map((part) => tabulateGroups(part, causes, false)),
    cause,
    { rho, joinFalseTies: false },
  );
}

/** Gray's test from cause tables: `strata[s][g]` is group g of stratum s. */
export function grayTestFromCounts(
  strata: readonly (readonly CauseTable[])[],
  cause: number,
  options: Omit<GrayOptions, "strata"> = {},
): GrayTest {
  const groups = strata[0]?.length ?? 0;
  const sums = {
    score: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
  };
  for (const tables of strata) {
    if (tables.length !== groups || tables.some((table) => table.entered))
      throw new StatisticsError(
        "grayTest",
        "the same groups in every stratum and nobody entering late",
        `${tables.length} groups of ${groups}, or delayed entry`,
        "Gray's test is not defined under delayed entry; compare cause-specific hazards instead.",
      );
    addGrayStratum(
      options.joinFalseTies === false ? tables : joinedTables(tables),
      cause - 1,
      options.rho ?? 0,
      sums,
    );
  }
  const free = groups - 1;
  const score = Array.from(sums.score.subarray(0, free));
  const variance = Array.from({ length: free }, (_, i) =>
    Array.from({ length: free }, (_unused, j) =>
      i >= j ? sums.variance[i * groups + j]! : sums.variance[j * groups + i]!,
    ),
  );
  const statistic = quadraticForm(variance, score);
  const none = strata.every((tables) =>
    tables.every((table) => !table.event[cause - 1]?.some((d) => d > 0)),
  );
  return {
    cause,
    statistic,
    degreesOfFreedom: free,
    ...chiSquareP(statistic, free),
    score,
    variance,
    because:
      statistic !== null
        ? null
        : none
          ? "no event of this cause"
          : "the covariance matrix is singular",
    convention: `Gray's test, ρ = ${options.rho ?? 0}${strata.length > 1 ? `, ${strata.length} strata` : ""}`,
  };
}

function joinedTables(tables: readonly CauseTable[]): CauseTable[] {
  const whole = addCauseTables(tables);
  // Every time of a part is joined to the last time of the whole that does not exceed it.
  return tables.map((table) => {
    let row = 0;
    const time = table.time.map((t) => {
      while (row + 1 < whole.time.length && whole.time[row + 1]! <= t) row++;
      return whole.time[row]!;
    });
    return addCauseTables([{ ...table, time }], { joinFalseTies: false });
  });
}

function splitByStratum(
  groups: readonly CheckedCauses[],
  strata: readonly ArrayLike<string | number>[],
): CheckedCauses[][] {
  const labels = new Set<string>();
  groups.forEach((group, g) => {
    if (strata[g]?.length !== group.n)
      throw new StatisticsError(
        "grayTest",
        `${group.n} strata labels for group ${g}`,
        String(strata[g]?.length ?? 0),
        "Pass one label a subject.",
      );
    for (let i = 0; i < group.n; i++) labels.add(String(strata[g]![i]));
  });
  return [...labels].map((label) =>
    groups.map((group, g) => {
      const keep = (_: number, i: number): boolean => String(strata[g]![i]) === label;
      const time = group.time.filter(keep);
      return {
        ...group,
        n: time.length,
        time,
        cause: group.cause.filter(keep),
        entry: group.entry ? group.entry.filter(keep) : null,
      };
    }),
  );
}
