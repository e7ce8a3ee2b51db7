import type { Abdomen } from "./abdomen.ts";
import { type Breathing, breathingPhases, displacement } from "./breathing.ts";
import { type Ball, balls, type Field, grown } from "./field.ts";
import { contoursAt } from "./outline.ts";
import { between, type RandomNumbers } from "./random-numbers.ts";
import type { Point } from "./voxel-grid.ts";

/** What is to be treated. */
export interface LesionRequest {
  readonly diameterMm: number;
  readonly lobe: "left" | "right";
  /** Whether stomach, duodenum or bowel are close by. */
  readonly nearLuminalOrgan: boolean;
}

/** A tumour and its volumes; all are unions of balls, so that each margin is exact. */
export interface Lesion {
  readonly centre: Point;
  /** Where it lies at the end of exhalation, as on the planning CT. */
  readonly gtv: Field;
  /** The GTV in each breathing phase, 0 to 90 %. */
  readonly phases: readonly Field[];
  /** The union of the phases. */
  readonly itv: Field;
  readonly ptv: Field;
  /** The balls whose union is the PTV. */
  readonly ptvBalls: readonly Ball[];
}

/**
 * Puts lesions into the liver, each in its lobe, near or away from the luminal organs, and apart from each other.
 *
 * The largest is placed first. Where a liver has no such place, the least unsuitable one is taken.
 *
 * @param marginMm from the ITV to the PTV
 */
export function placedLesions(
  requests: readonly LesionRequest[],
  organs: Abdomen,
  breathing: Breathing,
  marginMm: number,
  random: RandomNumbers,
): readonly Lesion[] {
  const order = requests
    .map((_, i) => i)
    .toSorted((a, b) => requests[b]!.diameterMm - requests[a]!.diameterMm);
  const placed = new Map<number, { readonly lesion: Lesion; readonly radiusMm: number }>();
  for (const i of order) {
    const request = requests[i]!;
    const others = [...placed.values()].map(({ lesion, radiusMm }) => ({ ...lesion, radiusMm }));
    const centre = suitablePlace(request, organs, breathing, marginMm, others, random);
    placed.set(i, {
      lesion: lesionAt(centre, request.diameterMm, breathing, marginMm, random),
      radiusMm: request.diameterMm / 2,
    });
  }
  return requests.map((_, i) => placed.get(i)!.lesion);
}

/** A main ball with bumps, as wide as the diameter in its widest direction. */
function lesionAt(
  centre: Point,
  diameterMm: number,
  breathing: Breathing,
  marginMm: number,
  random: RandomNumbers,
): Lesion {
  const radius = diameterMm / 2;
  const main = { centre, radiusMm: 0.88 * radius };
  const bumps = Array.from({ length: 5 }, (_, i): Ball => {
    const size = between(random, 0.4, 0.6) * radius;
    // The first two lie opposite each other and span the diameter.
    const height = i < 2 ? 0 : between(random, -0.9, 0.9);
    const angle =
      i === 0 ? between(random, 0, 2 * Math.PI) : i === 1 ? null : between(random, 0, 2 * Math.PI);
    const reach = i < 2 ? radius - size : 0.97 * radius - size;
    const around = angle ?? 0;
    const flat = Math.sqrt(1 - height * height);
    return {
      centre: [
        centre[0] + reach * flat * Math.cos(around),
        centre[1] + reach * flat * Math.sin(around),
        centre[2] + reach * height,
      ],
      radiusMm: size,
    };
  });
  const [first, second] = bumps as [Ball, Ball, ...Ball[]];
  const scale = (radius - second.radiusMm) / Math.max(1e-9, radius - first.radiusMm);
  const opposite = {
    ...second,
    centre: centre.map((mm, d) => mm - scale * (first.centre[d]! - mm)) as unknown as Point,
  };
  const parts = [main, first, opposite, ...bumps.slice(2)];
  const moved = breathingPhases.map((phase) => {
    const [dx, dy, dz] = displacement(breathing, phase);
    return parts.map(({ centre: [x, y, z], radiusMm }): Ball => ({
      centre: [x + dx, y + dy, z + dz],
      radiusMm,
    }));
  });
  // Breathing out takes the way of breathing in: the later phases add nothing.
  const half = moved.slice(0, breathingPhases.indexOf(50) + 1).flat();
  const itv = balls(half);
  return {
    centre,
    gtv: balls(parts),
    phases: moved.map((phase) => balls(phase)),
    itv,
    ptv: grown(itv, marginMm),
    ptvBalls: half.map((each) => ({ ...each, radiusMm: each.radiusMm + marginMm })),
  };
}

