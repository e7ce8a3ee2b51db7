import { mask } from "./newton.ts";
import { choleskyInPlace, choleskySolve, dot } from "./linear-algebra.ts";

/** βᵀV⁻¹β on the scaled covariates, over the terms that are not aliased. */
export function waldStatistic(
  covariance: Float64Array,
  beta: Float64Array,
  p: number,
  aliased: readonly boolean[],
): number {
  const factor = mask(covariance, p, aliased);
  const lost = choleskyInPlace(factor, p, 1e-14);
  return dot(choleskySolve(factor, p, lost, beta), beta);
}

/** R's `toler.chol`: double epsilon to the power 3/4, about 1.8e-12. */
const R_PIVOT = 2 ** -39;

/**
 * The same by R's rule, on the covariates as they were measured: a pivot of V under 1.8e-12 of the largest
 * variance is dropped from the statistic, though not from the degrees of freedom.
 *
 * Equal to `waldStatistic` but where the variances of the coefficients differ by a factor of 10¹¹ or more.
 *
 * @param covariance of the coefficients, by rows
 *
 * Source: R survival 3.5-3, `coxph.wtest` and `cholesky2`.
 */
export function waldStatisticAsR(
  covariance: readonly (readonly number[])[],
  coefficients: readonly number[],
): number {
  const p = coefficients.length;
  const a = covariance.map((row) => row.slice());
  const right = coefficients.slice();
  const least = R_PIVOT * Math.max(...a.map((row, j) => row[j]!));
  let sum = 0;
  for (let k = 0; k < p; k++) {
    const pivot = a[k]![k]!;
    if (!(pivot >= least && pivot > 0)) continue;
    sum += right[k]! ** 2 / pivot;
    for (let i = k + 1; i < p; i++) {
      const factor = a[i]![k]! / pivot;
      right[i]! -= factor * right[k]!;
      for (let j = k + 1; j < p; j++) a[i]![j]! -= factor * a[k]![j]!;
    }
  }
  return sum;
}
