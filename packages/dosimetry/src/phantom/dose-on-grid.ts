import type { BeamDose } from "./beam-dose.ts";
import type { Field } from "./field.ts";
import { nodeCount, type VoxelGrid } from "./voxel-grid.ts";

/** What a cubic may differ from a straight line for a node to be interpolated, as a part of the prescription. */
const smooth = 0.002;

/**
 * The dose within the body at each node of a grid.
 *
 * Every second node is computed. Those between are filled axis by axis: with the cubic through the two nodes to each side where it
 * hardly leaves the straight line, and computed where the dose bends more, as in a penumbra, or jumps, as at the skin.
 *
 * @param directions whose doses add up to about 1 in the targets
 */
export function doseOnGrid(
  directions: readonly BeamDose[],
  body: Field,
  grid: VoxelGrid,
): Float32Array {
  const { size, originMm, spacingMm } = grid;
  const [columns, rows, planes] = size;
  const total = new Float32Array(nodeCount(grid));
  const computed = (i: number, j: number, k: number): number => {
    const x = originMm[0] + i * spacingMm[0];
    const y = originMm[1] + j * spacingMm[1];
    const z = originMm[2] + k * spacingMm[2];
    if (body.at(x, y, z) > 0) return 0;
    let sum = 0;
    for (const dose of directions) sum += dose(x, y, z);
    return sum;
  };
  const strides = [1, columns, rows * columns] as const;
  const fill = (axis: 0 | 1 | 2, i: number, j: number, k: number): void => {
    const at = i + j * strides[1] + k * strides[2];
    const node = axis === 0 ? i : axis === 1 ? j : k;
    const step = strides[axis];
    if (node >= 3 && node + 3 < size[axis]) {
      const before = total[at - step]!;
      const after = total[at + step]!;
      const farBefore = total[at - 3 * step]!;
      const farAfter = total[at + 3 * step]!;
      // The cubic's middle is the line's and a sixteenth of what the inner pair rises over the outer one.
      const bend = (before + after - farBefore - farAfter) / 16;
      const isSmooth = bend < smooth && bend > -smooth;
      // At the skin and where the beams end the dose jumps from 0.
      if (isSmooth && before > 0 && after > 0 && farBefore > 0 && farAfter > 0) {
        total[at] = Math.max(0, (before + after) / 2 + bend);
        return;
      }
      if (before + after + farBefore + farAfter === 0) return;
    }
    total[at] = computed(i, j, k);
  };
  for (let k = 0; k < planes; k += 2)
    for (let j = 0; j < rows; j += 2)
      for (let i = 0; i < columns; i += 2)
        total[i + j * strides[1] + k * strides[2]] = computed(i, j, k);
  for (let k = 0; k < planes; k += 2)
    for (let j = 0; j < rows; j += 2) for (let i = 1; i < columns; i += 2) fill(0, i, j, k);
  for (let k = 0; k < planes; k += 2)
    for (let j = 1; j < rows; j += 2) for (let i = 0; i < columns; i++) fill(1, i, j, k);
  for (let k = 1; k < planes; k += 2)
    for (let j = 0; j < rows; j++) for (let i = 0; i < columns; i++) fill(2, i, j, k);
  return total;
}
