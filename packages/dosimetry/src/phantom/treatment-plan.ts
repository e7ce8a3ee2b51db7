import type { Abdomen } from "./abdomen.ts";
import { arrangement, type PlannedBeam, type Segment, type Technique } from "./arrangement.ts";
import {
  type BeamDose,
  beamDose,
  type Densities,
  radiologicalDepths,
  type Rays,
} from "./beam-dose.ts";
import type { BeamView } from "./beam-geometry.ts";
import { beamWeights, type PlanningPoint } from "./beam-weights.ts";
import { type Field, union } from "./field.ts";
import { fluence, weightedFluence } from "./fluence.ts";
import type { Lesion } from "./lesion.ts";
import { between, type RandomNumbers } from "./random-numbers.ts";
import { nodeCount, type Point, valueAt, type VoxelGrid } from "./voxel-grid.ts";

export interface Prescription {
  readonly doseGy: number;
  readonly fractions: number;
}

/** A plan with its dose over all fractions. */
export interface TreatmentPlan {
  readonly prescription: Prescription;
  readonly technique: Technique;
  readonly beams: readonly WeightedBeam[];
  readonly grid: VoxelGrid;
  readonly doseGy: Float32Array;
}

export interface WeightedBeam extends PlannedBeam {
  /** Of each segment, over all fractions: Gy at the maximum of a 10 × 10 cm² field, which 100 monitor units a Gy give. */
  readonly weightsGy: readonly number[];
  /** At the isocentre, over all fractions. */
  readonly doseGy: number;
}

/** Above the 95 % that are asked for, so that another way to count voxels does not fall below it. */
const coverage = 0.968;

/**
 * Plans a treatment: beams around each lesion, weights that spare the organs near by, and the dose scaled so that a little more
 * than 95 % of each PTV receives the prescription.
 */
export function treatmentPlan(
  lesions: readonly Lesion[],
  organs: Abdomen,
  densities: Densities,
  grid: VoxelGrid,
  prescription: Prescription,
  technique: Technique,
  random: RandomNumbers,
): TreatmentPlan {
  const beams = lesions.map((lesion, i) => arrangement(lesion, i + 1, technique));
  const units = beams.flatMap((ofLesion, lesion) =>
    ofLesion.flatMap((beam) =>
      beam.segments.map((segment) => ({ lesion, beam, segment, map: fluence(segment.aperture) })),
    ),
  );
  const raysOf = new Map<BeamView, Rays>();
  for (const { segment, map } of units)
    if (!raysOf.has(segment.view))
      raysOf.set(segment.view, radiologicalDepths(segment.view, map, densities));
  const doses = units.map(({ segment: { view }, map }) => beamDose(view, map, raysOf.get(view)!));
  const targets = lesions.map(({ ptv }) => pointsWithin(ptv, 3000, random));
  const planned = weightsFor(doses, lesions, targets, organs, prescription, random);
  const lesionOf = units.map(({ lesion }) => lesion);
  const scaled = scaledToCoverage(planned, doses, lesionOf, targets);

  // The openings of one direction are one fluence.
  const directions = [...raysOf].flatMap(([view, rays]): BeamDose[] => {
    const own = units.flatMap((unit, i) =>
      unit.segment.view === view && scaled[i]! > 0 ? [{ map: unit.map, weight: scaled[i]! }] : [],
    );
    if (own.length === 0) return [];
    const sum = weightedFluence(
      own.map(({ map }) => map),
      own.map(({ weight }) => weight),
    );
    return [beamDose(view, sum, rays)];
  });
  const relative = doseOnGrid(directions, organs.body, grid);
  // The file's grid decides: read between its nodes, the least covered PTV has the coverage.
  const least = Math.min(
    ...targets.map((points) =>
      coveredDose(points.map((point) => valueAt(grid, relative, ...point))),
    ),
  );
  const gyPerUnit = prescription.doseGy / least;
  const weightsGy = Array.from(scaled, (weight) => weight * gyPerUnit);
  return {
    prescription,
    technique,
    beams: weighted(beams.flat(), units, weightsGy, doses),
    grid,
    doseGy: relative.map((dose) => dose * gyPerUnit),
  };
}

/** Points of a solid, drawn from its bounds. */
function pointsWithin(field: Field, count: number, random: RandomNumbers): readonly Point[] {
  const { low, high } = field.bounds;
  const points: Point[] = [];
  for (let trial = 0; trial < 40 * count && points.length < count; trial++) {
    const point = [0, 1, 2].map((d) => between(random, low[d]!, high[d]!)) as unknown as Point;
    if (field.at(...point) < 0) points.push(point);
  }
  return points;
}

