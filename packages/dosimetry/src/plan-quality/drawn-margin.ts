import { withMargin } from "../geometry/margin.ts";
import { solidVolume, type Solid } from "../geometry/solid.ts";

/** Within this, mm, a margin is found: contours lie on slices of millimetres. */
const toleranceMm = 0.1;
/** Distance of the lines on which volumes are taken, mm. */
const lineMm = 1;
/** No margin that is drawn around a target is wider. */
const widestMm = 50;

/**
 * The margin that was drawn from an inner to an outer target (ITV → PTV): the uniform margin that grows the inner one
 * to the volume of the outer.
 *
 * A PTV that was cut back at an organ so shows a smaller margin, one that was drawn wider in one direction the mean.
 *
 * @returns mm, negative where the outer target is the smaller; null where either is empty, or beyond 50 mm
 *
 * @example
 * drawnMargin(boxSolid(axes, [0, 0, 0], [20, 20, 20]), withMargin(itv, 5)); // 5
 */
export function drawnMargin(inner: Solid, outer: Solid): number | null {
  const [from, to] = [solidVolume(inner), solidVolume(outer)];
  if (from <= 0 || to <= 0) return null;
  // The cube root of the volume is nearly straight in the margin, so that secants close in at once.
  const excess = (mm: number) =>
    Math.cbrt(mm === 0 ? from : solidVolume(withMargin(inner, mm, lineMm))) - Math.cbrt(to);
  let [a, fa] = [0, excess(0)];
  if (Math.abs(fa) < 1e-4) return 0;
  // Of a sphere the radius grows by the margin.
  let b = -fa * Math.cbrt(3 / (4 * Math.PI)) * 10;
  for (let step = 0; step < 12; step++) {
    if (Math.abs(b) > widestMm) return null;
    const fb = excess(b);
    if (fb === fa) return b;
    const next = b - (fb * (b - a)) / (fb - fa);
    if (Math.abs(next - b) < toleranceMm) return next;
    [a, fa, b] = [b, fb, next];
  }
  return b;
}
