import type { Abdomen } from "./abdomen.ts";
import type { PlanningPoint } from "./beam-weights.ts";
import { type Field, shaped, union, wider } from "./field.ts";
import type { Lesion } from "./lesion.ts";
import { between, type RandomNumbers } from "./random-numbers.ts";
import type { Point } from "./voxel-grid.ts";

/**
 * Where a plan is judged while its weights are sought, and what is wished there: dose in the targets and no hot spots, a fall-off
 * around them, little dose in the organs near by, and little where beams enter.
 *
 * @param targets points of each PTV
 * @returns points with their aims, as parts of the prescription
 */
export function planningPoints(
  lesions: readonly Lesion[],
  targets: readonly (readonly Point[])[],
  organs: Abdomen,
  prescriptionGy: number,
  random: RandomNumbers,
): { readonly points: readonly Point[]; readonly aims: readonly PlanningPoint[] } {
  const points: Point[] = [];
  const aims: PlanningPoint[] = [];
  const add = (some: readonly Point[], aimAt: (point: Point) => PlanningPoint): void => {
    const share = 1 / Math.max(1, some.length);
    for (const point of some) {
      const { aim, above, below } = aimAt(point);
      points.push(point);
      aims.push({ aim, above: above * share, below: below * share });
    }
  };
  const atMost = (aim: number, above: number) => (): PlanningPoint => ({ aim, above, below: 0 });
  for (const target of targets) {
    const some = target.slice(0, 500);
    add(some, () => ({ aim: 1.035, above: 60, below: 60 }));
    add(some, atMost(1.06, 20_000));
    add(some, () => ({ aim: 1, above: 0, below: 2000 }));
  }

  const all = union(lesions.map(({ ptv }) => ptv));
  const near = (field: Field, count: number): readonly Point[] =>
    pointsWithin(field, 4 * count, random)
      .map((point) => ({ point, distance: all.at(...point) }))
      .filter(({ distance }) => distance > 2)
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, count)
      .map(({ point }) => point);
  for (const organ of [organs.stomach, organs.duodenum, organs.bowel, organs.heart])
    add(near(organ, 100), atMost(24 / prescriptionGy, 12));
  add(near(organs.spinalCord, 80), atMost(12 / prescriptionGy, 20));
  for (const kidney of [organs.kidneyRight, organs.kidneyLeft])
    add(near(kidney, 60), atMost(9 / prescriptionGy, 1));
  const liver = pointsWithin(organs.liver, 300, random);
  add(
    liver.filter((point) => all.at(...point) > 8),
    atMost(0.1, 0.6),
  );

  const { body } = organs;
  const around = shaped(wider(all.bounds, 40), (x, y, z) => {
    const distance = all.at(x, y, z);
    return distance > 1 && distance < 40 ? body.at(x, y, z) : 1;
  });
  const fallOff = fallOffAround(lesions);
  add(pointsWithin(around, 500, random), (point) => ({
    aim: fallOff(all.at(...point)),
    above: 40,
    below: 0,
  }));
  const { low, high } = wider(all.bounds, 30);
  const entrance = shaped(
    {
      low: [body.bounds.low[0], body.bounds.low[1], low[2]],
      high: [body.bounds.high[0], body.bounds.high[1], high[2]],
    },
    (x, y, z) => (all.at(x, y, z) > 30 && body.at(x, y, z) > -35 ? body.at(x, y, z) : 1),
  );
  add(pointsWithin(entrance, 500, random), atMost(0.2, 30));
  return { points, aims };
}

/**
 * The dose that is wished at a distance from the PTVs: half the prescription comes the farther out the larger the targets are.
 *
 * @returns of mm, as a part of the prescription
 */
function fallOffAround(lesions: readonly Lesion[]): (distanceMm: number) => number {
  const widest = Math.max(
    ...lesions.map(({ ptv: { bounds } }) =>
      Math.cbrt([0, 1, 2].reduce((volume, d) => volume * (bounds.high[d]! - bounds.low[d]!), 1)),
    ),
  );
  const lengthMm = 6 + 0.125 * widest;
  return (distanceMm) => 0.2 + 0.8 * Math.exp(-distanceMm / lengthMm);
}

/** Points of a solid, drawn from its bounds. */
export function pointsWithin(field: Field, count: number, random: RandomNumbers): readonly Point[] {
  const { low, high } = field.bounds;
  const points: Point[] = [];
  for (let trial = 0; trial < 40 * count && points.length < count; trial++) {
    const point = [0, 1, 2].map((d) => between(random, low[d]!, high[d]!)) as unknown as Point;
    if (field.at(...point) < 0) points.push(point);
  }
  return points;
}
