import { type BeamView, projected } from "./beam-geometry.ts";
import type { Ball } from "./field.ts";

/** Edges of the 60 leaf pairs of a common collimator at the isocentre, mm: 40 of 5 mm between 20 of 10 mm. */
export const leafEdgesMm: readonly number[] = [
  ...Array.from({ length: 10 }, (_, i) => -200 + 10 * i),
  ...Array.from({ length: 40 }, (_, i) => -100 + 5 * i),
  ...Array.from({ length: 11 }, (_, i) => 100 + 10 * i),
];

/** What jaws and leaves leave open at the isocentre, mm. */
export interface Aperture {
  readonly jawX: readonly [number, number];
  readonly jawY: readonly [number, number];
  /** Of each pair, from the first at the lowest Y; closed pairs have no gap. */
  readonly leaves: readonly (readonly [left: number, right: number])[];
}

/** The opening that follows the outline of a target, seen along the beam, with a margin all around. */
export function apertureAround(
  target: readonly Ball[],
  view: BeamView,
  marginMm: number,
): Aperture {
  const discs = target.map(({ centre, radiusMm }) => {
    const { x, y, magnification } = projected(view, centre);
    return { x, y, radius: radiusMm * magnification + marginMm };
  });
  const leaves = leafEdgesMm.slice(1).map((upper, i): readonly [number, number] => {
    const lower = leafEdgesMm[i]!;
    let [left, right] = [Infinity, -Infinity];
    for (const { x, y, radius } of discs) {
      // The disc's chord in the middle of the leaf, so that corners do not widen the field.
      const squared = radius * radius - ((lower + upper) / 2 - y) ** 2;
      if (squared <= 0) continue;
      const half = Math.sqrt(squared);
      left = Math.min(left, x - half);
      right = Math.max(right, x + half);
    }
    return left < right ? [tenth(left), tenth(right)] : [0, 0];
  });
  const open = leaves.flatMap(([left, right], i) => (left < right ? [{ left, right, i }] : []));
  const tight = 2;
  return {
    jawX: [
      tenth(Math.min(...open.map(({ left }) => left)) - tight),
      tenth(Math.max(...open.map(({ right }) => right)) + tight),
    ],
    jawY: [leafEdgesMm[open[0]!.i]!, leafEdgesMm[open.at(-1)!.i + 1]!],
    leaves,
  };
}

/**
 * Parts of an opening with which its fluence can be tilted and bulged: its outer thirds along and across the leaves, and its core.
 * All keep the jaws of the whole.
 */
export function partsOf(whole: Aperture): readonly Aperture[] {
  const middleX = tenth((whole.jawX[0] + whole.jawX[1]) / 2);
  const middleY = (whole.jawY[0] + whole.jawY[1]) / 2;
  const part = (
    cut: (left: number, right: number, y: number) => readonly [number, number],
  ): Aperture => ({
    ...whole,
    leaves: whole.leaves.map(([left, right], i) => {
      if (left >= right) return [0, 0];
      const [from, to] = cut(left, right, (leafEdgesMm[i]! + leafEdgesMm[i + 1]!) / 2);
      return from < to ? [tenth(from), tenth(to)] : [0, 0];
    }),
  });
  const halfX = (whole.jawX[1] - whole.jawX[0]) / 2;
  const halfY = (whole.jawY[1] - whole.jawY[0]) / 2;
  return [
    part((left, right) => [left, Math.min(right, middleX - halfX / 3)]),
    part((left, right) => [Math.max(left, middleX + halfX / 3), right]),
    part((left, right, y) => (y < middleY - halfY / 3 ? [left, right] : [0, 0])),
    part((left, right, y) => (y > middleY + halfY / 3 ? [left, right] : [0, 0])),
    part((left, right, y) => {
      const squared = 1 - ((y - middleY) / (0.6 * halfY)) ** 2;
      if (squared <= 0) return [0, 0];
      const half = 0.6 * halfX * Math.sqrt(squared);
      return [Math.max(left, middleX - half), Math.min(right, middleX + half)];
    }),
  ].filter(({ leaves }) => leaves.some(([left, right]) => left < right));
}

function tenth(mm: number): number {
  return Math.round(10 * mm) / 10 + 0;
}
