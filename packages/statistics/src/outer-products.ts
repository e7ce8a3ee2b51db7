/**
 * Adds Σᵢ cᵢ xᵢxᵢᵀ to the lower triangle of a p × p matrix, for rows `from` to `to` of x (n × p by rows).
 *
 * Four rows and two columns are taken at a time, so that what is loaded serves several products.
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
    let j = 0;
    for (; j + 2 <= p; j += 2) {
      const xa = ka * x[a + j]!;
      const xb = kb * x[b + j]!;
      const xc = kc * x[c + j]!;
      const xd = kd * x[d + j]!;
      const ya = ka * x[a + j + 1]!;
      const yb = kb * x[b + j + 1]!;
      const yc = kc * x[c + j + 1]!;
      const yd = kd * x[d + j + 1]!;
      const base = j * p;
      const next = base + p;
      for (let l = 0; l <= j; l++) {
        const va = x[a + l]!;
        const vb = x[b + l]!;
        const vc = x[c + l]!;
        const vd = x[d + l]!;
        into[base + l]! += xa * va + xb * vb + (xc * vc + xd * vd);
        into[next + l]! += ya * va + yb * vb + (yc * vc + yd * vd);
      }
      const l = j + 1;
      into[next + l]! += ya * x[a + l]! + yb * x[b + l]! + (yc * x[c + l]! + yd * x[d + l]!);
    }
    if (j === p) continue;
    const xa = ka * x[a + j]!;
    const xb = kb * x[b + j]!;
    const xc = kc * x[c + j]!;
    const xd = kd * x[d + j]!;
    for (let l = 0; l <= j; l++)
      into[j * p + l]! += xa * x[a + l]! + xb * x[b + l]! + (xc * x[c + l]! + xd * x[d + l]!);
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
