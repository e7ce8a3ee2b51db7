import { normalTails } from "./normal.ts";

/**
 * Lower tail of the standard normal distribution, rounded as R rounds it.
 *
 * `normalTails` is as accurate in relative terms and reaches further; this one is for sums that have to stop
 * where R's stop.
 *
 * Source: Cody (1969), Rational Chebyshev approximations for the error function, as in R 4.2.2 `pnorm`.
 */
export function codyLower(z: number): number {
  const y = Math.abs(z);
  if (y <= 0.67448975) {
    const square = z * z;
    let above = CENTRE[4]! * square;
    let below = square;
    for (let i = 0; i < 3; i++) {
      above = (above + CENTRE[i]!) * square;
      below = (below + CENTRE_BELOW[i]!) * square;
    }
    return 0.5 + (z * (above + CENTRE[3]!)) / (below + CENTRE_BELOW[3]!);
  }
  if (y > 5.65) return normalTails(z).lower;
  let above = MIDDLE[8]! * y;
  let below = y;
  for (let i = 0; i < 7; i++) {
    above = (above + MIDDLE[i]!) * y;
    below = (below + MIDDLE_BELOW[i]!) * y;
  }
  const coarse = Math.trunc(y * 16) / 16;
  const rest = (y - coarse) * (y + coarse);
  const tail =
    (Math.exp(-coarse * coarse * 0.5) * Math.exp(-rest * 0.5) * (above + MIDDLE[7]!)) /
    (below + MIDDLE_BELOW[7]!);
  return z < 0 ? tail : 1 - tail;
}

const CENTRE = [
  2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
  0.06568233791820745,
];
const CENTRE_BELOW = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
];
const MIDDLE_BELOW = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
