import type { Tissue } from "./abdomen.ts";
import type { RandomNumbers } from "./random-numbers.ts";
import { nodeCount, type VoxelGrid } from "./voxel-grid.ts";

/** Seen by the scanner at a border, mm. */
const softMm = 1.5;

const airHounsfield = -1000;

/** The CT numbers of tissues that lie over each other, without noise. Borders are soft over about a pixel. */
export function tissueImage(tissues: readonly Tissue[], lattice: VoxelGrid): Float32Array {
  const image = new Float32Array(nodeCount(lattice)).fill(airHounsfield);
  const [allColumns, allRows] = lattice.size;
  for (const { field, hounsfield } of tissues) {
    const { values, first } = field;
    const [columns, rows, planes] = field.grid.size;
    for (let k = 0, node = 0; k < planes; k++)
      for (let j = 0; j < rows; j++) {
        let voxel = ((first[2] + k) * allRows + first[1] + j) * allColumns + first[0];
        for (let i = 0; i < columns; i++, node++, voxel++) {
          const value = values[node]!;
          if (value >= softMm) continue;
          const share = value <= -softMm ? 1 : (softMm - value) / (2 * softMm);
          image[voxel]! += share * (hounsfield - image[voxel]!);
        }
      }
  }
  return image;
}

/** What a scanner would store: whole CT numbers with noise. */
export function scannedImage(
  values: Float32Array,
  noiseHounsfield: number,
  random: RandomNumbers,
): Int16Array {
  const scanned = new Int16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    // One number's four bytes, added: their sum has the mean 510 and the standard deviation 147.8.
    const bits = Math.floor(random() * 4_294_967_296);
    const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
    scanned[i] = Math.max(-1024, Math.round(values[i]! + (noiseHounsfield * (sum - 510)) / 147.8));
  }
  return scanned;
}

/** Density relative to water as treatment planning takes it from CT numbers. */
export function relativeDensity(hounsfield: number): number {
  return hounsfield <= 0 ? Math.max(0, 1 + hounsfield / 1000) : 1 + hounsfield / 1950;
}
