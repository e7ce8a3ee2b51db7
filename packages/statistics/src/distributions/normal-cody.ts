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
  2.2352520354606837, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
  0.065682337918207449113,
];
const CENTRE_BELOW = [
  47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
];
const MIDDLE = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
  1.0765576773720192317e-8,
];
const MIDDLE_BELOW = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
  18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
