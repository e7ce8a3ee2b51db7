import { scratch } from "../kernels/kernel-memory.ts";
import { encloses, layRings } from "./laid-rings.ts";

/**
 * How far an end that widens reaches beyond its last contour.
 *
 * Where the last contour lies outside the one before it, the surface between the two runs on outwards to the end of the
 * half slice: each such point moves away from the nearest point of the contour before, by as much again in proportion,
 * but never by more than half a slice. A cone that was contoured in the middle of its slices so gets back its edge.
 * Volume and curve do not change; the lowest and highest dose of the structure count these points.
 *
 * @param end rings of the end slice, mm
 * @param before rings of the slice before it
 * @param share half a slice over the distance of the two
 * @param mostMm half a slice
 * @returns x, y in turn; null where nothing widens
 */
export function endRim(
  end: readonly Float64Array[],
  before: readonly Float64Array[],
  share: number,
  mostMm: number,
): Float64Array | null {
  return scratch(() => {
    const points: number[] = [];
    const laid = layRings(before);
    for (const ring of end) {
      for (let i = 0; i < ring.length; i += 2) {
        const x = ring[i]!;
        const y = ring[i + 1]!;
        if (encloses(laid, x, y)) continue;
        const nearest = nearestPoint(before, x, y);
        const distance = Math.hypot(x - nearest[0], y - nearest[1]);
        // A contour that begins anew, or steps out by more than a slice, tells nothing of its surface.
        if (distance === 0 || distance * share > mostMm) continue;
        points.push(x + (x - nearest[0]) * share, y + (y - nearest[1]) * share);
      }
    }
    return points.length === 0 ? null : Float64Array.from(points);
  });
}

function nearestPoint(rings: readonly Float64Array[], x: number, y: number): [number, number] {
  let best: [number, number] = [x, y];
  let least = Infinity;
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const dx = ring[i]! - x0;
      const dy = ring[i + 1]! - y0;
      const length = dx * dx + dy * dy;
      const along = length > 0 ? ((x - x0) * dx + (y - y0) * dy) / length : 0;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const px = x0 + t * dx;
      const py = y0 + t * dy;
      const distance = (x - px) ** 2 + (y - py) ** 2;
      if (distance < least) {
        least = distance;
        best = [px, py];
      }
      x0 = ring[i]!;
      y0 = ring[i + 1]!;
    }
  }
  return best;
}