/** Above which dose an organ is spared, as a part of the prescription, and at what cost. */
function weightsFor(
  doses: readonly BeamDose[],
  lesions: readonly Lesion[],
  targets: readonly (readonly Point[])[],
  organs: Abdomen,
  { doseGy }: Prescription,
  random: RandomNumbers,
): Float64Array {
  const points: Point[] = [];
  const aims: PlanningPoint[] = [];
  const add = (some: readonly Point[], aim: PlanningPoint): void => {
    const share = 1 / Math.max(1, some.length);
    for (const point of some) {
      points.push(point);
      aims.push({ aim: aim.aim, above: aim.above * share, below: aim.below * share });
    }
  };
  for (const target of targets) add(target.slice(0, 300), { aim: 1.04, above: 60, below: 20 });
  const all = union(lesions.map(({ ptv }) => ptv));
  const near = (field: Field, count: number): readonly Point[] =>
    pointsWithin(field, 4 * count, random)
      .map((point) => ({ point, distance: all.at(...point) }))
      .filter(({ distance }) => distance > 2)
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, count)
      .map(({ point }) => point);
  for (const organ of [organs.stomach, organs.duodenum, organs.bowel, organs.heart])
    add(near(organ, 100), { aim: 24 / doseGy, above: 12, below: 0 });
  add(near(organs.spinalCord, 80), { aim: 12 / doseGy, above: 20, below: 0 });
  add(near(organs.kidneyRight, 60), { aim: 9 / doseGy, above: 1, below: 0 });
  add(near(organs.kidneyLeft, 60), { aim: 9 / doseGy, above: 1, below: 0 });
  add(
    pointsWithin(organs.liver, 300, random).filter((point) => all.at(...point) > 8),
    { aim: 0.1, above: 0.6, below: 0 },
  );
  const matrix = doses.map((dose) => Float64Array.from(points, (point) => dose(...point)));
  return beamWeights(matrix, aims);
}

/** Lesions irradiate each other: their shares are adjusted in turn until each PTV has its coverage. */
function scaledToCoverage(
  weights: Float64Array,
  doses: readonly BeamDose[],
  lesionOf: readonly number[],
  targets: readonly (readonly Point[])[],
): Float64Array {
  const shares = new Float64Array(targets.length).fill(1);
  const parts = targets.map((points) =>
    targets.map((_, from) =>
      Float64Array.from(points, (point) =>
        doses.reduce(
          (sum, dose, unit) =>
            lesionOf[unit] === from ? sum + weights[unit]! * dose(...point) : sum,
          0,
        ),
      ),
    ),
  );
  for (let round = 0; round < 20; round++)
    for (const [target, points] of targets.entries()) {
      const received = points.map((_, i) =>
        shares.reduce((sum, share, from) => sum + share * parts[target]![from]![i]!, 0),
      );
      shares[target]! /= coveredDose(received);
    }
  return weights.map((weight, unit) => weight * shares[lesionOf[unit]!]!);
}

/** The dose that the wished part of the points has at least. */
function coveredDose(doses: readonly number[]): number {
  const falling = doses.toSorted((a, b) => b - a);
  return falling[Math.min(falling.length - 1, Math.floor(coverage * falling.length))]!;
}

/** Differences of the dose within which nodes are interpolated, as a part of the prescription. */
const smooth = 0.02;

/**
 * The dose within the body at each node of a grid.
 *
 * Every second node is computed first; the others are computed only where the dose changes between those around them.
 */
function doseOnGrid(directions: readonly BeamDose[], body: Field, grid: VoxelGrid): Float32Array {
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
  for (let k = 0; k < planes; k += 2)
    for (let j = 0; j < rows; j += 2)
      for (let i = 0; i < columns; i += 2) total[(k * rows + j) * columns + i] = computed(i, j, k);
  for (let k = 0, at = 0; k < planes; k++)
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++, at++) {
        const oddI = i & 1;
        const oddJ = j & 1;
        const oddK = k & 1;
        if ((oddI | oddJ | oddK) === 0) continue;
        const i1 = i + oddI < columns ? i + oddI : i - 1;
        const j1 = j + oddJ < rows ? j + oddJ : j - 1;
        const k1 = k + oddK < planes ? k + oddK : k - 1;
        let [lowest, highest, sum] = [Infinity, -Infinity, 0];
        for (let corner = 0; corner < 8; corner++) {
          const ci = corner & 1 ? i1 : i - oddI;
          const cj = corner & 2 ? j1 : j - oddJ;
          const ck = corner & 4 ? k1 : k - oddK;
          const value = total[(ck * rows + cj) * columns + ci]!;
          sum += value;
          if (value < lowest) lowest = value;
          if (value > highest) highest = value;
        }
        total[at] = highest - lowest < smooth ? sum / 8 : computed(i, j, k);
      }
  return total;
}

/** Beams and openings that give something. */
function weighted(
  beams: readonly PlannedBeam[],
  units: readonly { readonly beam: PlannedBeam; readonly segment: Segment }[],
  weightsGy: readonly number[],
  doses: readonly BeamDose[],
): readonly WeightedBeam[] {
  return beams.flatMap((beam): WeightedBeam[] => {
    const isArc = beam.turns !== "none";
    const own = units.flatMap((unit, i) =>
      unit.beam === beam && (isArc || weightsGy[i]! > 0) ? [i] : [],
    );
    if (own.every((i) => weightsGy[i] === 0)) return [];
    return [
      {
        ...beam,
        segments: own.map((i) => units[i]!.segment),
        weightsGy: own.map((i) => weightsGy[i]!),
        doseGy: own.reduce((sum, i) => sum + weightsGy[i]! * doses[i]!(...beam.isocentre), 0),
      },
    ];
  });
}
