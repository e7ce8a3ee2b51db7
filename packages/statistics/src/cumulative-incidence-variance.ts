import type { CauseTable } from "./cause-table.ts";
import { StatisticsError } from "./statistics-error.ts";

/**
 * Estimator of the variance of a cumulative incidence.
 *
 * "aalen": the delta-method estimator of R's cmprsk `cuminc`; "greenwood": multinomial increments as R's etm;
 * "infinitesimal-jackknife": sum of squared influences as R's `survfit` of several states.
 */
export type IncidenceVariance = "aalen" | "greenwood" | "infinitesimal-jackknife";

/** The event-free curve on the rows of a cause table. */
export interface IncidenceWalk {
  readonly atRisk: Float64Array;
  /** Events of all causes. */
  readonly events: Float64Array;
  /** Event-free probability just before, and at, each time. */
  readonly before: Float64Array;
  readonly survival: Float64Array;
}

/** Incidence and standard error of cause k (0-based) on every row. */
export function incidenceVariance(
  table: CauseTable,
  walk: IncidenceWalk,
  k: number,
  variance: IncidenceVariance,
): { incidence: Float64Array; standardError: Float64Array } {
  const rows = table.time.length;
  const incidence = new Float64Array(rows);
  let f = 0;
  const own = table.event[k]!;
  for (let j = 0; j < rows; j++) {
    if (own[j]! > 0) f += (walk.before[j]! * own[j]!) / walk.atRisk[j]!;
    incidence[j] = f;
  }
  const standardError = new Float64Array(rows);
  if (variance === "aalen") aalen(walk, own, incidence, standardError);
  else if (variance === "greenwood") greenwood(walk, own, standardError);
  else infinitesimalJackknife(table, walk, own, standardError);
  for (let j = 0; j < rows; j++) {
    const square = standardError[j]!;
    standardError[j] = square <= 0 ? 0 : Math.sqrt(square);
  }
  return { incidence, standardError };
}

/** Source: Gray (1988); R cmprsk 2.2-11, routine `cinc`. The variance moves only where the cause occurs. */
function aalen(
  walk: IncidenceWalk,
  own: Float64Array,
  incidence: Float64Array,
  into: Float64Array,
): void {
  let [v1, v2, v3, variance] = [0, 0, 0, 0];
  for (let j = 0; j < own.length; j++) {
    if (walk.events[j] === 0) {
      into[j] = variance;
      continue;
    }
    const d1 = own[j]!;
    const d2 = walk.events[j]! - d1;
    const r = walk.atRisk[j]!;
    const before = walk.before[j]!;
    const after = walk.survival[j]!;
    const f = incidence[j]!;
    if (d2 > 0 && after > 0) {
      const spread = d2 > 1 ? 1 - (d2 - 1) / (r - 1) : 1;
      const mass = (before * before * spread * d2) / (r * r);
      const t3 = 1 / after;
      const t4 = f / after;
      v1 += t4 * t4 * mass;
      v2 += t3 * t4 * mass;
      v3 += t3 * t3 * mass;
    }
    if (d1 > 0) {
      const spread = d1 > 1 ? 1 - (d1 - 1) / (r - 1) : 1;
      const mass = (before * before * spread * d1) / (r * r);
      const t3 = after > 0 ? 1 / after : 0;
      const t4 = 1 + t3 * f;
      v1 += t4 * t4 * mass;
      v2 += t3 * t4 * mass;
      v3 += t3 * t3 * mass;
      variance = v1 + f * f * v3 - 2 * f * v2;
    }
    into[j] = variance;
  }
}

/** Source: Andersen et al. (1993) Eq. 4.4.19 with multinomial increments; R etm 1.1.1. */
function greenwood(walk: IncidenceWalk, own: Float64Array, into: Float64Array): void {
  let [varS, cov, varF] = [0, 0, 0];
  for (let j = 0; j < own.length; j++) {
    const d = walk.events[j]!;
    if (d > 0) {
      const n = walk.atRisk[j]!;
      const s2 = walk.before[j]! ** 2 / n ** 3;
      const a = own[j]! / n;
      const stay = (n - d) / n;
      varF += 2 * a * cov + a * a * varS + s2 * own[j]! * (n - own[j]!);
      cov = stay * (cov + a * varS) - s2 * own[j]! * (n - d);
      varS = stay * stay * varS + s2 * d * (n - d);
    }
    into[j] = varF;
  }
}

/**
 * Sum of squared influences of the subjects on the incidence.
 *
 * A subject's influence (on event-free probability s and incidence f) moves linearly at every event time,
 * with one more term while it is at risk; so the sums of squares over those who have left, and the common
 * influence of those still at risk, carry everything. With delayed entry the influences at risk differ, so
 * counts are not enough.
 *
 * Source: Therneau and Grambsch (2000) § 7; R survival 3.5-3 `survfitAJ`.
 */
function infinitesimalJackknife(
  table: CauseTable,
  walk: IncidenceWalk,
  own: Float64Array,
  into: Float64Array,
): void {
  if (table.entered)
    throw new StatisticsError(
      "cumulativeIncidence",
      "everybody present from the start for the infinitesimal jackknife",
      "delayed entry",
      'Choose the variance "aalen" or "greenwood".',
    );
  // Sums over all subjects: s², s·f, f²; and over those at risk: s, f.
  let [ss, sf, ff] = [0, 0, 0];
  let [riskS, riskF] = [0, 0];
  let [commonS, commonF] = [0, 0];
  let largest = 0;
  for (let j = 0; j < own.length; j++) {
    const d = walk.events[j]!;
    const n = walk.atRisk[j]!;
    const left = d + table.censored[j]!;
    if (d > 0) {
      const a = own[j]! / n;
      const hazard = d / n;
      const stay = (n - d) / n;
      const unit = walk.before[j]! / n;
      // Everybody: f += a s, then s *= stay.
      ff += 2 * a * sf + a * a * ss;
      sf = stay * (sf + a * ss);
      ss *= stay * stay;
      riskF += a * riskS;
      riskS *= stay;
      commonF += a * commonS;
      commonS *= stay;
      // At risk: s += unit·hazard, f −= unit·a.
      const addS = unit * hazard;
      const addF = -unit * a;
      ss += 2 * addS * riskS + n * addS * addS;
      sf += addS * riskF + addF * riskS + n * addS * addF;
      ff += 2 * addF * riskF + n * addF * addF;
      riskS += n * addS;
      riskF += n * addF;
      commonS += addS;
      commonF += addF;
      // Those with an event at this row: s −= unit, and f += unit where it is this cause.
      ss += d * (unit * unit - 2 * unit * commonS);
      sf += own[j]! * unit * commonS - d * unit * commonF - own[j]! * unit * unit;
      ff += own[j]! * (2 * unit * commonF + unit * unit);
    }
    riskS -= left * commonS;
    riskF -= left * commonF;
    // Where the incidence is certain (it reaches 1) the sum is 0 but for rounding.
    largest = Math.max(largest, ff);
    into[j] = ff > 1e-14 * largest ? ff : 0;
  }
}
