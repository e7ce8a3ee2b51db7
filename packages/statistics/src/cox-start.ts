import { deathTimes, type CoxData } from "./cox-data.ts";
import { coxLikelihood, type CoxEvaluation } from "./cox-likelihood.ts";
import { coxScore } from "./cox-score.ts";
import { choleskyInPlace, choleskyInverse, dot } from "./linear-algebra.ts";
import { add, newton, relativeSize } from "./newton.ts";

/** Rows from which a thinned fit pays, and how many it keeps. */
const MANY = 100_000;
const THINNED = 20_000;

/** Distance from the maximum at which a point is left to Newton's method, whose last step it then is. */
export const NEAR = 5e-9;

/**
 * A point so near the maximum that Newton's method has next to nothing left to do, for many rows.
 *
 * Every k-th row is fitted; from there steps are made with scores of all rows, which need no second moments.
 * The information of those steps is that of all rows at 0, moved by what the thinned rows say of its change,
 * and bettered by each step (BFGS updates, Nocedal and Wright (2006) Eq. 6.17).
 * Only the start is found so: whatever comes out, the search goes on from it to its own criterion.
 *
 * @param origin the evaluation at 0
 * @returns coefficients, or null where the rows are few or the thinned fit has no clear maximum
 */
export function coxStart(
  data: CoxData,
  origin: CoxEvaluation,
  efron: boolean,
): Float64Array | null {
  const { n, p } = data;
  if (n < MANY || p === 0) return null;
  const stride = Math.floor(n / THINNED);
  const few = thinned(data, stride);
  const fit = newton((beta) => coxLikelihood(few, beta, efron), p, { maximumIterations: 12 });
  if (!fit.converged || fit.aliased.some(Boolean)) return null;
  const factor = origin.information.map(
    (value, at) => value + stride * (fit.at.information[at]! - fit.start.information[at]!),
  );
  const lost = choleskyInPlace(factor, p, 1e-6);
  if (lost.some(Boolean)) return null;
  const inverse = choleskyInverse(factor, p, lost);
  const scoreAt = coxScore(data, efron);
  // What the thinned score lacks of the full one at 0, it lacks in like manner at its maximum.
  const lacking = add(origin.score, fit.start.score, -stride);
  let beta: Float64Array = add(fit.beta, times(inverse, lacking), 1);
  let score = scoreAt(beta);
  let previous = Infinity;
  for (let step = 0; step < 12; step++) {
    const move = times(inverse, score);
    const size = relativeSize(move, beta);
    if (!(size < previous / 4)) break;
    beta = add(beta, move, 1);
    // The next would shrink as this one did.
    if (size * (step > 0 ? Math.min(0.01, size / previous) : 0.01) < NEAR / 5) break;
    previous = size;
    const before = score;
    score = scoreAt(beta);
    improve(inverse, move, add(before, score, -1));
  }
  return beta;
}

/** Rank-two update, after which `inverse` turns this fall of the score into this move. */
function improve(inverse: Float64Array, move: Float64Array, fall: Float64Array): void {
  const curvature = dot(move, fall);
  if (!(curvature > 0)) return;
  const expected = times(inverse, fall);
  const ratio = (1 + dot(fall, expected) / curvature) / curvature;
  const p = move.length;
  for (let j = 0; j < p; j++)
    for (let l = 0; l < p; l++)
      inverse[j * p + l]! +=
        ratio * move[j]! * move[l]! -
        (expected[j]! * move[l]! + move[j]! * expected[l]!) / curvature;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const p = vector.length;
  return vector.map((_, j) => dot(matrix.subarray(j * p, (j + 1) * p), vector));
}

/** Every `stride`-th of the sorted rows. */
function thinned(data: CoxData, stride: number): CoxData {
  const { p } = data;
  const n = Math.floor(data.n / stride);
  const pick = <T extends Float64Array | Uint8Array>(values: T, into: T): T => {
    for (let i = 0; i < n; i++) into[i] = values[i * stride]!;
    return into;
  };
  const floats = (values: Float64Array): Float64Array => pick(values, new Float64Array(n));
  const labels = data.strata.map((stratum) => stratum.label);
  const code = new Uint32Array(n);
  data.strata.forEach((stratum, k) =>
    code.fill(k, Math.ceil(stratum.start / stride), Math.min(n, Math.ceil(stratum.end / stride))),
  );
  const x = new Float64Array(n * p);
  for (let i = 0; i < n; i++) x.set(data.x.subarray(i * stride * p, (i * stride + 1) * p), i * p);
  const time = floats(data.time);
  const event = pick(data.event, new Uint8Array(n));
  const entry = data.entry ? floats(data.entry) : null;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return {
    ...data,
    n,
    order,
    x,
    time,
    event,
    entry,
    weight: data.weight ? floats(data.weight) : null,
    offset: data.offset ? floats(data.offset) : null,
    ...deathTimes(time, event, entry, order, { code, labels }),
  };
}
