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

function tenth(mm: number): number {
  return Math.round(10 * mm) / 10 + 0;
}
