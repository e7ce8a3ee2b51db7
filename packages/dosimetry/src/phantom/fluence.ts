import { type Aperture, leafEdgesMm } from "./aperture.ts";
import { blurMm, leafTransmission } from "./depth-dose.ts";

/** Three blurred pictures of an aperture in the plane of the isocentre, one number after another for each node. */
export interface Fluence {
  readonly left: number;
  readonly low: number;
  readonly columns: number;
  readonly rows: number;
  /** primary, near and far of the first node, then of the next along X. */
  readonly values: Float32Array;
}

export const fluenceStepMm = 2.5;

/** Beyond this distance from the jaws a beam is taken to give nothing, mm. */
const reachMm = 60;

/** The aperture blurred by the three Gaussians: sums of rectangles, so that error functions make it exact. */
export function fluence({ jawX, jawY, leaves }: Aperture): Fluence {
  const left = jawX[0] - reachMm;
  const low = jawY[0] - reachMm;
  const columns = Math.ceil((jawX[1] - jawX[0] + 2 * reachMm) / fluenceStepMm) + 1;
  const rows = Math.ceil((jawY[1] - jawY[0] + 2 * reachMm) / fluenceStepMm) + 1;
  const rectangles = leaves.flatMap(([from, to], i) =>
    to > from
      ? [
          {
            from,
            to,
            low: leafEdgesMm[i]!,
            high: leafEdgesMm[i + 1]!,
            weight: 1 - leafTransmission,
          },
        ]
      : [],
  );
  rectangles.push({
    from: jawX[0],
    to: jawX[1],
    low: jawY[0],
    high: jawY[1],
    weight: leafTransmission,
  });
  const values = new Float32Array(3 * columns * rows);
  const sigmas = [blurMm.primary, blurMm.near, blurMm.far];
  for (const rectangle of rectangles)
    for (const [part, sigma] of sigmas.entries()) {
      const along = edges(left, columns, rectangle.from, rectangle.to, sigma);
      const across = edges(low, rows, rectangle.low, rectangle.high, sigma);
      for (let row = 0; row < rows; row++) {
        const share = rectangle.weight * across[row]!;
        if (share < 1e-7) continue;
        for (let column = 0, at = 3 * row * columns + part; column < columns; column++, at += 3)
          values[at]! += share * along[column]!;
      }
    }
  return { left, low, columns, rows, values };
}

/** Several pictures of apertures with the same jaws, weighted and added. */
export function weightedFluence(maps: readonly Fluence[], weights: readonly number[]): Fluence {
  const values = new Float32Array(maps[0]!.values.length);
  for (const [i, map] of maps.entries())
    for (let node = 0; node < values.length; node++)
      values[node]! += weights[i]! * map.values[node]!;
  return { ...maps[0]!, values };
}

function edges(
  start: number,
  count: number,
  from: number,
  to: number,
  sigma: number,
): Float64Array {
  const width = sigma * Math.SQRT2;
  return Float64Array.from({ length: count }, (_, i) => {
    const at = start + i * fluenceStepMm;
    return (errorFunction((at - from) / width) - errorFunction((at - to) / width)) / 2;
  });
}

/** Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const value = 1 - polynomial * Math.exp(-x * x);
  return x < 0 ? -value : value;
}
