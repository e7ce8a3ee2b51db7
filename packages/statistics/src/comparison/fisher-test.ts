/** Fisher's exact test. */
export interface FisherTest {
  readonly p: number | null;
  readonly method: "exact" | "monte-carlo";
  readonly because: string | null;
  readonly convention: string;
  /** 2 × 2 only: conditional maximum-likelihood odds ratio (Infinity and 0 are possible) and exact limits. */
  readonly oddsRatio?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  /** 2 × 2 only: one-sided and mid p-values. */
  readonly pLess?: number;
  readonly pGreater?: number;
  readonly midP?: number;
  /** Monte-Carlo only: tables drawn, and the standard error of p. */
  readonly draws?: number;
  readonly standardError?: number;
}
