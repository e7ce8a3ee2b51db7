import type { Tissue } from "./abdomen.ts";
import { wider } from "./field.ts";
import type { RandomNumbers } from "./random-numbers.ts";
import { nodeCount, type VoxelGrid } from "./voxel-grid.ts";

/** Seen by the scanner at a border, mm. */
const softMm = 1.5;

const airHounsfield = -1000;

/** The CT numbers of tissues that lie over each other, without noise. Borders are soft over about a pixel. */
export function tissueImage(tissues: readonly Tissue[], grid: VoxelGrid): Float32Array {
  const { size, originMm, spacingMm } = grid;
  const [columns, rows] = size;
  const values = new Float32Array(nodeCount(grid)).fill(airHounsfield);
  for (const { field, hounsfield } of tissues) {
    const { low, high } = wider(field.bounds, softMm);
    const range = (d: 0 | 1 | 2): [number, number] => [
      Math.max(0, Math.ceil((low[d] - originMm[d]) / spacingMm[d])),
      Math.min(size[d] - 1, Math.floor((high[d] - originMm[d]) / spacingMm[d])),
    ];
    const [i0, i1] = range(0);
    const [j0, j1] = range(1);
    const [k0, k1] = range(2);
    for (let k = k0; k <= k1; k++) {
      const z = originMm[2] + k * spacingMm[2];
      for (let j = j0; j <= j1; j++) {
        const y = originMm[1] + j * spacingMm[1];
        let at = (k * rows + j) * columns + i0;
        for (let i = i0; i <= i1; i++, at++) {
          const depth = field.at(originMm[0] + i * spacingMm[0], y, z);
          if (depth >= softMm) continue;
          const share = depth <= -softMm ? 1 : (softMm - depth) / (2 * softMm);
          values[at]! += share * (hounsfield - values[at]!);
        }
      }
    }
  }
  return values;
}

/** What a scanner would store: whole CT numbers with noise. */
export function scannedImage(
  values: Float32Array,
  noiseHounsfield: number,
  random: RandomNumbers,
): Int16Array {
  const scanned = new Int16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    // The sum of four uniform numbers, of variance 1/3.
    const noise = (random() + random() + random() + random() - 2) * 1.732;
    scanned[i] = Math.max(-1024, Math.round(values[i]! + noiseHounsfield * noise));
  }
  return scanned;
}

/** Density relative to water as treatment planning takes it from CT numbers. */
export function relativeDensity(hounsfield: number): number {
  return hounsfield <= 0 ? Math.max(0, 1 + hounsfield / 1000) : 1 + hounsfield / 1950;
}
