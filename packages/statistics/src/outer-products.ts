/**
 * Adds Σᵢ cᵢ xᵢxᵢᵀ to the lower triangle of a p × p matrix, for rows `from` to `to` of x (n × p by rows).
 *
 * Four rows are taken at a time, so that each element of the sum is loaded and stored once for four
 * products.
 */
export function addOuterProducts(
  into: Float64Array,
  x: Float64Array,
  coefficient: Float64Array,
  p: number,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const a = i * p;
    const b = a + p;
    const c = b + p;
    const d = c + p;
    const ka = coefficient[i]!;
    const kb = coefficient[i + 1]!;
    const kc = coefficient[i + 2]!;
    const kd = coefficient[i + 3]!;
    for (let j = 0; j < p; j++) {
      const xa = ka * x[a + j]!;
      const xb = kb * x[b + j]!;
      const xc = kc * x[c + j]!;
      const xd = kd * x[d + j]!;
      const base = j * p;
      for (let l = 0; l <= j; l++)
        into[base + l]! += xa * x[a + l]! + xb * x[b + l]! + (xc * x[c + l]! + xd * x[d + l]!);
    }
  }
  for (; i < to; i++) {
    const a = i * p;
    for (let j = 0; j < p; j++) {
      const xa = coefficient[i]! * x[a + j]!;
      for (let l = 0; l <= j; l++) into[j * p + l]! += xa * x[a + l]!;
    }
  }
}

/** Collects rows with coefficients and adds their outer products in batches. */
export class OuterProducts {
  readonly into: Float64Array;
  readonly p: number;
  readonly rows: Float64Array;
  readonly coefficient: Float64Array;
  private held = 0;

  constructor(into: Float64Array, p: number) {
    this.into = into;
    this.p = p;
    this.rows = new Float64Array(64 * p);
    this.coefficient = new Float64Array(64);
  }

  /** Where the next row is to be written: the offset into `rows`. */
  place(): number {
    if (this.held === 64) this.flush();
    return this.held * this.p;
  }

  /** Takes the row just written. */
  take(coefficient: number): void {
    this.coefficient[this.held++] = coefficient;
  }

  flush(): void {
    addOuterProducts(this.into, this.rows, this.coefficient, this.p, 0, this.held);
    this.held = 0;
  }
}
