import { fisherTwoByTwo } from "./fisher-two-by-two.ts";
import { networkP } from "./fisher-network.ts";
import { monteCarloTableP } from "./fisher-monte-carlo.ts";
import type { FisherTest } from "./fisher-test.ts";
import { margins, type Counts } from "./table.ts";

/** Options of `fisherExact`. */
export interface FisherOptions {
  readonly level?: number;
  /** 2 × 2 only: "r" (default) solves to the tolerance of R's `fisher.test`, "full" to sixteen digits. */
  readonly oddsRatioPrecision?: "r" | "full";
  /** Most steps of the network algorithm (arcs, and costs carried along them) before it gives up; 10⁸ where not given. */
  readonly costLimit?: number;
  /** Uniform numbers in [0, 1), for the Monte-Carlo fallback; without it the fallback is not taken. */
  readonly random?: () => number;
  /** Tables drawn by the fallback; 100 000. */
  readonly draws?: number;
}

/**
 * Fisher's exact test of independence in an r × c table, conditional on both margins.
 *
 * p sums the probabilities of all tables not more probable than the observed one, within a relative 1e-7.
 * Rows and columns of zeros are dropped, as in R; where fewer than two of either remain p is 1. A table too
 * large for `costLimit` is answered by simulation when `random` is given, otherwise p is null with a reason.
 *
 * @param table counts by rows
 * @throws StatisticsError for a ragged table or cells that are not counts
 *
 * Source: Fisher (1935); Freeman and Halton (1951); R 4.2.2 `fisher.test`.
 *
 * @example
 * fisherExact([[3, 1], [1, 3]]).p; // 17 / 35
 */
export function fisherExact(table: Counts, options: FisherOptions = {}): FisherTest {
  const m = margins("fisherExact", table);
  const kept = table
    .filter((_, i) => m.rows[i]! > 0)
    .map((row) => row.filter((_, j) => m.columns[j]! > 0));
  if (table.length === 2 && table[0]!.length === 2)
    return fisherTwoByTwo(table, options.level ?? 0.95, options.oddsRatioPrecision ?? "r");
  if (kept.length < 2 || kept[0]!.length < 2)
    return {
      p: m.total === 0 ? null : 1,
      method: "exact",
      because:
        m.total === 0
          ? "the table is empty"
          : "fewer than two rows or columns have counts, so only one table is possible",
      convention: CONVENTION,
    };
  const limit = options.costLimit ?? 1e8;
  const p = networkP(kept, limit);
  if (p !== null) return { p, method: "exact", because: null, convention: CONVENTION };
  const tooLarge = `the network algorithm would take more than ${limit} steps, or hold more than fits its memory`;
  if (!options.random)
    return {
      p: null,
      method: "exact",
      because: `${tooLarge}; pass a generator for the Monte-Carlo answer, or raise costLimit`,
      convention: CONVENTION,
    };
  return {
    ...monteCarloTableP(kept, options.random, options.draws ?? 100_000),
    method: "monte-carlo",
    because: tooLarge,
    convention: "Fisher–Freeman–Halton by simulation with fixed margins, (1 + hits)/(1 + draws)",
  };
}

const CONVENTION =
  "Fisher–Freeman–Halton, both margins fixed, tables as improbable as the observed one within 1e-7";
