import type { CoxData } from "./cox-data.ts";
import { efronSums, risks } from "./cox-likelihood.ts";

/**
 * The score alone, as the martingale residuals times the covariates: neither means nor second moments.
 *
 * @returns a function of the coefficients, which keeps its working arrays from call to call
 *
 * Source: Therneau and Grambsch (2000) Eq. 4.8.
 */
export function coxScore(data: CoxData, efron: boolean): (beta: Float64Array) => Float64Array {
  const { n, p, x, weight, event, deaths, until, from } = data;
  const into = { predictor: new Float64Array(n), risk: new Float64Array(n) };
  const count = deaths.time.length;
  const increment = new Float64Array(count);
  const ownIncrement = new Float64Array(count);
  // Hazard before each event time.
  const total = new Float64Array(count + 1);
  return (beta) => {
    const { risk } = risks(data, beta, false, into);
    hazards(data, risk, efron, increment, ownIncrement);
    for (let d = 0; d < count; d++) total[d + 1] = total[d]! + increment[d]!;
    const residual = into.predictor;
    const score = new Float64Array(p);
    for (let start = 0; start < n; start += BLOCK) {
      const end = Math.min(n, start + BLOCK);
      for (let i = start; i < end; i++) {
        const last = until[i]!;
        const since = total[from[i]!]!;
        residual[i] = event[i]
          ? (weight ? weight[i]! : 1) -
            risk[i]! * (total[last - 1]! - since + ownIncrement[last - 1]!)
          : -risk[i]! * (total[last]! - since);
      }
      addWeighted(score, x, residual, p, start, end);
    }
    return score;
  };
}

/** Rows taken at a time, so that what was just written is still near. */
const BLOCK = 2048;

/** Hazard increments at each event time, for all and for those with the event. */
function hazards(
  data: CoxData,
  risk: Float64Array,
  efron: boolean,
  increment: Float64Array,
  ownIncrement: Float64Array,
): void {
  const { weight, deaths, entry } = data;
  const ties = { one: 0, own: 0, square: 0, cross: 0, ownSquare: 0, logTotal: 0 };
  for (const stratum of data.strata) {
    let s0 = 0;
    let row = stratum.end - 1;
    let out = 0;
    for (let d = stratum.endDeath - 1; d >= stratum.firstDeath; d--) {
      const first = deaths.first[d]!;
      const m = deaths.count[d]!;
      for (; row >= first; row--) s0 += risk[row]!;
      if (stratum.byEntry)
        for (; out < stratum.byEntry.length; out++) {
          const late = stratum.byEntry[out]!;
          if (entry![late]! < deaths.time[d]!) break;
          s0 -= risk[late]!;
        }
      let d0 = 0;
      let deathWeight = 0;
      for (let i = first; i < first + m; i++) {
        d0 += risk[i]!;
        deathWeight += weight ? weight[i]! : 1;
      }
      if (m === 1 || !efron) {
        increment[d] = deathWeight / s0;
        ownIncrement[d] = deathWeight / s0;
        continue;
      }
      efronSums(s0 - d0, d0, m, ties);
      increment[d] = (deathWeight / m) * ties.one;
      ownIncrement[d] = (deathWeight / m) * ties.own;
    }
  }
}

/** Adds Σ cᵢxᵢ over the rows `from` to `to` of x, four at a time. */
function addWeighted(
  sum: Float64Array,
  x: Float64Array,
  c: Float64Array,
  p: number,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const a0 = i * p;
    const a1 = a0 + p;
    const a2 = a1 + p;
    const a3 = a2 + p;
    const c0 = c[i]!;
    const c1 = c[i + 1]!;
    const c2 = c[i + 2]!;
    const c3 = c[i + 3]!;
    for (let j = 0; j < p; j++)
      sum[j]! += c0 * x[a0 + j]! + c1 * x[a1 + j]! + (c2 * x[a2 + j]! + c3 * x[a3 + j]!);
  }
  for (; i < to; i++) for (let j = 0; j < p; j++) sum[j]! += c[i]! * x[i * p + j]!;
}