function suitablePlace(
  { diameterMm, lobe, nearLuminalOrgan }: LesionRequest,
  organs: Abdomen,
  breathing: Breathing,
  marginMm: number,
  others: readonly { readonly centre: Point; readonly radiusMm: number }[],
  random: RandomNumbers,
): Point {
  const radius = diameterMm / 2;
  const luminal = surfacePoints([organs.stomach, organs.duodenum, organs.bowel]);
  // Between the PTV and the nearest luminal organ, mm: near ones can still be spared.
  const wishedMm = nearLuminalOrgan ? between(random, 6, 16) : 30;
  const inhaled = displacement(breathing, 0);
  const { low, high } = organs.liver.bounds;
  let best: Point = [0, 0, 0];
  let least = Infinity;
  for (let trial = 0; trial < 4000; trial++) {
    const at: Point = [
      between(random, low[0], high[0]),
      between(random, low[1], high[1]),
      between(random, low[2], high[2]),
    ];
    const depth = -organs.liver.at(...at);
    if (depth < 0 || organs.isLeftLobe(at) !== (lobe === "left")) continue;
    const gap = distanceToPath(luminal, at, inhaled) - radius - marginMm;
    const asWished = nearLuminalOrgan ? Math.abs(gap - wishedMm) : Math.max(0, wishedMm - gap);
    const outside = Math.max(0, 0.9 * radius - depth);
    const touching = others.reduce(
      (sum, { centre, radiusMm }) =>
        sum +
        Math.max(
          0,
          radius + radiusMm + 2 * marginMm + 12 - Math.hypot(...at.map((mm, d) => mm - centre[d]!)),
        ),
      0,
    );
    const misfit = asWished + 2 * outside + 3 * touching;
    if (misfit < least) [least, best] = [misfit, at];
  }
  return best;
}

/** Points on the surface of organs, about 6 mm apart: x, y, z in turn. */
function surfacePoints(organs: readonly Field[]): Float64Array {
  const apartMm = 6;
  return Float64Array.from(
    organs.flatMap((organ) => {
      const { low, high } = organ.bounds;
      const planes = Math.ceil((high[2] - low[2]) / apartMm);
      return Array.from({ length: planes }, (_, k) =>
        contoursAt(organ, low[2] + (k + 0.5) * apartMm, apartMm, 0),
      ).flatMap((contours) => contours.flatMap(({ pointsMm }) => Array.from(pointsMm)));
    }),
  );
}

/** From the nearest of the points to the way that something takes from a place, mm. */
function distanceToPath(points: Float64Array, [x, y, z]: Point, [dx, dy, dz]: Point): number {
  const squaredLength = Math.max(1e-9, dx * dx + dy * dy + dz * dz);
  let nearest = Infinity;
  for (let i = 0; i < points.length; i += 3) {
    const px = points[i]! - x;
    const py = points[i + 1]! - y;
    const pz = points[i + 2]! - z;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / squaredLength));
    const squared = (px - t * dx) ** 2 + (py - t * dy) ** 2 + (pz - t * dz) ** 2;
    if (squared < nearest) nearest = squared;
  }
  return Math.sqrt(nearest);
}
