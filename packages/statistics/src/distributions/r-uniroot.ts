/**
 * R's `uniroot` with its default tolerance 2⁻¹³: the same iterates, so the same digits as R prints.
 *
 * Where a published method is R's function rather than an equation (odds ratio and limits of `fisher.test`),
 * its root carries the error of this tolerance, up to a few units in the fifth digit.
 *
 * Source: R 4.2.2 `zeroin.c` (Brent 1973, procedure zero).
 */
export function rUniroot(
  value: (x: number) => number,
  low: number,
  high: number,
  tolerance: number = 2 ** -13,
): number {
  let a = low;
  let b = high;
  let fa = value(a);
  let fb = value(b);
  let c = a;
  let fc = fa;
  if (fa === 0) return a;
  if (fb === 0) return b;
  for (let iteration = 0; iteration <= 1000; iteration++) {
    const previous = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const close = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    let step = (c - b) / 2;
    if (Math.abs(step) <= close || fb === 0) return b;
    if (Math.abs(previous) >= close && Math.abs(fa) > Math.abs(fb)) {
      const cb = c - b;
      let p: number;
      let q: number;
      if (a === c) {
        const t1 = fb / fa;
        p = cb * t1;
        q = 1 - t1;
      } else {
        q = fa / fc;
        const t1 = fb / fc;
        const t2 = fb / fa;
        p = t2 * (cb * q * (q - t1) - (b - a) * (t1 - 1));
        q = (q - 1) * (t1 - 1) * (t2 - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (p < 0.75 * cb * q - Math.abs(close * q) / 2 && p < Math.abs((previous * q) / 2))
        step = p / q;
    }
    if (Math.abs(step) < close) step = step > 0 ? close : -close;
    a = b;
    fa = fb;
    b += step;
    fb = value(b);
    if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) {
      c = a;
      fc = fa;
    }
  }
  return b;
}
