import { normalQuantile, normalTails } from "./distributions/normal.ts";
import type { FollowUp } from "./follow-up.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { logRank, type LogRankOptions } from "./log-rank.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Max-combo test of two groups. */
export interface MaxComboTest {
  /** Largest |Z| of the members. */
  readonly statistic: number | null;
  readonly p: number | null;
  readonly members: readonly { readonly rho: number; readonly gamma: number; readonly z: number }[];
  readonly correlation: number[][];
  readonly because: string | null;
  readonly convention: string;
}

const FOUR = [
  { rho: 0, gamma: 0 },
  { rho: 0, gamma: 1 },
  { rho: 1, gamma: 0 },
  { rho: 1, gamma: 1 },
] as const;

/**
 * Max-combo test: the largest of several Fleming–Harrington statistics, with its joint normal p-value.
 *
 * The covariance of two members is that of the member with the mean of their exponents, as weights
 * multiply. Four members at most; the integral is by Gauss–Legendre quadrature, about six digits.
 *
 * @param groups two groups
 * @param members (ρ, γ) of each; (0,0), (0,1), (1,0), (1,1) where not given
 * @param options strata, joining of false ties
 * @throws StatisticsError for other than two groups or one to four members
 *
 * Source: Lee (2007); Lin et al. (2020); Genz (1992) for the integral.
 */
export function maxCombo(
  groups: readonly FollowUp[],
  members: readonly { readonly rho: number; readonly gamma: number }[] = FOUR,
  options: Omit<LogRankOptions, "weight"> = {},
): MaxComboTest {
  if (groups.length !== 2 || members.length < 1 || members.length > 4)
    throw new StatisticsError(
      "maxCombo",
      "two groups and one to four members",
      `${groups.length} and ${members.length}`,
      "Compare pairs.",
    );
  const variance = (a: { rho: number; gamma: number }, b: { rho: number; gamma: number }): number =>
    logRank(groups, {
      ...options,
      weight: { rho: (a.rho + b.rho) / 2, gamma: (a.gamma + b.gamma) / 2 },
    }).variance[0]![0]!;
  const scores = members.map((weight) => logRank(groups, { ...options, weight }).difference[0]!);
  const covariance = members.map((a) => members.map((b) => variance(a, b)));
  const convention = `max-combo of Fleming–Harrington ${members.map((m) => `(${m.rho}, ${m.gamma})`).join(", ")}`;
  if (covariance.some((row, i) => !(row[i]! > 0)))
    return {
      statistic: null,
      p: null,
      members: [],
      correlation: [],
      because: "a member has no variance",
      convention,
    };
  const error = covariance.map((row, i) => Math.sqrt(row[i]!));
  const correlation = covariance.map((row, i) => row.map((c, j) => c / (error[i]! * error[j]!)));
  const z = scores.map((u, i) => u / error[i]!);
  const statistic = Math.max(...z.map(Math.abs));
  return {
    statistic,
    p: outsideProbability(statistic, correlation),
    members: members.map((member, i) => ({ ...member, z: z[i]! })),
    correlation,
    because: null,
    convention,
  };
}

const quadrature = gaussLegendre(40);

/**
 * P(max |Zᵢ| > c) for a joint normal vector with unit variances.
 *
 * Genz's transformation to the unit cube, summed as the probability of leaving, so that small p keep digits.
 */
export function outsideProbability(c: number, correlation: readonly (readonly number[])[]): number {
  const k = correlation.length;
  const l = choleskyRows(correlation);
  const y = new Float64Array(k);
  const visit = (i: number): number => {
    let shift = 0;
    for (let j = 0; j < i; j++) shift += l[i]![j]! * y[j]!;
    const scale = l[i]![i]!;
    if (scale < 1e-6) {
      // Determined by the earlier ones.
      const outside = Math.abs(shift) > c * (1 + 1e-9) ? 1 : 0;
      return outside === 1 ? 1 : i + 1 < k ? visit(i + 1) : 0;
    }
    const low = normalTails((-c - shift) / scale).lower;
    const high = normalTails((c - shift) / scale).upper;
    const outside = low + high;
    if (i + 1 === k) return outside;
    const inside = 1 - outside;
    if (!(inside > 0)) return 1;
    let sum = 0;
    for (let m = 0; m < quadrature.node.length; m++) {
      const u = low + inside * 0.5 * (1 + quadrature.node[m]!);
      y[i] = normalQuantile(u);
      sum += 0.5 * quadrature.weight[m]! * visit(i + 1);
    }
    return outside + inside * sum;
  };
  return Math.min(1, visit(0));
}

function choleskyRows(a: readonly (readonly number[])[]): number[][] {
  const l = a.map((row) => row.map(() => 0));
  a.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
      l[i]![j] = i === j ? Math.sqrt(Math.max(0, sum)) : l[j]![j]! > 1e-9 ? sum / l[j]![j]! : 0;
    }
  });
  return l;
}
