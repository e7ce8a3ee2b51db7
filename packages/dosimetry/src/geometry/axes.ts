export type Vector = readonly [number, number, number];

/** Orthonormal directions (DICOM LPS) in which a solid is cut: u and v in the slice, w along its normal. */
export type Axes = readonly [u: Vector, v: Vector, w: Vector];

/** Axes of transverse slices: left, posterior, superior. */
export const transverseAxes: Axes = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(a: Vector): Vector {
  const length = Math.hypot(a[0], a[1], a[2]);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Whether two directions are parallel or opposite within half a degree. */
export function parallel(a: Vector, b: Vector): boolean {
  return Math.abs(dot(a, b)) > 0.99996;
}

/**
 * Axes whose third is a slice normal. Normals along a patient axis give patient axes, so that
 * transverse, coronal and sagittal sets need no rotation; an oblique normal gets the in-plane
 * directions nearest to the patient's.
 */
export function axesAlong(normal: Vector): Axes {
  if (parallel(normal, [0, 0, 1])) return transverseAxes;
  if (parallel(normal, [0, 1, 0])) {
    return [
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ];
  }
  if (parallel(normal, [1, 0, 0])) {
    return [
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ];
  }
  const w = unit(normal);
  const along = Math.abs(w[0]) < 0.9 ? ([1, 0, 0] as const) : ([0, 1, 0] as const);
  const share = dot(along, w);
  const u = unit([along[0] - share * w[0], along[1] - share * w[1], along[2] - share * w[2]]);
  return [u, cross(w, u), w];
}

/** Whether two sets of axes are the same directions in the same order. */
export function sameAxes(a: Axes, b: Axes): boolean {
  return a.every((axis, i) => dot(axis, b[i]!) > 0.99996);
}
