import { type Aperture, apertureAround, partsOf } from "./aperture.ts";
import { type BeamDirection, type BeamView, beamView } from "./beam-geometry.ts";

import type { Lesion } from "./lesion.ts";
import type { Point } from "./voxel-grid.ts";

/** Static beams, or arcs. */
export type Technique = "static" | "arc";

/** An opening in a direction in which a beam stands or that an arc passes. */
export interface Segment {
  readonly direction: BeamDirection;
  /** The same for segments of one direction. */
  readonly view: BeamView;
  readonly aperture: Aperture;
}

/** A beam as it is delivered: a static beam has several openings one after another, an arc one at each control point. */
export interface PlannedBeam {
  readonly name: string;
  readonly isocentre: Point;
  readonly turns: "none" | "clockwise" | "counter-clockwise";
  readonly segments: readonly Segment[];
}

/** The edge of the field lies so far outside the target that its penumbra does not reach into it, mm. */
const fieldMarginMm = 4;

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
  const look = (gantryDeg: number, { collimator, couch }: Sweep): Segment => {
    const direction = {
      gantryDeg: (gantryDeg + 360) % 360,
      collimatorDeg: collimator,
      couchDeg: couch,
    };
    const view = beamView(direction, isocentre);
    return { direction, view, aperture: apertureAround(lesion.ptvBalls, view, fieldMarginMm) };
  };
  const beam = (index: number, turns: PlannedBeam["turns"], segments: readonly Segment[]) => ({
    name: `${technique === "arc" ? "Arc" : "Beam"} ${number}.${index + 1}`,
    isocentre,
    turns,
    segments,
  });
  if (technique === "static")
    return staticBeams(fromLeft).map((sweep, index) => {
      const whole = look(sweep.from, sweep);
      const parts = partsOf(whole.aperture).map((aperture) => ({ ...whole, aperture }));
      return beam(index, "none", [whole, ...parts]);
    });
  return arcs(fromLeft).map((sweep, index) => {
    const { from, to } = sweep;
    const steps = Math.round(Math.abs(to - from) / arcStepDeg);
    const segments = Array.from({ length: steps + 1 }, (_, k): Segment => {
      const whole = look(from + (k * (to - from)) / steps, sweep);
      if (sweep.opens === "whole") return whole;
      // One part after another, in turn.
      const parts = partsOf(whole.aperture);
      return { ...whole, aperture: parts[k % parts.length]! };
    });
    return beam(index, to > from ? "clockwise" : "counter-clockwise", segments);
  });
}

interface Sweep {
  readonly from: number;
  readonly to: number;
  readonly collimator: number;
  readonly couch: number;
  readonly opens: "whole" | "parts";
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
    ([gantry, couch]) => ({
      from: gantry,
      to: gantry,
      collimator: 0,
      couch,
      opens: "whole" as const,
    }),
  );
}

function arcs(fromLeft: boolean): readonly Sweep[] {
  const [from, to] = fromLeft ? [-120, 120] : [-179, 50];
  const [side, front] = fromLeft ? [60, -60] : [-80, 20];
  return [
    { from, to, collimator: 15, couch: 0, opens: "whole" },
    { from: to - 7, to: from + 7, collimator: 345, couch: 0, opens: "parts" },
    { from: side, to: front, collimator: 15, couch: 15, opens: "whole" },
    { from: front, to: side, collimator: 345, couch: 345, opens: "whole" },
  ];
}
