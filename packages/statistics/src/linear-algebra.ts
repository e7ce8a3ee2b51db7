/**
 * Cholesky factor of a symmetric matrix that may be singular, in place, with aliased columns marked.
 *
 * `a` is p × p by rows; only the lower triangle is read. Where a pivot falls under `tolerance` times the
 * column's original diagonal, the column is a combination of earlier ones: it is zeroed and marked.
 *
 * @returns for each column whether it is aliased; the lower triangle of `a` holds L with L Lᵀ = A
 *
 * Source: Golub and Van Loan (2013) Algorithm 4.2.1, with the rank rule of R survival's `cholesky2`.
 */
export function choleskyInPlace(a: Float64Array, p: number, tolerance: number): boolean[] {
  const aliased: boolean[] = [];
  for (let j = 0; j < p; j++) {
    const original = a[j * p + j]!;
    let pivot = original;
    for (let k = 0; k < j; k++) pivot -= a[j * p + k]! ** 2;
    if (!(pivot > tolerance * original) || !(original > 0) || !Number.isFinite(pivot)) {
      aliased.push(true);
      for (let k = 0; k <= j; k++) a[j * p + k] = 0;
      for (let i = j + 1; i < p; i++) a[i * p + j] = 0;
      continue;
    }
    aliased.push(false);
    const root = Math.sqrt(pivot);
    a[j * p + j] = root;
    for (let i = j + 1; i < p; i++) {
      let sum = a[i * p + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * p + k]! * a[j * p + k]!;
      a[i * p + j] = sum / root;
    }
  }
  return aliased;
}

/** Solves L Lᵀ x = b for a factor from `choleskyInPlace`; aliased coordinates come out 0. */
export function choleskySolve(
  factor: Float64Array,
  p: number,
  aliased: readonly boolean[],
  b: ArrayLike<number>,
): Float64Array {
  const x = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    if (aliased[i]) continue;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * p + k]! * x[k]!;
    x[i] = sum / factor[i * p + i]!;
  }
  for (let i = p - 1; i >= 0; i--) {
    if (aliased[i]) continue;
    let sum = x[i]!;
    for (let k = i + 1; k < p; k++) sum -= factor[k * p + i]! * x[k]!;
    x[i] = sum / factor[i * p + i]!;
  }
  return x;
}

/** Inverse of L Lᵀ by rows; rows and columns of aliased coordinates are 0. */
export function choleskyInverse(
  factor: Float64Array,
  p: number,
  aliased: readonly boolean[],
): Float64Array {
  const inverse = new Float64Array(p * p);
  const unit = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    if (aliased[j]) continue;
    unit.fill(0);
    unit[j] = 1;
    const column = choleskySolve(factor, p, aliased, unit);
    for (let i = 0; i < p; i++) inverse[i * p + j] = column[i]!;
  }
  return inverse;
}

/** ln of the determinant of L Lᵀ over the coordinates that are not aliased. */
export function choleskyLogDeterminant(
  factor: Float64Array,
  p: number,
  aliased: readonly boolean[],
): number {
  let sum = 0;
  for (let j = 0; j < p; j++) if (!aliased[j]) sum += 2 * Math.log(factor[j * p + j]!);
  return sum;
}

/** bᵀ A⁻¹ b for a symmetric A; null where A is singular. */
export function quadraticForm(
  a: readonly (readonly number[])[],
  b: readonly number[],
): number | null {
  const p = b.length;
  const flat = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) flat[i * p + j] = a[i]![j]!;
  const aliased = choleskyInPlace(flat, p, 1e-11);
  if (p === 0 || aliased.some(Boolean)) return null;
  const x = choleskySolve(flat, p, aliased, b);
  let sum = 0;
  for (let i = 0; i < p; i++) sum += b[i]! * x[i]!;
  return sum;
}

/** Rows of a flat p × p matrix as nested arrays. */
export function toRows(flat: Float64Array, p: number): number[][] {
  return Array.from({ length: p }, (_, i) => Array.from(flat.subarray(i * p, (i + 1) * p)));
}

/** Covariance on the caller's scale, by rows. */
export function unscaled(covariance: Float64Array, scale: Float64Array, p: number): number[][] {
  return toRows(
    covariance.map((value, at) => value / (scale[Math.floor(at / p)]! * scale[at % p]!)),
    p,
  );
}

/** Σ aᵢbᵢ. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
