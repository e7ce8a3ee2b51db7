import {
  analysisOfVariance,
  fisherExact,
  type FisherTest,
  kruskalWallis,
  mannWhitney,
  pearsonChiSquare,
  welchT,
} from "@fiducial/statistics";
import type { Label } from "../label.ts";
import type { ConventionId } from "../results/conventions.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import type { TestResult } from "../results/study-results.ts";

/** The rule by which a test is chosen, for the Methods section. */
export const testRules = {
  categories: {
    en: "Categories were compared by Pearson's χ² test without continuity correction where at most 20 % of the expected counts were below 5 and none below 1, and by Fisher's exact test otherwise (Cochran 1954); the other of the two is given beside it.",
    zh: "分类变量：期望频数小于 5 的格子不超过 20% 且均不小于 1 时用 Pearson χ² 检验（无连续性校正），否则用 Fisher 精确检验 (Cochran 1954)；另一检验结果并列给出。",
  },
  rank: {
    en: "Quantities were compared by the Mann–Whitney test between two groups and the Kruskal–Wallis test between more.",
    zh: "连续变量：两组比较用 Mann–Whitney 检验，多组用 Kruskal–Wallis 检验。",
  },
  mean: {
    en: "Quantities were compared by Welch's t-test between two groups and the analysis of variance between more.",
    zh: "连续变量：两组比较用 Welch t 检验，多组用方差分析。",
  },
} as const satisfies Record<string, Label>;

/** Cochran's rule: the share of expected counts that may lie below 5, and the least that any may be. */
const mostBelow5 = 0.2;
const leastExpected = 1;

/** The seed of the sampling, so that a sampled p-value repeats. */
const samplingSeed = 20_200_101;

/** Steps that an exact test may take, well under a second; a larger table is sampled. */
const costLimit = 3e6;

/** Beyond this many subjects an exact test is computed only where the rule asks for it. */
const exactBesidePearson = 1000;

/** Compares the rows of a table of counts (categories × groups) by the stated rule; null where there is nothing to compare. */
export function testOfCategories(
  name: NumberName,
  counts: readonly (readonly number[])[],
  subjects: readonly string[],
  register: NumberRegister,
): TestResult | null {
  const table = withoutEmptyLines(counts);
  if (table.length < 2 || (table[0]?.length ?? 0) < 2) return null;
  const pearson = pearsonChiSquare(table);
  const cells = table.length * (table[0]?.length ?? 0);
  const below5 = pearson.expected.flat().filter((expected) => expected < 5).length;
  const isSparse = below5 > mostBelow5 * cells || pearson.minimumExpected < leastExpected;
  const isLarge = table.flat().reduce((sum, count) => sum + count, 0) > exactBesidePearson;
  const fisher =
    isLarge && !isSparse
      ? null
      : fisherExact(table, { random: mulberry32(samplingSeed), costLimit });
  const enterPearson = (as: NumberName, alternatives: readonly NumberName[]): NumberName =>
    register.enter(as, subjects, {
      kind: "p-value",
      value: pearson.p,
      statistic: pearson.statistic,
      degreesOfFreedom: pearson.degreesOfFreedom,
      convention: "pearson-chi-square",
      because: pearson.because,
      alternatives,
    });
  const enterFisher = (
    as: NumberName,
    test: FisherTest,
    alternatives: readonly NumberName[],
  ): NumberName =>
    register.enter(as, subjects, {
      kind: "p-value",
      value: test.p,
      statistic: null,
      degreesOfFreedom: null,
      convention: test.method === "exact" ? "fisher-exact" : "fisher-monte-carlo",
      because: test.because,
      alternatives,
    });
  const [pearsonName, fisherName] = [`${name}.pearson`, `${name}.fisher`];
  const beside = fisher === null ? [] : [fisherName];
  const p =
    isSparse && fisher !== null
      ? enterFisher(name, fisher, [pearsonName])
      : enterPearson(name, beside);
  enterPearson(pearsonName, beside);
  if (fisher !== null) enterFisher(fisherName, fisher, [pearsonName]);
  return {
    p,
    because: {
      en: `${below5} of ${cells} expected counts below 5, the smallest ${pearson.minimumExpected.toFixed(2)}`,
      zh: `${cells} 个期望频数中 ${below5} 个小于 5，最小为 ${pearson.minimumExpected.toFixed(2)}`,
    },
    alternatives: isSparse ? [pearsonName] : beside,
  };
}

/** Compares quantities between groups by ranks or by means. */
export function testOfQuantities(
  name: NumberName,
  groups: readonly (readonly number[])[],
  by: "rank" | "mean",
  subjects: readonly string[],
  register: NumberRegister,
): TestResult | null {
  const filled = groups.filter((values) => values.length > 0);
  const [a, b] = filled;
  if (a === undefined || b === undefined) return null;
  const tooFew = by === "mean" && filled.some((values) => values.length < 2);
  if (tooFew) return null;
  const test = by === "rank" ? rankTest(filled, a, b) : meanTest(filled, a, b);
  const p = register.enter(name, subjects, {
    kind: "p-value",
    ...test,
    degreesOfFreedom: test.degreesOfFreedom,
  });
  return { p, because: testRules[by], alternatives: [] };
}

interface QuantityTest {
  readonly value: number | null;
  readonly statistic: number | null;
  readonly degreesOfFreedom: number | null;
  readonly because: string | null;
  readonly convention: ConventionId;
}

function rankTest(
  groups: readonly (readonly number[])[],
  a: readonly number[],
  b: readonly number[],
): QuantityTest {
  if (groups.length === 2) {
    const test = mannWhitney(a, b);
    return {
      value: test.p,
      statistic: test.statistic,
      degreesOfFreedom: null,
      because: test.because,
      convention: "mann-whitney",
    };
  }
  const test = kruskalWallis(groups);
  return {
    value: test.p,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    because: test.because,
    convention: "kruskal-wallis",
  };
}

function meanTest(
  groups: readonly (readonly number[])[],
  a: readonly number[],
  b: readonly number[],
): QuantityTest {
  if (groups.length === 2) {
    const test = welchT(a, b);
    return {
      value: test.p,
      statistic: test.statistic,
      degreesOfFreedom: test.degreesOfFreedom,
      because: test.because,
      convention: "welch-t",
    };
  }
  const test = analysisOfVariance(groups);
  return {
    value: test.p,
    statistic: test.statistic,
    degreesOfFreedom: test.numeratorDegrees,
    because: test.because,
    convention: "analysis-of-variance",
  };
}

/** A category or a group that nobody is in has no part in a comparison. */
function withoutEmptyLines(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = counts.filter((row) => row.some((count) => count > 0));
  const columns = (counts[0] ?? []).map((_, j) => rows.some((row) => (row[j] ?? 0) > 0));
  return rows.map((row) => row.filter((_, j) => columns[j]));
}

/** A small seeded generator (Tommy Ettinger, Mulberry32), so that a sampled p-value repeats. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
