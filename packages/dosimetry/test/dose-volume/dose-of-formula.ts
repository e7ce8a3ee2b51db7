import type { DoseGrid } from "@fiducial/dosimetry";

export type Point = readonly [number, number, number];

/** Dose by a formula on a grid that covers ± half around the origin. */
export function doseOf(
  formula: (x: number, y: number, z: number) => number,
  spacing: Point,
  half: number,
  shift: Point = [0, 0, 0],
): DoseGrid {
  const size = spacing.map((s) => 2 * Math.ceil(half / s) + 1) as [number, number, number];
  const originMm = spacing.map((s, d) => shift[d]! - Math.ceil(half / s) * s) as [
    number,
    number,
    number,
  ];
  const doseGy = new Float32Array(size[0] * size[1] * size[2]);
  let at = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++) {
        doseGy[at] = formula(
          originMm[0] + i * spacing[0],
          originMm[1] + j * spacing[1],
          originMm[2] + k * spacing[2],
        );
        at += 1;
      }
    }
  }
  return {
    doseGy,
    frame: {
      size,
      originMm,
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      spacingMm: [spacing[0], spacing[1]],
      planeOffsetsMm: Float64Array.from({ length: size[2] }, (_, k) => k * spacing[2]),
    },
    summationType: "PLAN",
    doseType: "PHYSICAL",
    sopInstanceUid: "1.2",
    frameOfReferenceUid: "1.2.3",
    referencedPlanUid: null,
    referencedStructureSetUid: null,
  };
}
