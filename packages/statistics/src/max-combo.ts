import { normalDensity, normalTails } from "./distributions/normal.ts";
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
 * multiply. Four members at most; the integral is by quadrature, about six digits.
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

/**
 * P(max |Zᵢ| > c) for a joint normal vector with unit variances, which may be of lower rank.
 *
 * With Z = Ly of full rank r, each coordinate of y is confined to an interval by the members that depend on
 * no later one; the inside is integrated by composite quadrature, the outside has a known probability. So the
 * weights S and 1 − S, which add up to the plain log-rank, need no special care, and a small p keeps its
 * digits.
 */
export function outsideProbability(c: number, correlation: readonly (readonly number[])[]): number {
  const l = pivotedFactor(correlation);
  const rank = l[0]!.length;
  const reach = Math.max(9, c + 4);
  const rule = panels(rank > 3 ? 6 : 8, rank > 3 ? 12 : 24);
  const shift = new Float64Array(l.length);
  // Members that depend on no later coordinate bound this one.
  const last = l.map((row) => row.findLastIndex((slope) => Math.abs(slope) > 1e-9));
  const integrate = (dimension: number): number => {
    let low = -Infinity;
    let high = Infinity;
    for (let i = 0; i < l.length; i++) {
      if (last[i] !== dimension) continue;
      const slope = l[i]![dimension]!;
      const [a, b] = [(-c - shift[i]!) / slope, (c - shift[i]!) / slope];
      low = Math.max(low, Math.min(a, b));
      high = Math.min(high, Math.max(a, b));
    }
    if (low >= high) return 1;
    const outside = normalTails(low).lower + normalTails(high).upper;
    if (dimension === rank - 1) return outside;
    const from = Math.max(low, -reach);
    const half = (Math.min(high, reach) - from) / 2;
    let sum = 0;
    for (let m = 0; m < rule.node.length; m++) {
      const y = from + half * (1 + rule.node[m]!);
      for (let i = 0; i < l.length; i++) shift[i]! += l[i]![dimension]! * y;
      sum += half * rule.weight[m]! * normalDensity(y) * integrate(dimension + 1);
      for (let i = 0; i < l.length; i++) shift[i]! -= l[i]![dimension]! * y;
    }
    return outside + sum;
  };
  return Math.min(1, integrate(0));
}

/** Composite Gauss–Legendre nodes on [−1, 1]. */
function panels(order: number, count: number): { node: Float64Array; weight: Float64Array } {
  const part = gaussLegendre(order);
  const node = new Float64Array(order * count);
  const weight = new Float64Array(order * count);
  for (let k = 0; k < count; k++)
    for (let m = 0; m < order; m++) {
      node[k * order + m] = (2 * k + 1 + part.node[m]!) / count - 1;
      weight[k * order + m] = part.weight[m]! / count;
    }
  return { node, weight };
}

/** L with L Lᵀ = a and as many columns as a has rank, by complete pivoting. */
function pivotedFactor(a: readonly (readonly number[])[]): number[][] {
  const k = a.length;
  const rest = a.map((row) => [...row]);
  const l: number[][] = a.map(() => []);
  for (let step = 0; step < k; step++) {
    let pivot = 0;
    for (let i = 1; i < k; i++) if (rest[i]![i]! > rest[pivot]![pivot]!) pivot = i;
    const size = rest[pivot]![pivot]!;
    if (size < 1e-10) break;
    const column = rest.map((row) => row[pivot]! / Math.sqrt(size));
    column.forEach((value, i) => l[i]!.push(value));
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) rest[i]![j]! -= column[i]! * column[j]!;
  }
  return l;
}
