import type { CoxData } from "./cox-data.ts";
import { risks, type CoxEvaluation } from "./cox-likelihood.ts";

/**
 * Exact (discrete) partial likelihood: at each time the events are one choice of m among all at risk.
 *
 * The elementary symmetric function of the risks, its gradient and its matrix of second derivatives are
 * built up subject by subject, which costs O(risk set × m × p²) at a time with m events.
 *
 * Source: Cox (1972); Gail, Lubin and Rubinstein (1981), the recursion; R survival `ties = "exact"`.
 */
export function coxExactLikelihood(data: CoxData, beta: Float64Array): CoxEvaluation {
  const { p, x, deaths } = data;
  const { risk, predictor } = risks(data, beta, true);
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let logLikelihood = 0;
  for (const stratum of data.strata)
    for (let d = stratum.firstDeath; d < stratum.endDeath; d++) {
      const first = deaths.first[d]!;
      const m = deaths.count[d]!;
      const t = deaths.time[d]!;
      for (let i = first; i < first + m; i++) {
        logLikelihood += predictor[i]!;
        for (let j = 0; j < p; j++) score[j]! += x[i * p + j]!;
      }
      const rows: number[] = [];
      for (let i = first; i < stratum.end; i++) if (!data.entry || data.entry[i]! < t) rows.push(i);
      const sums = symmetric(rows, m, risk, x, p);
      logLikelihood -= sums.logValue;
      for (let j = 0; j < p; j++) {
        score[j]! -= sums.gradient[j]!;
        for (let l = 0; l < p; l++)
          information[j * p + l]! +=
            sums.hessian[j * p + l]! - sums.gradient[j]! * sums.gradient[l]!;
      }
    }
  return { logLikelihood, score, information };
}

/** ln of the symmetric sum over all choices of m, and its first and second derivatives over itself. */
function symmetric(
  rows: readonly number[],
  m: number,
  risk: Float64Array,
  x: Float64Array,
  p: number,
): { logValue: number; gradient: Float64Array; hessian: Float64Array } {
  const size = 1 + p + p * p;
  const table = new Float64Array((m + 1) * size);
  table[0] = 1;
  let logScale = 0;
  let seen = 0;
  for (const row of rows) {
    const r = risk[row]!;
    const at = row * p;
    seen++;
    for (let k = Math.min(m, seen); k >= 1; k--) {
      const to = k * size;
      const from = (k - 1) * size;
      const b = table[from]!;
      table[to]! += r * b;
      for (let j = 0; j < p; j++) {
        const xj = x[at + j]!;
        const bj = table[from + 1 + j]!;
        table[to + 1 + j]! += r * (bj + b * xj);
        for (let l = 0; l < p; l++) {
          const xl = x[at + l]!;
          table[to + 1 + p + j * p + l]! +=
            r *
            (table[from + 1 + p + j * p + l]! + bj * xl + table[from + 1 + l]! * xj + b * xj * xl);
        }
      }
    }
    // Keeps the sums within the range of doubles.
    const largest = table[Math.min(m, seen) * size]!;
    if (largest > 1e200 || (largest > 0 && largest < 1e-200)) {
      for (let k = 0; k < table.length; k++) table[k]! /= largest;
      logScale += Math.log(largest);
    }
  }
  const top = m * size;
  const value = table[top]!;
  return {
    logValue: Math.log(value) + logScale,
    gradient: table.slice(top + 1, top + 1 + p).map((v) => v / value),
    hessian: table.slice(top + 1 + p, top + size).map((v) => v / value),
  };
}
