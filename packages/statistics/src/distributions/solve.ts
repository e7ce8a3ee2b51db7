/**
 * The x in [low, high] at which an increasing function takes the value `target`.
 *
 * Bracketing first by steps that double away from `start`, then the Illinois–bisection hybrid below;
 * where the target lies outside the function's range the nearer end is returned.
 *
 * Source: Dekker–Brent, with bisection whenever interpolation does not halve the bracket.
 */
export function solveIncreasing(
  value: (x: number) => number,
  target: number,
  low: number,
  high: number,
  start: number,
): number {
  let a = Math.min(Math.max(start, low), high);
  let fa = value(a) - target;
  if (fa === 0) return a;
  const direction = fa < 0 ? 1 : -1;
  let step = Math.max(Math.abs(a), 1) * 0.1 * direction;
  let b = a;
  let fb = fa;
  for (let k = 0; k < 2000; k++) {
    a = b;
    fa = fb;
    b = Math.min(Math.max(a + step, low), high);
    fb = value(b) - target;
    if (fb === 0) return b;
    if (fb > 0 !== fa > 0) break;
    if (b === low || b === high) return b;
    step *= 2;
  }
  return brent(value, target, a, fa, b, fb);
}

function brent(
  value: (x: number) => number,
  target: number,
  a0: number,
  fa0: number,
  b0: number,
  fb0: number,
): number {
  let [a, fa, b, fb] = [a0, fa0, b0, fb0];
  let [c, fc] = [a, fa];
  let d = b - a;
  let e = d;
  for (let k = 0; k < 300; k++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      d = b - a;
      e = d;
    }
    if (Math.abs(fc) < Math.abs(fb)) [a, fa, b, fb, c, fc] = [b, fb, c, fc, b, fb];
    const tolerance = 2.3e-16 * Math.abs(b);
    const middle = 0.5 * (c - b);
    if (Math.abs(middle) <= tolerance || fb === 0) return b;
    if (Math.abs(e) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      let p: number;
      let q: number;
      const s = fb / fa;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const r = fb / fc;
        q = fa / fc;
        p = s * (2 * middle * q * (q - r) - (b - a) * (r - 1));
        q = (q - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * middle * q - Math.abs(tolerance * q), Math.abs(e * q))) {
        e = d;
        d = p / q;
      } else {
        d = middle;
        e = d;
      }
    } else {
      d = middle;
      e = d;
    }
    a = b;
    fa = fb;
    b += Math.abs(d) > tolerance ? d : Math.sign(middle) * Math.max(tolerance, Number.MIN_VALUE);
    fb = value(b) - target;
  }
  return b;
}
