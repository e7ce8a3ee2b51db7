import { boxSolid } from "../geometry/box-solid.ts";
import { volumeAtDose } from "../dose-volume/dose-volume-curve.ts";
import {
  doseVolumeHistogram,
  type DoseInterpolation,
} from "../dose-volume/dose-volume-histogram.ts";
import { orientDose, type OrientedDose } from "../dose-volume/oriented-dose.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";

/** Volumes enclosed by isodoses. */
export interface IsodoseVolumes {
  /** In the order of the doses asked for, cm³. */
  readonly volumeCm3: readonly number[];
  /** Whether the lowest isodose reaches a face of the grid: its volume then is a lower bound. */
  readonly reachesGridEdge: boolean;
}

/** Less of the box is rounding of the curve, and no isodose. */
const roundingShare = 1e-9;

/**
 * The volumes that receive at least given doses, anywhere in the grid (prescription isodose volume, PIV).
 *
 * All parts of an isodose count, those around another target too.
 *
 * @param dosesGy Gy, each above 0
 * @param interpolation cubic where not given: trilinear dose loses a tenth of a small target's PIV
 */
export function isodoseVolumes(
  dose: DoseGrid,
  dosesGy: readonly number[],
  interpolation: DoseInterpolation = "cubic",
): IsodoseVolumes {
  const axes = dose.frame.axes;
  const oriented = orientDose(dose, axes);
  const lowest = Math.min(...dosesGy);
  // A cubic peak may rise above every node around it.
  const found = oriented === null ? null : hotBox(oriented, 0.9 * lowest);
  if (found === null) return { volumeCm3: dosesGy.map(() => 0), reachesGridEdge: false };
  const dvh = doseVolumeHistogram(boxSolid(axes, found.low, found.high), dose, { interpolation });
  return {
    volumeCm3: dosesGy.map((gy) => {
      if (dvh.kind === "none") return 0;
      const volume = volumeAtDose(dvh, gy);
      return volume > roundingShare * dvh.totalCm3 ? volume : 0;
    }),
    reachesGridEdge: found.reachesGridEdge,
  };
}

interface HotBox {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  readonly reachesGridEdge: boolean;
}

/** The box one cell around all nodes of at least a dose, within the grid. */
function hotBox(dose: OrientedDose, leastGy: number): HotBox | null {
  const { values, offset, strides, x, y, z } = dose;
  const first = [x.length, y.length, z.length];
  const last = [-1, -1, -1];
  for (let k = 0; k < z.length; k++) {
    for (let j = 0; j < y.length; j++) {
      const row = offset + j * strides[1] + k * strides[2];
      for (let i = 0; i < x.length; i++) {
        if (values[row + i * strides[0]]! < leastGy) continue;
        if (i < first[0]!) first[0] = i;
        if (i > last[0]!) last[0] = i;
        if (j < first[1]!) first[1] = j;
        if (j > last[1]!) last[1] = j;
        if (k < first[2]!) first[2] = k;
        if (k > last[2]!) last[2] = k;
      }
    }
  }
  if (last[0] === -1) return null;
  const axes = [x, y, z];
  const low = axes.map((nodes, d) => (first[d] === 0 ? dose.reach[d]![0] : nodes[first[d]! - 1]!));
  const high = axes.map((nodes, d) =>
    last[d] === nodes.length - 1 ? dose.reach[d]![1] : nodes[last[d]! + 1]!,
  );
  return {
    low: [low[0]!, low[1]!, low[2]!],
    high: [high[0]!, high[1]!, high[2]!],
    reachesGridEdge: axes.some((nodes, d) => first[d] === 0 || last[d] === nodes.length - 1),
  };
}
