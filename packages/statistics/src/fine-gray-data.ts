import { checkCauses, joinCauses, type CompetingFollowUp } from "./cause-table.ts";
import { designMatrix, scaledRows, type Covariate, type Design } from "./design.ts";
import { sortOrder } from "./sort-order.ts";
import { StatisticsError } from "./statistics-error.ts";

/**
 * How the curve of censoring G treats a censoring tied with a failure.
 *
 * "crr": the indicator is flipped, so those who fail at t still count as at risk of being censored at t
 * (R's cmprsk). "finegray": failures leave first (R's survival). Both take G just before each time.
 */
export type CensoringTies = "crr" | "finegray";

/** Competing follow-up sorted by time for the subdistribution likelihood. */
export interface FineGrayData {
  readonly n: number;
  readonly p: number;
  readonly design: Design;
  readonly order: Uint32Array;
  /** Index of each sorted row's distinct time. */
  readonly step: Uint32Array;
  /** 0 censored, 1 the cause of interest, 2 any other, by sorted rows. */
  readonly kind: Uint8Array;
  readonly x: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Distinct times with the first sorted row of each (one more at the end), and counts. */
  readonly time: Float64Array;
  readonly first: Uint32Array;
  readonly failures: Float64Array;
  readonly censored: Float64Array;
  /** G just before each distinct time. */
  readonly uncensored: Float64Array;
  /** Number at risk of being censored at each distinct time, under the convention. */
  readonly atRiskOfCensoring: Float64Array;
}

/**
 * Checks, joins false ties, sorts, scales, and estimates the curve of censoring.
 *
 * @throws StatisticsError for unusable input or delayed entry
 */
export function fineGrayData(
  followUp: CompetingFollowUp,
  cause: number,
  covariates: readonly Covariate[],
  ties: CensoringTies,
  join: boolean,
): FineGrayData {
  const where = "fineGrayRegression";
  let checked = checkCauses(where, followUp);
  if (checked.n === 0)
    throw new StatisticsError(where, "at least one subject", "none", "Check the selection.");
  if (checked.entry)
    throw new StatisticsError(
      where,
      "everybody present from the start",
      "delayed entry",
      "Fit cause-specific hazards.",
    );
  if (join) checked = joinCauses(where, [checked])[0]!;
  const { n } = checked;
  const design = designMatrix(where, covariates, n);
  const p = design.terms.length;
  const order = sortOrder(checked.time);
  const { x, centre, scale } = scaledRows(design, order);
  const kind = new Uint8Array(n);
  const step = new Uint32Array(n);
  const time = new Float64Array(n);
  const first = new Uint32Array(n + 1);
  let steps = 0;
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    const t = checked.time[row]!;
    if (steps === 0 || time[steps - 1] !== t) {
      time[steps] = t;
      first[steps++] = i;
    }
    step[i] = steps - 1;
    const code = checked.cause[row]!;
    kind[i] = code === 0 ? 0 : code === cause ? 1 : 2;
  }
  first[steps] = n;
  const failures = new Float64Array(steps);
  const censored = new Float64Array(steps);
  const competing = new Float64Array(steps);
  for (let i = 0; i < n; i++) {
    const counts = kind[i] === 0 ? censored : kind[i] === 1 ? failures : competing;
    counts[step[i]!]!++;
  }
  const uncensored = new Float64Array(steps);
  const atRiskOfCensoring = new Float64Array(steps);
  let g = 1;
  for (let k = 0; k < steps; k++) {
    uncensored[k] = g;
    const present = n - first[k]!;
    const r = ties === "crr" ? present : present - failures[k]! - competing[k]!;
    atRiskOfCensoring[k] = r;
    if (censored[k]! > 0) g *= 1 - censored[k]! / r;
  }
  return {
    n,
    p,
    design,
    order,
    step,
    kind,
    x,
    centre,
    scale,
    time: time.slice(0, steps),
    first: first.slice(0, steps + 1),
    failures,
    censored,
    uncensored,
    atRiskOfCensoring,
  };
}
