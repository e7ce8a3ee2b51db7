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
import { beamWeights } from "./beam-weights.ts";
import { doseOnGrid } from "./dose-on-grid.ts";
import { fluence, weightedFluence } from "./fluence.ts";
import type { Lesion } from "./lesion.ts";
import { planningPoints, pointsWithin } from "./planning-points.ts";
import type { RandomNumbers } from "./random-numbers.ts";
import { type Point, valueAt, type VoxelGrid } from "./voxel-grid.ts";

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

/**
 * The prescription covers 95 % of the PTV, and 95 % of it 99 %. A little more is asked for, so that another way to count voxels
 * does not fall below.
 */
const coverage = [
  { ptv: 0.96, prescription: 1 },
  { ptv: 0.993, prescription: 0.95 },
] as const;

/**
 * Plans a treatment: beams around each lesion, weights that spare the organs near by, and the dose scaled so that
 * each PTV is covered.
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
  const { points, aims } = planningPoints(lesions, targets, organs, prescription.doseGy, random);
  const planned = beamWeights(doseMatrix(doses, points), doses.length, aims);
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

/** At each point in turn, the dose of each beam with the weight 1. */
function doseMatrix(doses: readonly BeamDose[], points: readonly Point[]): Float64Array {
  const matrix = new Float64Array(points.length * doses.length);
  let at = 0;
  for (const point of points) for (const dose of doses) matrix[at++] = dose(...point);
  return matrix;
}

/** Lesions irradiate each other: their shares are adjusted in turn until each PTV has its coverage. */
function scaledToCoverage(
  weights: Float64Array,
  doses: readonly BeamDose[],
  lesionOf: readonly number[],
  targets: readonly (readonly Point[])[],
): Float64Array {
  const shares = new Float64Array(targets.length).fill(1);
  // At each point of each target, the dose that the beams of each lesion give.
  const parts = targets.map((points) =>
    points.map((point) => {
      const from = new Float64Array(targets.length);
      for (const [unit, dose] of doses.entries())
        if (weights[unit]! > 0) from[lesionOf[unit]!]! += weights[unit]! * dose(...point);
      return from;
    }),
  );
  for (let round = 0; round < 20; round++)
    for (const [target, points] of parts.entries()) {
      const received = points.map((from) =>
        from.reduce((sum, dose, lesion) => sum + shares[lesion]! * dose, 0),
      );
      shares[target]! /= coveredDose(received);
    }
  return weights.map((weight, unit) => weight * shares[lesionOf[unit]!]!);
}

/** The prescription of which the points are covered as wished. */
function coveredDose(doses: readonly number[]): number {
  const falling = doses.toSorted((a, b) => b - a);
  const last = falling.length - 1;
  return Math.min(
    ...coverage.map(
      ({ ptv, prescription }) =>
        falling[Math.min(last, Math.floor(ptv * falling.length))]! / prescription,
    ),
  );
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
