import type { CoxData } from "./cox-data.ts";
import { coxLikelihood } from "./cox-likelihood.ts";
import { choleskyInPlace, choleskyInverse, choleskyLogDeterminant } from "./linear-algebra.ts";
import type { Evaluation } from "./newton.ts";

/**
 * Penalised log partial likelihood l + ½ ln |I|, with score U + ½ tr(I⁻¹ ∂I/∂β).
 *
 * ∂I/∂β holds the third central moments of the covariates over the risk sets, which come from sums of
 * triple products carried backwards in time; linear in n, cubic in the number of terms.
 *
 * Source: Heinze and Schemper (2001) Eq. 3.
 */
export function firthCoxLikelihood(data: CoxData, beta: Float64Array, efron: boolean): Evaluation {
  const { p } = data;
  const plain = coxLikelihood(data, beta, efron);
  const factor = plain.information.slice();
  const aliased = choleskyInPlace(factor, p, 1e-11);
  const inverse = choleskyInverse(factor, p, aliased);
  const score = plain.score.slice();
  addPenaltyScore(data, plain.risk, efron, inverse, score);
  return {
    logLikelihood: plain.logLikelihood + 0.5 * choleskyLogDeterminant(factor, p, aliased),
    score,
    information: plain.information,
  };
}

function addPenaltyScore(
  data: CoxData,
  risk: Float64Array,
  efron: boolean,
  inverse: Float64Array,
  score: Float64Array,
): void {
  const { p, x, deaths, weight } = data;
  const all = new Moments(p);
  const dying = new Moments(p);
  for (const stratum of data.strata) {
    all.clear();
    let row = stratum.end - 1;
    let out = 0;
    for (let d = stratum.endDeath - 1; d >= stratum.firstDeath; d--) {
      const first = deaths.first[d]!;
      const m = deaths.count[d]!;
      for (; row >= first; row--) all.add(x, row, risk[row]!);
      if (stratum.byEntry)
        for (; out < stratum.byEntry.length; out++) {
          const late = stratum.byEntry[out]!;
          if (data.entry![late]! < deaths.time[d]!) break;
          all.add(x, late, -risk[late]!);
        }
      dying.clear();
      let total = 0;
      for (let i = first; i < first + m; i++) {
        dying.add(x, i, risk[i]!);
        total += weight ? weight[i]! : 1;
      }
      const steps = efron ? m : 1;
      for (let k = 0; k < steps; k++)
        all.addTrace(dying, k / m, inverse, (0.5 * total) / steps, score);
    }
  }
}

/** Weighted sums of 1, x, xx and xxx. */
class Moments {
  readonly p: number;
  s0 = 0;
  readonly s1: Float64Array;
  readonly s2: Float64Array;
  readonly s3: Float64Array;

  constructor(p: number) {
    this.p = p;
    this.s1 = new Float64Array(p);
    this.s2 = new Float64Array(p * p);
    this.s3 = new Float64Array(p * p * p);
  }

  clear(): void {
    this.s0 = 0;
    this.s1.fill(0);
    this.s2.fill(0);
    this.s3.fill(0);
  }

  add(x: Float64Array, row: number, r: number): void {
    const { p, s1, s2, s3 } = this;
    const at = row * p;
    this.s0 += r;
    for (let a = 0; a < p; a++) {
      const ra = r * x[at + a]!;
      s1[a]! += ra;
      for (let b = 0; b < p; b++) {
        const rab = ra * x[at + b]!;
        s2[a * p + b]! += rab;
        for (let c = 0; c < p; c++) s3[(a * p + b) * p + c]! += rab * x[at + c]!;
      }
    }
  }

  /** Adds factor × Σ_ab I⁻¹_ab κ₃(a, b, c) to each score c, for the risk set less a part of the dying. */
  addTrace(
    dying: Moments,
    part: number,
    inverse: Float64Array,
    factor: number,
    score: Float64Array,
  ): void {
    const { p } = this;
    const total = this.s0 - part * dying.s0;
    const e1 = this.s1.map((v, a) => (v - part * dying.s1[a]!) / total);
    const e2 = this.s2.map((v, a) => (v - part * dying.s2[a]!) / total);
    for (let c = 0; c < p; c++) {
      let sum = 0;
      for (let a = 0; a < p; a++)
        for (let b = 0; b < p; b++) {
          const at = (a * p + b) * p + c;
          const e3 = (this.s3[at]! - part * dying.s3[at]!) / total;
          const third =
            e3 -
            e1[a]! * e2[b * p + c]! -
            e1[b]! * e2[a * p + c]! -
            e1[c]! * e2[a * p + b]! +
            2 * e1[a]! * e1[b]! * e1[c]!;
          sum += inverse[a * p + b]! * third;
        }
      score[c]! += factor * sum;
    }
  }
}
