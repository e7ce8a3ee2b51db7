import { type Aperture, apertureAround } from "./aperture.ts";
import { type BeamDirection, type BeamView, beamView } from "./beam-geometry.ts";

import type { Lesion } from "./lesion.ts";
import type { Point } from "./voxel-grid.ts";

/** Static beams, or arcs. */
export type Technique = "static" | "arc";

/** A direction in which a beam stands, or that an arc passes. */
export interface Segment {
  readonly direction: BeamDirection;
  readonly view: BeamView;
  readonly aperture: Aperture;
}

/** A beam as it is delivered; an arc has a segment for each of its control points. */
export interface PlannedBeam {
  readonly name: string;
  readonly isocentre: Point;
  readonly turns: "none" | "clockwise" | "counter-clockwise";
  readonly segments: readonly Segment[];
}

/** The edge of the field lies so far outside the target that its penumbra does not reach into it, mm. */
const fieldMarginMm = 4.5;

/** Degrees between two control points of an arc. */
const arcStepDeg = 14;

/** Coplanar and non-coplanar directions from the side on which the lesion lies, all of which a gantry can reach. */
export function arrangement(
  lesion: Lesion,
  number: number,
  technique: Technique,
): readonly PlannedBeam[] {
  const isocentre = lesion.centre.map((mm) => Math.round(mm * 10) / 10 + 0) as unknown as Point;
  const fromLeft = lesion.centre[0] > -10;
  const segment = (gantryDeg: number, collimatorDeg: number, couchDeg: number): Segment => {
    const direction = {
      gantryDeg: (gantryDeg + 360) % 360,
      collimatorDeg,
      couchDeg: (couchDeg + 360) % 360,
    };
    const view = beamView(direction, isocentre);
    return { direction, view, aperture: apertureAround(lesion.ptvBalls, view, fieldMarginMm) };
  };
  const beams = technique === "static" ? staticBeams(fromLeft) : arcs(fromLeft);
  return beams.map(({ from, to, collimator, couch }, i): PlannedBeam => {
    const steps = Math.round(Math.abs(to - from) / arcStepDeg);
    const gantry = Array.from(
      { length: steps + 1 },
      (_, k) => from + (steps === 0 ? 0 : (k * (to - from)) / steps),
    );
    return {
      name: `${technique === "arc" ? "Arc" : "Beam"} ${number}.${i + 1}`,
      isocentre,
      turns: to === from ? "none" : to > from ? "clockwise" : "counter-clockwise",
      segments: gantry.map((angle) => segment(angle, collimator, couch)),
    };
  });
}

interface Sweep {
  readonly from: number;
  readonly to: number;
  readonly collimator: number;
  readonly couch: number;
}

function staticBeams(fromLeft: boolean): readonly Sweep[] {
  const coplanar = fromLeft
    ? [-100, -70, -40, -15, 10, 35, 60, 90, 150]
    : [-170, -145, -120, -95, -70, -45, -20, 10, 40];
  const nonCoplanar: readonly (readonly [gantry: number, couch: number])[] = fromLeft
    ? [
        [25, 270],
        [-35, 30],
        [45, 330],
      ]
    : [
        [25, 270],
        [-60, 25],
        [-60, 335],
      ];
  return [...coplanar.map((gantry) => [gantry, 0] as const), ...nonCoplanar].map(
    ([gantry, couch]) => ({ from: gantry, to: gantry, collimator: 0, couch }),
  );
}

function arcs(fromLeft: boolean): readonly Sweep[] {
  const [from, to] = fromLeft ? [-120, 120] : [-179, 50];
  return [
    { from, to, collimator: 15, couch: 0 },
    { from: fromLeft ? 60 : 20, to: fromLeft ? -60 : -80, collimator: 345, couch: 15 },
    { from: fromLeft ? -60 : -80, to: fromLeft ? 60 : 20, collimator: 15, couch: 345 },
  ];
}
